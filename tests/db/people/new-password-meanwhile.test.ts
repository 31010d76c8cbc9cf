import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import { changePassword } from '#app/accounts/own-account/change-password.server.ts'
import { confirmIdentity } from '#app/accounts/own-account/confirm-identity.server.ts'
import { hashPassword } from '#app/accounts/passwords/hash-password.server.ts'
import { renewRecoveryCodes, turnFactorOff } from '#app/accounts/second-factor/set-up-factor.server.ts'
import { signInWithCode } from '#app/accounts/second-factor/sign-in-code.server.ts'
import { codeOfStep, stepOf } from '#app/accounts/second-factor/totp.ts'
import { findWaitingSignIn } from '#app/accounts/second-factor/waiting-sign-in.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { getPage } from '#tests/support/page-requests.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { type SignedIn, signedIn, signedInWithoutFactor, TEST_KEY } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const [OLD, NEW] = ['grapa lenta verde', 'nube rara sobre el cerro']
const EMAIL = 'ana@prueba.invalid'
let database: TestDatabase
let ana: string
let newHash: string

beforeAll(async () => {
  database = await openTestDatabase()
  ana = await seedUser(database.god, EMAIL, [])
  newHash = await hashPassword(NEW)
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['second_factors', 'rate_limits']) await database.god.unsafe(`delete from ${table}`)
  await setPassword({ id: ana, email: EMAIL, name: 'Ana' }, OLD)
})

/**
 * Runs something that an intruder who knows the former password began, while its owner sets a new one: the new one is written and
 * every session ended, but not yet committed when the work comes to its end, or waits for that. Returns what it said.
 */
async function duringReset(work: () => Promise<unknown>): Promise<unknown> {
  const { god } = database
  let running: Promise<unknown> = Promise.resolve()
  await god.begin(async (tx) => {
    await tx`update users set password_hash = ${newHash} where id = ${ana}`
    await tx`delete from waiting_sign_ins where user_id = ${ana}`
    await tx`delete from sessions where user_id = ${ana}`
    let ended = false
    running = work()
      .catch((error) => (isRefusal(error) ? { outcome: error.code } : Promise.reject(error)))
      .finally(() => {
        ended = true
      })
    while (!ended && !(await isWaiting())) await new Promise((done) => setTimeout(done, 10))
  })
  return running
}

const isWaiting = async () =>
  (await database.god`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    .length > 0

const left = async () => [
  (await database.god`select 1 from sessions where user_id = ${ana}`).length,
  (await database.god`select 1 from waiting_sign_ins where user_id = ${ana}`).length,
  (await database.god`select 1 from users where id = ${ana} and password_hash = ${newHash}`).length,
]
/** No session, no sign-in that waits, and the new password is the one that counts. */
const NOTHING = [0, 0, 1]

const request = (cookie = '') => getPage('/cuenta', cookie)
const own = async ({ cookie }: SignedIn) => ({ asked: request(cookie), person: (await findPerson(request(cookie)))! })
const enter = () => signIn({ request: request(), email: EMAIL, password: OLD, clientAddress: '192.0.2.1' })

test('a sign-in with the former password opens nothing', async () => {
  expect(await duringReset(enter)).toEqual({ outcome: 'refused' })
  expect(await left()).toEqual(NOTHING)
})

test('nor does it begin to wait for a code', async () => {
  await signedIn(ana)
  expect(await duringReset(enter)).toEqual({ outcome: 'refused' })
  expect(await left()).toEqual(NOTHING)
})

test('a code that comes meanwhile finds its sign-in over', async () => {
  await signedIn(ana)
  const begun = await enter()
  const cookie = 'cookies' in begun ? (begun.cookies[0]?.split(';', 1)[0] ?? '') : ''
  const waiting = (await findWaitingSignIn(request(cookie)))!
  const typed = codeOfStep(TEST_KEY, stepOf(new Date()))
  expect(await duringReset(() => signInWithCode(request(cookie), waiting, { kind: 'totp', typed }))).toEqual({
    outcome: 'over',
  })
  expect(await left()).toEqual(NOTHING)
})

test('a session that proves itself again is not renewed', async () => {
  const { asked, person } = await own(await signedInWithoutFactor(ana))
  expect(await duringReset(() => confirmIdentity(asked, person, OLD))).toEqual({ outcome: 'session-ground-gone' })
  expect(await left()).toEqual(NOTHING)
})

test('the new password is not written over by a change that knew the former one', async () => {
  const { asked, person } = await own(await signedInWithoutFactor(ana))
  const form = { actual: OLD, nueva: 'mesa ajena de la esquina', repetida: 'mesa ajena de la esquina' }
  expect(await duringReset(() => changePassword(asked, person, form))).toEqual({ outcome: 'session-ground-gone' })
  expect(await left()).toEqual(NOTHING)
})

test('nor are codes made or the second factor taken off', async () => {
  const { asked, person } = await own(await signedIn(ana))
  expect(await duringReset(() => renewRecoveryCodes(asked, person))).toEqual({ outcome: 'session-ground-gone' })
  await setPassword({ id: ana, email: EMAIL, name: 'Ana' }, OLD)
  const again = await own(await signedIn(ana))
  expect(await duringReset(() => turnFactorOff(again.asked, again.person))).toEqual({ outcome: 'session-ground-gone' })
  expect(await left()).toEqual(NOTHING)
  expect(await database.god`select 1 from second_factors where user_id = ${ana}`).toHaveLength(1)
})
