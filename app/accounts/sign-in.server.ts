import { asAccount } from '#db/as-account.server.ts'
import { takeGround } from '#db/queries/sessions.server.ts'
import { findUserForSignIn, type SignInUser, savePasswordHash } from '#db/queries/sign-in-users.server.ts'
import { type AttemptKeys, attemptKeys, forgiveAttempt, secondsToWait } from './attempts/limit-attempts.server.ts'
import { Turns } from './attempts/take-turns.ts'
import { normalEmail } from './email.ts'
import { blankSessionCookie, endSession, readSessionId, sessionCookie, startSession } from './lucia.server.ts'
import { auditAccount, auditRefusedSignIn } from './own-account/audit-account.server.ts'
import { describeBrowser } from './own-account/describe-browser.ts'
import { hashPassword, isOutdated, matchesPassword } from './passwords/hash-password.server.ts'
import { BLANK_WAITING_COOKIE, dropWaitingSignIn, startWaiting } from './second-factor/waiting-sign-in.server.ts'
import { groundGone, isGroundGone } from './session-adapter.server.ts'

export interface SignInAttempt {
  /** The request that brings the form: a session it already has is ended. */
  request: Request
  email: string
  password: string
  /** Address of the other end, as the host knows it; counted by network, never kept. */
  clientAddress: string
}

export type SignInAnswer =
  | { outcome: 'signed-in'; userId: string; cookies: string[] }
  /** The password was right and the person has a second factor: nothing is open yet. */
  | { outcome: 'code-wanted'; cookies: string[] }
  /** Unknown account, wrong password, none set, disabled, or too many attempts on it: nobody is told which. */
  | { outcome: 'refused' }
  /** Too many attempts from one network, whatever the accounts. */
  | { outcome: 'wait'; seconds: number }

/**
 * First step of signing in: counts the attempt, compares the password in the same time and with the same answer whether the account
 * exists, waits or is disabled (docs/security.md C4), ends the session that the browser had, and starts a new one, or the
 * wait for the code where the person has a second factor. Refusal 503 when too many sign in at once.
 */
export function signIn(attempt: SignInAttempt): Promise<SignInAnswer> {
  return turns.take(() => signInNow(attempt))
}

/**
 * Fifty who came in at once held all connections of the pool while they waited for two hashes and for the head of the log, and searches
 * stood behind them (median six times as long, measured at load 20). Four are enough to keep two hashes at work.
 */
const turns = new Turns({ atOnce: 4, waiting: 64 })

async function signInNow(attempt: SignInAttempt): Promise<SignInAnswer> {
  const email = normalEmail(attempt.email)
  const keys = attemptKeys(email, attempt.clientAddress)
  const { waits, user } = await asAccount(null, async (tx) => ({
    waits: await secondsToWait(tx, keys, new Date()),
    user: await findUserForSignIn(tx, email),
  }))
  // A network that waits is told so at once, for every account alike: it costs no hash.
  if (waits.network > 0) return { outcome: 'wait', seconds: waits.network }

  const right = await matchesPassword(user?.password_hash ?? null, attempt.password)
  if (!user || !right || user.disabled || waits.account > 0) {
    await asAccount(null, (tx) => auditRefusedSignIn(tx, email))
    return { outcome: 'refused' }
  }
  try {
    return await admit(attempt, user, keys)
  } catch (error) {
    if (isGroundGone(error)) return { outcome: 'refused' }
    throw error
  }
}

async function admit(attempt: SignInAttempt, user: SignInUser, keys: AttemptKeys): Promise<SignInAnswer> {
  const { request, password } = attempt
  const browser = describeBrowser(request.headers.get('user-agent'))
  const renewed = isOutdated(user.password_hash ?? '') ? await hashPassword(password) : null
  const passwordHash = renewed ?? user.password_hash ?? ''
  const waitingCookie = await asAccount(user.id, async (tx) => {
    // The password that was compared must still be the one: a new one set meanwhile is neither overwritten nor signed in past.
    if (!(await takeGround(tx, user.id, { passwordHash: user.password_hash ?? '' }))) throw groundGone()
    await forgiveAttempt(tx, keys)
    if (renewed !== null) await savePasswordHash(tx, user.id, renewed)
    await dropWaitingSignIn(tx, request)
    const cookie = user.has_factor ? await startWaiting(tx, user.id, browser) : null
    await auditAccount(tx, cookie === null ? 'sign-in' : 'code-wanted', user.id)
    return cookie
  })
  const former = readSessionId(request)
  if (former !== null) await endSession(former)
  if (waitingCookie !== null) return { outcome: 'code-wanted', cookies: [waitingCookie, blankSessionCookie()] }
  const id = await startSession(user.id, { browser, ground: { passwordHash } })
  return { outcome: 'signed-in', userId: user.id, cookies: [sessionCookie(id), BLANK_WAITING_COOKIE] }
}
