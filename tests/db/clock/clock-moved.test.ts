import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findLiveSession, startSession } from '#app/accounts/lucia.server.ts'
import { hasJustProved } from '#app/accounts/own-account/confirm-identity.server.ts'
import type { Person } from '#app/accounts/person.ts'
import { checkCode } from '#app/accounts/second-factor/check-code.server.ts'
import { codeOfStep, stepOf } from '#app/accounts/second-factor/totp.ts'
import { run as withdraw } from '#app/cli/commands/withdraw.ts'
import { today, todayIn } from '#app/config/today.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { giveTestFactor, TEST_KEY } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 18:30 of 13 March in Mexico City, 19:30 in Cancún; in UTC it is the 14th. */
const EVENING = Date.UTC(2026, 2, 14, 0, 30)
let database: TestDatabase
let ana: string
let factorId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ana = await seedUser(database.god, 'ana@prueba.invalid', [], ['coordinator'])
  factorId = await giveTestFactor(ana)
})
afterAll(() => database.close())

// Only the calendar is ours: timers of the driver go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(EVENING)
})
afterEach(async () => {
  vi.useRealTimers()
  await database.god`delete from sessions`
  await database.god`delete from rate_limits`
  await database.god`update second_factors set last_step = 0`
})

const isAlive = async (id: string) => (await findLiveSession(id)) !== null
const codeAt = (time: number) => codeOfStep(TEST_KEY, stepOf(new Date(time)))
const outcomeOf = async (code: string) => (await checkCode(ana, 'totp', code)).outcome

test('in the evening of Mexico today is still today', () => {
  expect([today(), todayIn('quintana-roo'), todayIn('jalisco')]).toEqual(['2026-03-13', '2026-03-13', '2026-03-13'])
  vi.setSystemTime(Date.UTC(2026, 2, 14, 5, 30))
  expect([todayIn('quintana-roo'), todayIn('jalisco')]).toEqual(['2026-03-14', '2026-03-13'])
})

test('an order of tomorrow is refused by the day of the state', async () => {
  process.env.DATABASE_URL = database.ownerUrl
  const order = ['ocds-demo00-X-1', '--authority', 'Juzgado', '--basis', 'Orden 1', '--ordered-on']
  await expect(withdraw([...order, '2026-03-14'])).rejects.toThrow('debe ser un día que ya pasó')
  await expect(withdraw([...order, '2026-03-13'])).rejects.toMatchObject({ status: 404 })
})

describe('an hour ahead, then an hour back', () => {
  test('a session ends, a new one begins, and set back it lives no longer than the clock was wrong', async () => {
    const before = await startSession(ana, { factorId })
    vi.setSystemTime(EVENING + HOUR)
    expect(await isAlive(before)).toBe(false)
    const ahead = await startSession(ana, { factorId })
    vi.setSystemTime(EVENING)
    expect(await isAlive(ahead)).toBe(true)
    vi.setSystemTime(EVENING + HOUR + 31 * MINUTE)
    expect(await isAlive(ahead)).toBe(false)
  })

  test('a clock that goes back ends nobody’s session and lengthens none beyond its ends', async () => {
    const id = await startSession(ana, { factorId })
    vi.setSystemTime(EVENING - HOUR)
    expect(await isAlive(id)).toBe(true)
    vi.setSystemTime(EVENING + 31 * MINUTE)
    expect(await isAlive(id)).toBe(false)
  })

  test('a password given in what is now the future proves nothing', () => {
    const proved = (at: number) => hasJustProved({ session: { provedAt: new Date(at) } } as Person)
    expect([EVENING - MINUTE, EVENING, EVENING + 10_000].map(proved)).toEqual([true, true, true])
    expect([EVENING - 11 * MINUTE, EVENING + 5 * MINUTE, EVENING + HOUR].map(proved)).toEqual([false, false, false])
  })

  test('a code that was used stays used, also when its time comes again', async () => {
    const code = codeAt(EVENING)
    expect(await outcomeOf(code)).toBe('right')
    expect(await outcomeOf(code)).toBe('wrong')
    vi.setSystemTime(EVENING + HOUR)
    expect(await outcomeOf(code)).toBe('wrong')
    const later = codeAt(EVENING + HOUR)
    expect(await outcomeOf(later)).toBe('right')
    vi.setSystemTime(EVENING - HOUR)
    for (const used of [code, later, codeAt(EVENING - HOUR)]) expect(await outcomeOf(used)).toBe('wrong')
    // The hour comes a second time: the step is used, the one after it is not.
    vi.setSystemTime(EVENING + HOUR)
    expect(await outcomeOf(later)).toBe('wrong')
    vi.setSystemTime(EVENING + HOUR + MINUTE)
    expect(await outcomeOf(codeAt(EVENING + HOUR + MINUTE))).toBe('right')
  })
})
