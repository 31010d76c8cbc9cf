import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject, Release } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const COMPANY = 'MX-RFC-AAA010101AAA'
let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
})
afterAll(() => database.close())

const past = (entity: SeededEntity, number: number, releaseId: string, date: unknown) => {
  const ocid = sampleOcid(entity, number)
  const release = {
    ...sampleDocument(entity, number, { suppliers: [COMPANY] }),
    ocid,
    id: 7,
    date,
    tag: ['tender'],
  } as JsonObject
  const findings = [
    { path: '/id', keyword: 'type', severity: 'error' as const, message: 'El identificador debe ser un texto.' },
  ]
  return { ocid, releaseId, release, findings }
}
const bringIn = (entity: SeededEntity, releases: ReturnType<typeof past>[]) =>
  asWorker(entity.id, async (tx) =>
    publishHistorical(tx, await beginPublishing(tx), { releases, actorId: null, door: 'import' }),
  )
const publish = (entity: SeededEntity, release: Release) =>
  asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), { publications: [{ release }], actorId: null, door: 'import' }),
  )
const counters = () =>
  database.god`select feed, position, releases, records from published_state_positions order by feed`

test('past releases are found and shown, and count nowhere', async () => {
  const { published } = await bringIn(salud, [
    past(salud, 1, '7', '0001-01-01T00:00:00Z'),
    past(salud, 1, '8', 'ayer'),
    past(salud, 2, '7', null),
  ])
  expect(published.map(({ position, statePosition }) => [position, statePosition])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  expect(await counters()).toMatchObject([
    { feed: 'historical', position: '3', releases: '3', records: '2' },
    { feed: 'main', position: '0', releases: '0', records: '0' },
  ])
  expect(await database.god`select historical from published_processes`).toEqual([
    { historical: true },
    { historical: true },
  ])
  expect(await database.god`select id, processes, entities from published_suppliers`).toEqual([
    { id: COMPANY, processes: 0, entities: 0 },
  ])
  expect(
    await database.god`select release_id, release_date, findings -> 0 ->> 'path' as path from published_historical_releases order by position`,
  ).toMatchObject([
    { release_id: '7', path: '/id' },
    { release_id: '8', release_date: null },
    { release_id: '7', release_date: null },
  ])
  expect(await disagreements(database.god)).toEqual([])
})

test('a historical process takes no release in the main feed, nor another entity its ocid', async () => {
  const good = {
    ...sampleDocument(salud, 1),
    ocid: sampleOcid(salud, 1),
    id: 'r',
    date: '2020-01-01T00:00:00Z',
    tag: ['tender'],
  } as unknown as Release
  await expect(publish(salud, good)).rejects.toMatchObject({ code: 'historical-process', status: 409 })
  await expect(bringIn(obras, [{ ...past(obras, 9, '1', null), ocid: sampleOcid(salud, 1) }])).rejects.toMatchObject({
    code: 'ocid-taken',
  })
  await expect(bringIn(salud, [past(salud, 1, '7', null)])).rejects.toMatchObject({ code: 'release-id-taken' })
})

test('a failing release of a process that is in the main feeds goes to the historical feed alone: the process stays', async () => {
  const ocid = sampleOcid(obras, 3)
  const good = {
    ...sampleDocument(obras, 3, { suppliers: [COMPANY] }),
    ocid,
    id: 'r',
    date: '2020-01-01T00:00:00Z',
    tag: ['tender'],
  } as unknown as Release
  await publish(obras, good)
  const row = () => database.god`select historical, release_count, title from published_processes where ocid = ${ocid}`
  const before = await row()
  await bringIn(obras, [past(obras, 3, 'r-2', '2021-01-01T00:00:00Z')])
  expect(await row()).toEqual(before)
  expect(before).toMatchObject([{ historical: false, release_count: 1 }])
  expect(await database.god`select release_id from published_historical_releases where ocid = ${ocid}`).toEqual([
    { release_id: 'r-2' },
  ])
  expect(await database.god`select count(*)::int as n from published_historical_records where ocid = ${ocid}`).toEqual([
    { n: 0 },
  ])
  await publish(obras, { ...good, id: 'r-3', date: '2022-01-01T00:00:00Z' } as Release)
  expect(await row()).toMatchObject([{ historical: false, release_count: 2 }])
})
