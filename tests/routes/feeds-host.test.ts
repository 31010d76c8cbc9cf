import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { verifySource } from '#app/publication/verify/verify-source.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type PortalUnderTest, startPortalUnderTest } from '#tests/support/portal-under-test.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let portal: PortalUnderTest
let ocid: string

beforeAll(async () => {
  database = await openTestDatabase()
  const entities = await seedEntities(database.god, ['salud', 'obras'])
  for (const entity of entities) {
    const publications = Array.from({ length: 7 }, (_, at) => ({
      ocid: sampleOcid(entity, at),
      document: sampleDocument(entity, at),
    }))
    await asWorker(entity.id, async (tx) =>
      publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
    )
  }
  ocid = sampleOcid(entities[0]!, 1)
  portal = await startPortalUnderTest()
}, 120_000)
afterAll(async () => {
  await portal.close()
  await database.close()
})

const addresses = () => [
  '/api/v1/releases',
  '/api/v1/records',
  '/api/v1/historical/releases',
  '/api/v1/entities',
  '/api/v1/entities/salud/releases',
  '/api/v1/entities/salud/records',
  '/api/v1/entities/salud/feed.atom',
  '/api/v1/feed.atom',
  `/api/v1/records/${ocid}`,
  `/api/v1/releases/${ocid}/${ocid}-1`,
  '/api/v1/manifest',
  '/api/v1/openapi.json',
]

test('every address answers GET, HEAD and a conditional GET, to any site', async () => {
  for (const address of addresses()) {
    const answer = await fetch(portal.url + address, { headers: { Origin: 'https://otro.invalid' } })
    const etag = answer.headers.get('ETag') ?? ''
    expect([address, answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([address, 200, '*'])
    expect(etag).toMatch(/^"[^"]+"$/)
    expect((await answer.text()).length).toBeGreaterThan(50)
    const head = await fetch(portal.url + address, { method: 'HEAD' })
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
    const known = await fetch(portal.url + address, { headers: { 'If-None-Match': etag } })
    expect([address, known.status]).toEqual([address, 304])
    const preflight = await fetch(portal.url + address, { method: 'OPTIONS' })
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Methods')]).toEqual([204, 'GET, HEAD'])
    const post = await fetch(portal.url + address, { method: 'POST' })
    expect([address, post.status, ((await post.json()) as { error: { code: string } }).error.code]).toEqual([
      address,
      405,
      'method-not-allowed',
    ])
  }
})

test.each([
  '/api/v1/nada',
  '/api/v1/entities/nadie/releases',
  '/api/v1/records/ocds-nadie0-1',
  '/api/v1/entities/salud/otra',
  '/api/v1/releases/a%2Fb/c',
  '/api/v1',
])('%s is a 404 for machines', async (address) => {
  const answer = await fetch(portal.url + address)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } })
})

test('verify follows the feeds over the network to the end and compares them with the manifest', async () => {
  for (const [address, count] of [
    ['/api/v1/releases?limit=3', 14],
    ['/api/v1/entities/salud/releases?limit=2', 7],
  ] as const) {
    const verdict = await verifySource(portal.url + address)
    expect(verdict).toMatchObject({ valid: true, releases: count, comparedWithManifest: true, problems: [] })
  }
  await expect(verifySource(`${portal.url}/api/v1/entities/nadie/releases`)).rejects.toThrow('404')
})

test('a database that is gone is a 503 with a sentence, and comes back by itself', async () => {
  await database.god`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${portal.url}/api/v1/manifest`)))
  for (const { status } of answers) expect([200, 503]).toContain(status)
  expect((await fetch(`${portal.url}/api/v1/manifest`)).status).toBe(200)
})
