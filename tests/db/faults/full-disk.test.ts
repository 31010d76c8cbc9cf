import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { DatabaseBusy } from '#db/lost-connection.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

/*
 * The disk is full: PostgreSQL says SQLSTATE 53100 of the first statement that needs room, and the transaction is undone. Which one
 * that is, is chance; here each table in turn is the one that finds no room, by a trigger that says what the server would say. It
 * needs neither root nor a small volume, and hits every phase.
 */
const TABLES = [
  'imports',
  'release_originals',
  'published_ocids',
  'audit_events',
  'published_releases',
  'published_release_bodies',
  'published_records',
  'published_processes',
  'published_rollup',
]
let database: TestDatabase
let entity: SeededEntity
const releases = Array.from({ length: 20 }, (_, at) => ({
  ...{
    ocid: `ocds-prueba-${at}`,
    id: '1',
    date: '2026-01-01T00:00:00-06:00',
    tag: ['tender'],
    initiationType: 'tender',
  },
  tender: { id: '1', title: `Compra ${at}` },
}))
const file = { name: 'todas.json', bytes: new TextEncoder().encode(JSON.stringify(releases)) }

beforeAll(async () => {
  database = await openTestDatabase()
  entity = (await seedEntities(database.god, ['salud']))[0]!
  await database.god`create function full_disk() returns trigger language plpgsql as
    'begin raise exception using errcode = ''53100'', message = ''could not extend file: No space left on device''; end'`
})
afterAll(() => database.close())

const bring = () => importFiles({ entityId: entity.id, files: [file], publish: true, actor: 'prueba' })

test('in each phase of an import: refused as a busy database, nothing half done, and the same import then ends', async () => {
  for (const table of TABLES) {
    await database.god.unsafe(
      `create trigger full_disk before insert on ${table} for each row execute function full_disk()`,
    )
    await expect(bring(), table).rejects.toBeInstanceOf(DatabaseBusy)
    expect([table, await disagreements(database.god)]).toEqual([table, []])
    const [left] =
      await database.god`select (select count(*) from published_releases)::int as n, (select count(*) from published_ocids)::int as o`
    expect([table, left]).toEqual([table, { n: 0, o: 0 }])
    await database.god.unsafe(`drop trigger full_disk on ${table}`)
  }
  expect(await bring()).toMatchObject({ rejected: 0, duplicates: 0 })
  expect(await disagreements(database.god)).toEqual([])
  expect((await database.god`select count(*)::int as n from published_releases`)[0]?.n).toBeGreaterThan(0)
})

test('no room for temporary files (temp_file_limit, the server’s own word): the same refusal', async () => {
  const { username, pathname } = new URL(database.appUrl)
  const here = `alter role ${username} in database ${pathname.slice(1)}`
  await database.god.unsafe(`${here} set work_mem = '64kB'`)
  await database.god.unsafe(`${here} set temp_file_limit = '100kB'`)
  await closePool()
  openPool(database.appUrl, 2)
  const sorting = asVisitor((tx) => tx.db.execute('select n from generate_series(1, 200000) n order by md5(n::text)'))
  await expect(sorting).rejects.toBeInstanceOf(DatabaseBusy)
  await database.god.unsafe(`${here} reset all`)
})
