import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { listReleases } from '#app/publication/feeds/list-releases.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { openPool, pool } from '#db/pool.server.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const HOURS = [0, 1, 0, -1, -1, 2, 0, -24]
let database: TestDatabase
let entities: SeededEntity[]
/** In the order in which they were published. */
let published: { entity: string; at: string; position: number }[]

/** The database's own clock is moved: a function of that name is found before the built-in one. */
const moveClock = (hours: number) => database.god`update moved.clock set hours = ${hours}`

beforeAll(async () => {
  database = await openTestDatabase()
  entities = await seedEntities(database.god, ['salud', 'obras'])
  const login = new URL(database.appUrl)
  await database.god.unsafe(`create schema moved; create table moved.clock as select 0 as hours;
    create function moved.clock_timestamp() returns timestamptz language sql volatile security definer
      as 'select pg_catalog.clock_timestamp() + hours * interval ''1 hour'' from moved.clock';
    grant usage on schema moved to public; grant execute on function moved.clock_timestamp to public;
    alter role ${login.username} in database ${login.pathname.slice(1)} set search_path = moved, pg_catalog, public`)
  await pool().sql.end()
  openPool(database.appUrl, 6)
  published = []
  for (const [number, hours] of HOURS.entries()) {
    await moveClock(hours)
    for (const entity of entities) {
      const publications = [{ ocid: sampleOcid(entity, number), document: sampleDocument(entity, number) }]
      const { published: releases } = await asWorker(entity.id, async (tx) =>
        publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
      )
      for (const { statePosition: position, publishedAt: at } of releases)
        published.push({ entity: entity.slug, at, position })
    }
  }
})
afterAll(() => database.close())

interface Page {
  releases: { id: string; ocid: string }[]
  chain: { position: number }[]
  publishedDate: string
  links: { next?: string }
}
const read = async (address: string, slug: string | null): Promise<Page> =>
  JSON.parse((await listReleases(new Request(new URL(address, 'http://portal.prueba')), slug)).body as string) as Page
async function follow(address: string, slug: string | null): Promise<Page[]> {
  const pages = [await read(address, slug)]
  for (let next = pages[0]?.links.next; next; next = pages.at(-1)?.links.next) pages.push(await read(next, slug))
  return pages
}
const countOf = (pages: Page[]) => pages.flatMap(({ releases }) => releases).length

test('the clock was really moved, and positions and times of publication still rise without a gap', () => {
  const times = published.map(({ at }) => at)
  expect(times.at(-1)! > new Date(Date.now() + 1.9 * 3_600_000).toISOString()).toBe(true)
  expect(published.map(({ position }) => position)).toEqual(published.map((_, at) => at + 1))
  expect(times).toEqual([...new Set(times)].sort())
})

test('since misses nothing and repeats nothing, from the moment of every publication, statewide and by entity', async () => {
  for (const [index, { at }] of published.entries()) {
    expect(countOf(await follow(`/api/v1/releases?limit=3&since=${at}`, null)), at).toBe(published.length - index)
    for (const { slug } of entities) {
      const expected = published.filter((one) => one.entity === slug && one.at >= at).length
      const pages = await follow(`/api/v1/entities/${slug}/releases?limit=3&since=${at}`, slug)
      expect(countOf(pages), `${slug} ${at}`).toBe(expected)
    }
  }
})

test('the date of a package never goes back along the feed, nor for whoever comes again', async () => {
  const dates = (await follow('/api/v1/releases?limit=2', null)).map(({ publishedDate }) => publishedDate)
  expect(dates).toEqual([...dates].sort())
  const own = (await follow('/api/v1/entities/obras/releases?limit=2', 'obras')).map((page) => page.publishedDate)
  expect(own).toEqual([...own].sort())
  const [heads] =
    await database.god`select (select last_published_at from published_state_positions where feed = 'main')
    = (select max(published_at) from published_releases) as agree`
  expect(heads).toEqual({ agree: true })
})
