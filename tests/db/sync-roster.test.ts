import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncRoster } from '#app/workflows/sync-roster.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readRoster } from '#tenants/read-roster.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('the roster of Quintana Roo is added once; the second time every entity is left', async () => {
  const size = readRoster('quintana-roo').length
  const first = await syncRoster('quintana-roo', '2026-11-20')
  expect(first.added).toHaveLength(size)
  const second = await syncRoster('quintana-roo', '2026-11-21')
  expect(second).toMatchObject({ added: [], renamed: [], changed: [], missing: [] })
  expect(second.left).toHaveLength(size)
  const shown = await asVisitor((tx) => tx.db.execute('select slug from published_entities'))
  expect(shown).toHaveLength(size)
})

test('a renamed entity keeps its id, and its former name with the day it ended', async () => {
  await database.god`update entities set name = 'Secretaría con otro nombre', slug = 'otro-nombre' where key = (select key from entities where kind = 'dependencia' order by key limit 1)`
  const [before] = await database.god`select id, key from entities where slug = 'otro-nombre'`
  const sync = await syncRoster('quintana-roo', '2026-11-21')
  expect(sync.renamed).toHaveLength(1)
  const [after] = await database.god`select id, slug, name from entities where key = ${before?.key}`
  expect(after?.id).toBe(before?.id)
  const aliases =
    await database.god`select slug, name, valid_until from entity_aliases where entity_id = ${before?.id} and name = 'Secretaría con otro nombre'`
  expect(aliases).toEqual([{ slug: 'otro-nombre', name: 'Secretaría con otro nombre', valid_until: '2026-11-21' }])
  expect(await syncRoster('quintana-roo', '2026-11-22')).toMatchObject({ added: [], renamed: [], changed: [] })
})

test('another state in the same database is refused and nothing changes', async () => {
  await expect(syncRoster('demo', '2026-11-20')).rejects.toMatchObject({ code: 'other-state', status: 409 })
  const [state] = await database.god`select state_slug from deployment`
  expect(state?.state_slug).toBe('quintana-roo')
})
