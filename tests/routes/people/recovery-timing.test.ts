import { afterAll, beforeAll, expect, test } from 'vitest'
import { askReset } from '#app/accounts/recovery/ask-reset.server.ts'
import { canBeToldApart, compareTimings } from '#tests/support/measuring/compare-timings.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const KINDS = ['conocida', 'ninguna', 'suspendida'] as const
/** Of each kind at once; every one another account, so that none is over its limit. */
const AT_ONCE = 10
const emailOf = (kind: string, number: number) => `${kind}${number}@prueba.invalid`

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  for (let number = 0; number < AT_ONCE; number += 1) {
    await seedUser(database.god, emailOf('conocida', number), [])
    await seedUser(database.god, emailOf('suspendida', number), [])
  }
  await database.god`update users set disabled_at = now() where email like 'suspendida%'`
})
afterAll(() => database.close())

/** Milliseconds of `times` requests of each kind, mixed, so that the machine's moods reach all alike. */
async function measure(times: number): Promise<number[][]> {
  const taken: number[][] = KINDS.map(() => [])
  for (let round = 0; round < times / AT_ONCE; round += 1) {
    await database.god`delete from rate_limits`
    const asking = Array.from({ length: AT_ONCE * KINDS.length }, async (_, turn) => {
      const at = (turn + round) % KINDS.length
      const started = performance.now()
      const email = emailOf(KINDS[at]!, Math.floor(turn / KINDS.length))
      await askReset({ email, clientAddress: `192.0.${turn}.10` })
      taken[at]!.push(performance.now() - started)
    })
    await Promise.all(asking)
  }
  return taken
}

test('asking for a new password takes known, unknown and suspended accounts the same time: 200 of each, 5 %', async () => {
  await measure(AT_ONCE)
  const taken = await measure(200)
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const ratio = compareTimings(taken[one]!, taken[other]!)
    const figures = [ratio.median, ratio.low, ratio.high].map((each) => each.toFixed(3))
    process.stdout.write(
      `recovery, ${KINDS[one]} against ${KINDS[other]}: ${figures[0]} (${figures[1]} to ${figures[2]})\n`,
    )
    expect([KINDS[one], KINDS[other], ...figures, canBeToldApart(ratio, 0.05)]).toEqual([
      ...[KINDS[one], KINDS[other], ...figures],
      false,
    ])
  }
}, 120_000)
