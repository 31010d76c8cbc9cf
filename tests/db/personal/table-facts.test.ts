import { afterAll, beforeAll, expect, test } from 'vitest'
import { RETENTION_KINDS } from '#app/config/retention-terms.ts'
import { columnsRead } from '#db/personal/let-finder-read.server.ts'
import { TABLE_FACTS } from '#db/personal/table-facts.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const columnsOf = () => database.god<{ table: string; column: string; type: string }[]>`
  select relname as table, attname as column, format_type(atttypid, null) as type from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1, attnum`

test('every table has its entry: where a person is looked for, and how long its rows stay', async () => {
  const tables = [...new Set((await columnsOf()).map(({ table }) => table))]
  expect(Object.keys(TABLE_FACTS).sort()).toEqual(tables.sort())
  for (const [name, { words, retention }] of Object.entries(TABLE_FACTS)) {
    expect([name, words.length > 3]).toEqual([name, true])
    if (typeof retention === 'string') expect(RETENTION_KINDS).toContain(retention)
    else expect([name, retention.kept.length > 10]).toEqual([name, true])
  }
})

test('every column of text or JSON is searched, names the row, or says why nobody is looked for in it', async () => {
  const columns = await columnsOf()
  const wrong: string[] = []
  for (const { table, column, type } of columns) {
    if (!/text|character|json|tsvector|bytea/.test(type)) continue
    const { key = [], searched = [], passed = {} } = TABLE_FACTS[table] ?? { key: [] }
    const lists = [searched.includes(column) || key.includes(column), Object.hasOwn(passed, column)].filter(Boolean)
    if (lists.length !== 1) wrong.push(`${table}.${column}`)
  }
  for (const [table, facts] of Object.entries(TABLE_FACTS)) {
    const there = columns.filter((one) => one.table === table).map(({ column }) => column)
    for (const column of [...columnsRead(table), ...Object.keys(facts.passed ?? {})])
      if (!there.includes(column)) wrong.push(`${table}.${column} is not there`)
  }
  expect(wrong).toEqual([])
})

test('every column that refers to an account is followed', async () => {
  const references = await database.god<{ table: string; column: string }[]>`
    select distinct c.relname as table, a.attname as column from pg_constraint k join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
    where k.contype = 'f' and k.confrelid = 'users'::regclass`
  expect(references.length).toBeGreaterThan(10)
  for (const { table, column } of references)
    expect([table, column, TABLE_FACTS[table]?.accounts?.includes(column)]).toEqual([table, column, true])
})

test('the role of searches reads those columns and no other, changes nothing, and no login of the application is it', async () => {
  const granted = await database.god<{ table: string; column: string; right: string }[]>`
    select table_name as table, column_name as column, privilege_type as right
    from information_schema.column_privileges where grantee = 'portal_finder' and table_schema = 'public'`
  for (const { table, column, right } of granted) {
    expect(right).toBe('SELECT')
    expect([...columnsRead(table), 'entity_id', ...(table === 'entities' ? ['id', 'slug'] : [])]).toContain(column)
  }
  expect(granted.some(({ column }) => /hash|secret|password/.test(column))).toBe(false)
  const [role] = await database.god<{ mighty: boolean; logins: string[] }[]>`
    select rolsuper or rolbypassrls or rolcanlogin as mighty,
      array(select m.rolname::text from pg_roles m where m.rolname like 'portal\\_login%' and pg_has_role(m.oid, r.oid, 'member')) as logins
    from pg_roles r where rolname = 'portal_finder'`
  expect(role).toEqual({ mighty: false, logins: [] })
})
