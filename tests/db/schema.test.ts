import { readFileSync } from 'node:fs'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSchema } from '#db/dump-schema.server.ts'
import * as accounts from '#db/schema/accounts.ts'
import * as audit from '#db/schema/audit.ts'
import * as drafts from '#db/schema/drafts.ts'
import * as imports from '#db/schema/imports.ts'
import * as mail from '#db/schema/mail.ts'
import * as persons from '#db/schema/persons.ts'
import * as publishedCatalog from '#db/schema/published-catalog.ts'
import * as publishedHistorical from '#db/schema/published-historical.ts'
import * as publishedReleases from '#db/schema/published-releases.ts'
import * as publishedRoster from '#db/schema/published-roster.ts'
import * as publishedSanctions from '#db/schema/published-sanctions.ts'
import * as publishedWithdrawals from '#db/schema/published-withdrawals.ts'
import * as roster from '#db/schema/roster.ts'
import * as sanctions from '#db/schema/sanctions.ts'
import * as integrityApplications from '#db/schema/suppliers/integrity-applications.ts'
import * as integrityBadges from '#db/schema/suppliers/integrity-badges.ts'
import * as sanctionMatches from '#db/schema/suppliers/sanction-matches.ts'
import * as supplierAccounts from '#db/schema/suppliers/supplier-accounts.ts'
import * as suppliers from '#db/schema/suppliers.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

interface Table {
  name: string
  kind: string
  secured: boolean
  forced: boolean
  has_entity: boolean
}
const tables = () => database.god<Table[]>`
  select relname as name, coalesce(split_part(obj_description(oid), ':', 1), '') as kind, relrowsecurity as secured, relforcerowsecurity as forced,
    exists (select from pg_attribute where attrelid = c.oid and attname = 'entity_id') as has_entity
  from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`

describe('every table is of one kind and keeps its rule', () => {
  test('there are three kinds, told by the comment', async () => {
    for (const table of await tables()) expect(['tenant', 'state', 'published'], table.name).toContain(table.kind)
  })

  test('tenant tables have entity_id, ENABLE and FORCE, and policies that check what is written', async () => {
    const tenant = (await tables()).filter((table) => table.kind === 'tenant')
    expect(tenant.length).toBeGreaterThan(5)
    for (const table of tenant)
      expect(table, table.name).toMatchObject({ secured: true, forced: true, has_entity: true })
    const policies = await database.god<
      { table: string; name: string; cmd: string; using: string; check: string | null }[]
    >`
      select tablename as table, policyname as name, cmd, qual as using, with_check as check from pg_policies where schemaname = 'public'`
    for (const table of tenant)
      expect(
        policies.some((policy) => policy.table === table.name && policy.cmd === 'ALL'),
        table.name,
      ).toBe(true)
    // The roles of backups and of searches for a person read every row, and no login of the application can become them.
    const whole = ['a backup sees every row', 'a search for a person sees every row']
    for (const policy of policies.filter(({ name }) => !whole.includes(name))) {
      expect(policy.using).toMatch(/current_entity_id|current_user_id/)
      if (policy.cmd !== 'SELECT') expect(policy.check, policy.table).toMatch(/current_entity_id/)
    }
  })

  test('in tenant tables every primary and unique key, and every foreign key between them, begins with entity_id', async () => {
    const keys = await database.god<
      { table: string; name: string; type: string; first: string; to: string | null; toKind: string | null }[]
    >`
      select c.relname as table, k.conname as name, k.contype as type, a.attname as first, f.relname as to,
        split_part(obj_description(f.oid), ':', 1) as "toKind"
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      left join pg_class f on f.oid = k.confrelid
      where k.contype in ('p', 'u', 'f') and split_part(obj_description(c.oid), ':', 1) = 'tenant'`
    for (const key of keys.filter((key) => key.type !== 'f' || key.toKind === 'tenant'))
      expect(key.first, key.name).toBe('entity_id')
    const indexes = await database.god<{ name: string; first: string }[]>`
      select i.indexrelid::regclass::text as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and c.relnamespace = 'public'::regnamespace and split_part(obj_description(c.oid), ':', 1) = 'tenant'`
    for (const index of indexes) expect(index.first, index.name).toBe('entity_id')
  })

  test('published and state tables have no row security, and only published ones are granted to visitors', async () => {
    for (const table of (await tables()).filter((table) => table.kind !== 'tenant'))
      expect(table.secured, table.name).toBe(false)
    const granted = await database.god<{ table: string; privilege: string }[]>`
      select table_name as table, privilege_type as privilege from information_schema.role_table_grants where grantee = 'portal_visitor' and table_schema = 'public'`
    const published = (await tables()).filter((table) => table.kind === 'published').map((table) => table.name)
    expect(granted.map((grant) => grant.table).sort()).toEqual([...published].sort())
    expect(new Set(granted.map((grant) => grant.privilege))).toEqual(new Set(['SELECT']))
  })

  test('no door may truncate, make triggers or references; nobody may change what is append only', async () => {
    const grants = await database.god<{ table: string; role: string; privilege: string }[]>`
      select table_name as table, grantee as role, privilege_type as privilege from information_schema.role_table_grants
      where grantee like 'portal\\_%' and grantee not like 'portal\\_owner%' and table_schema = 'public'`
    for (const grant of grants) expect(['SELECT', 'INSERT', 'UPDATE', 'DELETE']).toContain(grant.privilege)
    const appendOnly = [
      'published_releases',
      'published_release_bodies',
      'published_historical_releases',
      'audit_events',
      'published_ocids',
      'release_originals',
      'draft_events',
      'integrity_acts',
      'integrity_decisions',
      'integrity_badge_acts',
      'integrity_acts',
      'integrity_decisions',
      'integrity_badge_acts',
    ]
    expect(
      grants.filter((grant) => appendOnly.includes(grant.table) && ['UPDATE', 'DELETE'].includes(grant.privilege)),
    ).toEqual([])
    const toAll =
      await database.god`select * from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'`
    expect(toAll).toHaveLength(0)
  })

  test('there are no views, only known SECURITY DEFINER functions with a fixed path, and no function that everybody may run', async () => {
    expect(
      await database.god`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
    ).toHaveLength(0)
    const functions = await database.god<{ name: string; definer: boolean; open: boolean }[]>`
      select proname as name, prosecdef as definer, has_function_privilege('public', oid, 'execute') as open from pg_proc where pronamespace = 'public'::regnamespace`
    expect(functions.filter((f) => f.open)).toEqual([])
    // The one way into the audit chain, the one into the queue of jobs, and the one by which bodies go: only doors may run them.
    const definers = ['append_audit', 'enqueue_job', 'withdraw_process']
    expect(functions.flatMap((f) => (f.definer ? [f.name] : [])).sort()).toEqual(definers)
    const paths = await database.god`select from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
      and not coalesce(array_to_string(proconfig, ';') ~ '^search_path=pg_catalog, (public, )?pg_temp$', false)`
    expect(paths).toHaveLength(0)
  })

  test('the queue of jobs is the runner’s alone', async () => {
    const granted = await database.god<{ role: string }[]>`
      select distinct grantee as role from information_schema.role_table_grants where table_schema = 'graphile_worker' and grantee not like 'portal\\_owner%'`
    expect(granted.map(({ role }) => role)).toEqual(['portal_jobs'])
    const open = await database.god`select proname from pg_proc where pronamespace = 'graphile_worker'::regnamespace
      and (has_function_privilege('public', oid, 'execute') or prosecdef)`
    expect(open).toHaveLength(0)
    const own = await database.god`select table_name from information_schema.role_table_grants
      where grantee = 'portal_jobs' and table_schema = 'public'`
    expect(own).toHaveLength(0)
  })

  test('no role of ours is superuser, bypasses row security or owns a table', async () => {
    expect(
      await database.god`select rolname from pg_roles where rolname like 'portal%' and (rolsuper or rolbypassrls or (rolinherit and rolname like 'portal\\_login%'))`,
    ).toHaveLength(0)
    const owners = await database.god<
      { owner: string }[]
    >`select distinct tableowner as owner from pg_tables where schemaname = 'public'`
    expect(owners).toHaveLength(1)
    expect(owners[0]?.owner).toMatch(/^portal_owner/)
  })
})

test('the row shapes of db/schema name the columns that the tables have', async () => {
  const shapes = [
    accounts,
    audit,
    drafts,
    imports,
    integrityApplications,
    integrityBadges,
    mail,
    persons,
    publishedCatalog,
    publishedHistorical,
    publishedReleases,
    publishedRoster,
    publishedSanctions,
    publishedWithdrawals,
    roster,
    sanctionMatches,
    sanctions,
    supplierAccounts,
    suppliers,
  ]
  const described = shapes
    .flatMap((shape) => Object.values(shape))
    .filter((value): value is PgTable => is(value, PgTable))
  const columns = await database.god<{ table: string; names: string[] }[]>`
    select c.relname as table, array_agg(a.attname || (case when a.attnotnull then '!' else '' end) order by a.attname)::text[] as names from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1`
  const wanted = Object.fromEntries(columns.map((row) => [row.table, row.names]))
  const found = Object.fromEntries(
    described.map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table))
        .map((column) => column.name + (column.notNull ? '!' : ''))
        .sort(),
    ]),
  )
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort())
  for (const [name, names] of Object.entries(wanted)) expect(found[name], name).toEqual([...names].sort())
})

test('db/schema.sql is the schema that the migrations make (npm run db:dump writes it)', async () => {
  const golden = readFileSync('db/schema.sql', 'utf8')
  expect(await dumpSchema(database.ownerUrl)).toBe(golden)
})
