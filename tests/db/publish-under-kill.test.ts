import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { loader as releases } from '#app/routes/api.v1.releases.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { DatabaseBusy, DatabaseLost } from '#db/lost-connection.server.ts'
import { HERE, routeArgs } from '#tests/support/page-requests.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { KillableServer } from '#tests/support/servers/killable-server.ts'

/** How often the server is killed: twice in the suite, PORTAL_KILLS=100 is the long run (docs/recipes.md). */
const KILLS = Number(process.env.PORTAL_KILLS ?? 2)
/** How long writers write between two kills, in seconds. */
const BETWEEN = 5
const WRITERS = 16
const SUPPLIERS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((letters) => `MX-RFC-${letters}010101AAA`)
const server = new KillableServer()
let entities: SeededEntity[]

beforeAll(async () => {
  await server.start()
  const god = server.god()
  entities = await seedEntities(god, ['salud', 'obras', 'agua', 'cultura', 'deporte'])
  await god.end()
}, 60_000)
afterAll(() => server.stop(), 60_000)

interface Acknowledged {
  ocid: string
  releaseId: string
  link: string
}

/** Numbers that look random and are the same in every run. */
function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed + 1; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state >>> 8
  }
}

/** Publishes at random until it is over; keeps what was acknowledged. A lost connection leaves the outcome open. */
async function write(seed: number, isOver: () => boolean, acknowledged: Acknowledged[]): Promise<number> {
  const numbers = numbersFrom(seed)
  const pick = (below: number) => numbers.next().value % below
  let lost = 0
  while (!isOver()) {
    const entity = entities[pick(entities.length)]!
    const publications = Array.from({ length: 1 + pick(3) }, () => {
      const file = pick(60)
      const suppliers = SUPPLIERS.filter(() => pick(3) === 0)
      const sample = { title: `Compra ${file} según ${pick(1000)}`, suppliers, amount: pick(1_000_000) }
      return { ocid: sampleOcid(entity, file), document: sampleDocument(entity, file, sample) }
    })
    try {
      const outcome = await asWorker(entity.id, async (tx) => {
        const publisher = await beginPublishing(tx)
        if (pick(4) === 0) await wait(pick(20))
        return publishReleases(tx, publisher, { publications, actorId: null, door: 'test' })
      })
      acknowledged.push(...outcome.published)
    } catch (error) {
      // Busy: the server is back and every connection is being made anew.
      if (!(error instanceof DatabaseLost || error instanceof DatabaseBusy)) throw error
      lost += 1
      await wait(50 + pick(100))
    }
  }
  return lost
}

interface Read {
  entity: string
  position: number
  ocid: string
  releaseId: string
  link: string
}

/** Follows the statewide feed as any machine does: next page while there is one, else the cursor again. */
async function read(isOver: () => boolean): Promise<{ seen: Read[]; failures: number }> {
  const seen: Read[] = []
  let cursor = ''
  let failures = 0
  for (let last = false; ; ) {
    const answer = await releases(routeArgs(new Request(`${HERE}/api/v1/releases?limit=25&cursor=${cursor}`)))
    if (answer.status !== 200) {
      expect(answer.status).toBe(503)
      failures += 1
      await wait(50)
      continue
    }
    const page = (await answer.json()) as { chain: Read[]; releases: { id: string }[]; nextCursor: string }
    expect(page.releases.map(({ id }) => id)).toEqual(page.chain.map(({ releaseId }) => releaseId))
    seen.push(...page.chain)
    cursor = page.nextCursor
    if (page.chain.length === 0 && last) return { seen, failures }
    last = isOver()
    if (page.chain.length === 0) await wait(20)
  }
}

test(
  `${WRITERS} writers, the server killed ${KILLS} times at random: a reader of the feed ends with exactly what was published`,
  async () => {
    const acknowledged: Acknowledged[] = []
    const began = Date.now()
    let [written, over] = [false, false]
    const reader = read(() => over)
    const writers = Array.from({ length: WRITERS }, (_, seed) => write(seed, () => written, acknowledged))
    const between = KILLS > 10 ? 1 : BETWEEN
    for (let kill = 0; kill < KILLS; kill++) {
      // At any point of whatever sixteen writers are at: between statements, in one, or in the commit.
      await wait(between * 1000 * (0.5 + Math.random()))
      await server.killAndRestart()
    }
    await wait(between * 1000)
    written = true
    const lost = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0)
    over = true
    const { seen, failures } = await reader

    const god = server.god()
    const published = await god<Read[]>`
    select e.slug as entity, position::int as position, ocid, release_id as "releaseId", link
    from published_releases r join entities e on e.id = r.entity_id order by state_position`
    const compared = seen.map(({ entity, position, ocid, releaseId, link }) => ({
      entity,
      position,
      ocid,
      releaseId,
      link,
    }))
    expect(compared).toEqual([...published])
    const there = new Set(published.map(({ link }) => link))
    expect(acknowledged.filter(({ link }) => !there.has(link))).toEqual([])
    expect(lost).toBeGreaterThan(0)
    expect(await disagreements(god)).toEqual([])
    await god.end()
    process.stdout.write(
      `${published.length} releases in ${Math.round((Date.now() - began) / 1000)} s by ${WRITERS} writers, ${acknowledged.length} acknowledged, ${lost} attempts lost to ${KILLS} kills, ${failures} reads failed\n`,
    )
  },
  120_000 + KILLS * 20_000,
)
