import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { readReleasePage } from '#db/queries/feeds/release-pages.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const SUPPLIERS = ['AAA', 'BBB', 'CCC', 'DDD'].map((letters) => `MX-RFC-${letters}010101AAA`)
let database: TestDatabase
let entities: SeededEntity[]

beforeAll(async () => {
  database = await openTestDatabase({ max: 20 })
  entities = await seedEntities(database.god, ['salud', 'obras', 'agua', 'cultura'])
})
afterAll(() => database.close())

test('sixteen writers at once leave no gap, and a reader who follows the positions misses nothing', async () => {
  let writing = true
  const read: number[] = []
  const reader = (async () => {
    for (let after = 0, last = false; ; ) {
      const { rows } = await asVisitor((tx) => readReleasePage(tx, { entityId: null, after, since: null, limit: 7 }))
      read.push(...rows.map(({ statePosition }) => statePosition))
      after = rows.at(-1)?.statePosition ?? after
      if (last && rows.length === 0) return
      last = !writing
    }
  })()
  const writer = async (number: number) => {
    const entity = entities[number % entities.length]!
    for (let round = 0; round < 12; round++) {
      const file = (number * 7 + round * 3) % 20
      const sample = {
        title: `Ronda ${round} de ${number}`,
        suppliers: [SUPPLIERS[(number + round) % 4]!, SUPPLIERS[round % 4]!].filter(
          (id, at, all) => all.indexOf(id) === at,
        ),
      }
      const publications = [{ ocid: sampleOcid(entity, file), document: sampleDocument(entity, file, sample) }]
      await asWorker(entity.id, async (tx) => {
        const publisher = await beginPublishing(tx)
        if (round % 3 === 0) await new Promise((resolve) => setTimeout(resolve, (number * round) % 5))
        return publishReleases(tx, publisher, { publications, actorId: null, door: 'test' })
      })
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, number) => writer(number)))
  writing = false
  await reader
  expect(read).toEqual(Array.from({ length: 16 * 12 }, (_, at) => at + 1))
  expect(await disagreements(database.god)).toEqual([])
})

test('two entities that claim the same ocids at once: one gets all, the other is refused', async () => {
  const [one, other] = entities as [SeededEntity, SeededEntity]
  const ocids = Array.from({ length: 12 }, (_, at) => `ocds-demo00-disputa-${at}`)
  const claim = (entity: SeededEntity, order: string[]) =>
    asWorker(entity.id, async (tx) => {
      const publications = order.map((ocid, at) => ({ ocid, document: sampleDocument(entity, at) }))
      return publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' })
    }).then(
      ({ published }) => published.length,
      (error: { code?: string }) => error.code,
    )
  const ended = await Promise.all([claim(one, ocids), claim(other, [...ocids].reverse())])
  expect([...ended].sort()).toEqual([12, 'ocid-taken'])
  expect(await disagreements(database.god)).toEqual([])
})
