import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT_ATTEMPTS, attemptKeys } from '#app/accounts/attempts/limit-attempts.server.ts'
import { setDisabled } from '#app/accounts/manage-accounts.server.ts'
import { canBeToldApart, compareTimings } from '#tests/support/measuring/compare-timings.ts'
import { type AccountsWorld, emailOf, openAccountsWorld, PASSWORD } from '#tests/support/sign-in/accounts-world.ts'
import { Browser } from '#tests/support/sign-in/browser.ts'

// docs/security.md C4: who tries sign-ins from outside must not learn from the answer, its size or its time who has an account.
const TIMINGS = 200
const ALLOWED = 0.05

let world: AccountsWorld
beforeAll(async () => {
  world = await openAccountsWorld()
  await setDisabled(world.ids.beto, true)
}, 180_000)
afterAll(() => world.close())

/** All of the same length, so that the answer, which gives the address back, has the same size. */
const KINDS = {
  known: { email: emailOf('nora'), password: 'no es la correcta' },
  unknown: { email: emailOf('xyzw'), password: 'no es la correcta' },
  locked: { email: emailOf('raul'), password: PASSWORD },
  disabled: { email: emailOf('beto'), password: PASSWORD },
} as const
type Kind = keyof typeof KINDS
const kinds = Object.keys(KINDS) as Kind[]
/** Those that are timed; a disabled account goes the way of a known one. */
const TIMED: readonly Kind[] = ['known', 'unknown', 'locked']

/** Every account is free to try again, but the locked one, which is over its limit. */
async function setCounters(): Promise<void> {
  const { account } = attemptKeys(KINDS.locked.email, '127.0.0.1')
  await world.database.god`delete from rate_limits where key <> ${account}`
  await world.database.god`insert into rate_limits values (${account}, now(), ${ACCOUNT_ATTEMPTS + 5})
    on conflict (key) do update set window_started_at = excluded.window_started_at, hits = excluded.hits`
}

const nonces = /nonce="[^"]*"/g

async function attempt(kind: Kind): Promise<{ took: number; told: string; size: number }> {
  const { email, password } = KINDS[kind]
  const browser = new Browser(world.portal.url)
  const start = performance.now()
  const answer = await browser.password(email, password)
  const body = await answer.text()
  const took = performance.now() - start
  const headers = [...answer.headers].filter(([name]) => !/^(date|x-request-id|content-security-policy)$/.test(name))
  const told = body.replace(nonces, '').replaceAll(email, '')
  return { took, told: JSON.stringify([answer.status, headers, told]), size: body.length }
}

/** Milliseconds over rounds in which each kind is tried once, beginning with another kind each round. */
async function measure(): Promise<Record<Kind, number[]>> {
  const took: Record<Kind, number[]> = { known: [], unknown: [], locked: [], disabled: [] }
  for (let round = 0; round < TIMINGS; round += 1) {
    await setCounters()
    for (let turn = 0; turn < TIMED.length; turn += 1) {
      const kind = TIMED[(round + turn) % TIMED.length] as Kind
      took[kind].push((await attempt(kind)).took)
    }
  }
  return took
}

test('unknown, wrong, locked and disabled are answered with the same bytes', async () => {
  await setCounters()
  const answers = []
  for (const kind of kinds) answers.push(await attempt(kind))
  expect(new Set(answers.map(({ told }) => told)).size).toBe(1)
  expect(new Set(answers.map(({ size }) => size)).size).toBe(1)
  expect(answers[0]?.told).toMatch(/^\[401/)
})

test(`${TIMINGS} timings of each: no two kinds differ by 5 % or more for certain`, { timeout: 600_000 }, async () => {
  for (const kind of kinds) await attempt(kind)
  const took = await measure()
  for (const [one, other] of [
    ['known', 'unknown'],
    ['known', 'locked'],
    ['unknown', 'locked'],
  ] as const) {
    const ratio = compareTimings(took[one], took[other])
    const figures = [ratio.median, ratio.low, ratio.high].map((each) => each.toFixed(3))
    process.stdout.write(`sign-in, ${one} against ${other}: ${figures[0]} (${figures[1]} to ${figures[2]})\n`)
    expect([one, other, ...figures, canBeToldApart(ratio, ALLOWED)]).toEqual([one, other, ...figures, false])
  }
})
