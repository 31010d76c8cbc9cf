import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDoor } from '#db/door.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { DOORS, type Door, TABLES } from './table-list.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let ana: string

/** A row of every tenant table for both entities, written past policies and triggers. */
beforeAll(async () => {
  database = await openTestDatabase()
  const { god } = database
  ;[salud, obras] = (await seedEntities(god, ['salud', 'obras'])) as [SeededEntity, SeededEntity]
  ana = await seedUser(god, 'ana@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  const beto = await seedUser(god, 'beto@prueba.invalid', [{ entityId: obras.id, role: 'capturer' }])
  for (const [entity, user] of [
    [salud, ana],
    [obras, beto],
  ] as const) {
    const things: Record<string, string> = { '{user}': user, '{draft}': randomUUID(), '{import}': randomUUID() }
    await god.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      for (const [name, { row }] of Object.entries(TABLES)) {
        if (!row) continue
        const values = Object.entries(row).map(([key, value]) => [key, things[String(value)] ?? value])
        await tx`insert into ${tx(name)} ${tx({ entity_id: entity.id, ...Object.fromEntries(values) })}`
      }
    })
  }
  await god`analyze`
})
afterAll(() => database.close())

const tenants = Object.entries(TABLES).filter(([, { kind }]) => kind === 'tenant')

/** Runs a statement as a door does, with salud (or none) at hand and ana as the person. The code of what refuses it, else its rows. */
async function through(role: Door, statement: string): Promise<string | Record<string, unknown>[]> {
  const who = role === 'visitor' ? {} : { entityId: salud.id, userId: ana }
  try {
    return await openDoor({ role, ...who, timeoutMs: 5000 }, async (tx) => [
      ...(await tx.db.execute<Record<string, unknown>>(statement)),
    ])
  } catch (error) {
    const { cause, code } = error as { cause?: { code?: string }; code?: string }
    return cause?.code ?? code ?? String(error)
  }
}

test('every table has its entry, and every entry its table', async () => {
  const found = await database.god<{ name: string; kind: string }[]>`
    select relname as name, coalesce(split_part(obj_description(oid), ':', 1), '') as kind from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`
  const listed = Object.entries(TABLES).map(([name, { kind }]) => ({ name, kind }))
  expect(listed.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([...found])
  for (const [name, { row }] of tenants) expect([name, row !== undefined]).toEqual([name, true])
})

test('every door has the rights of the list on each table, and no other right of any kind', async () => {
  const rights = await database.god<{ table: string; door: Door; rights: string; other: boolean }[]>`
    select c.relname as table, substr(rolname, 8) as door,
      (case when has_table_privilege(r.oid, c.oid, 'select') or has_any_column_privilege(r.oid, c.oid, 'select') then 'r' else '' end)
      || (case when has_table_privilege(r.oid, c.oid, 'insert') or has_any_column_privilege(r.oid, c.oid, 'insert') then 'i' else '' end)
      || (case when has_table_privilege(r.oid, c.oid, 'update') or has_any_column_privilege(r.oid, c.oid, 'update') then 'u' else '' end)
      || (case when has_table_privilege(r.oid, c.oid, 'delete') then 'd' else '' end) as rights,
      has_table_privilege(r.oid, c.oid, 'truncate') or has_table_privilege(r.oid, c.oid, 'trigger')
        or has_any_column_privilege(r.oid, c.oid, 'references') as other
    from pg_class c, pg_roles r
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and rolname = any(${DOORS.map((door) => `portal_${door}`)})`
  for (const { table, door, rights: has, other } of rights) {
    expect([table, door, has]).toEqual([table, door, TABLES[table]?.doors[door] ?? ''])
    expect([table, door, other]).toEqual([table, door, false])
  }
})

describe.each(tenants)('%s, with salud at hand', (name, { doors, row }) => {
  const foreign = () => `entity_id = '${obras.id}'`

  test.each(DOORS)('through the door of %s: nothing of obras is read, changed, removed or added', async (door) => {
    const may = doors[door] ?? ''
    const rows = await through(door, `select entity_id from ${name}`)
    if (!may.includes('r')) expect(rows).toBe('42501')
    else {
      const entities = (rows as { entity_id: string }[]).map(({ entity_id }) => entity_id)
      expect([name, door, [...new Set(entities)]]).toEqual([name, door, [salud.id]])
      expect(await through(door, `select 1 from ${name} where ${foreign()}`)).toEqual([])
    }
    expect(['42501', '[]']).toContain(
      told(await through(door, `update ${name} set entity_id = entity_id where ${foreign()} returning 1`)),
    )
    expect(['42501', '[]']).toContain(told(await through(door, `delete from ${name} where ${foreign()} returning 1`)))
    expect(await through(door, `update ${name} set entity_id = '${obras.id}'`)).toBe('42501')
    const columns = ['entity_id', ...Object.keys(row ?? {})].join(', ')
    const copy = `insert into ${name} (${columns}) select '${obras.id}', ${Object.keys(row ?? {}).join(', ')} from ${name}`
    expect(await through(door, copy)).toBe('42501')
  })
})

const told = (answer: unknown) => (typeof answer === 'string' ? answer : JSON.stringify(answer))

test('no door may COPY a server file, run a program, list roles’ secrets or read statistics of what it may not read', async () => {
  for (const door of DOORS) {
    for (const statement of [
      "copy published_state to '/tmp/x'",
      "copy published_state from program 'id'",
      'select * from pg_authid',
      "select pg_read_file('PG_VERSION')",
      "select lo_import('/etc/passwd')",
      'create table public.mine (x int)',
      'create temporary table mine (x int)',
      'create function public.mine() returns int language sql as $$ select 1 $$',
      'set role portal_owner',
      'alter table drafts disable row level security',
      'truncate published_releases',
    ])
      expect([door, statement, await through(door, statement)]).toEqual([
        door,
        statement,
        expect.stringMatching(/^(42501|22023|42704|25006)$/),
      ])
    // pg_stats shows only columns that the role may read, and none of a table with row security.
    const seen = (await through(door, 'select distinct tablename from pg_stats')) as { tablename: string }[]
    const names = new Set(seen.map(({ tablename }) => tablename))
    for (const [name] of tenants) expect([door, name, names.has(name)]).toEqual([door, name, false])
  }
})
