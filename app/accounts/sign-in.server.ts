import { asAccount } from '#db/as-account.server.ts'
import { findUserForSignIn, savePasswordHash } from '#db/queries/sign-in-users.server.ts'
import { normalEmail } from './email.ts'
import { attemptKeys, forgiveAttempt, secondsToWait } from './limit-attempts.server.ts'
import { endSession, readSessionId, sessionCookie, startSession } from './lucia.server.ts'
import { hashPassword, isOutdated, matchesPassword } from './passwords/hash-password.server.ts'

export interface SignInAttempt {
  /** The request that brings the form: a session it already has is ended. */
  request: Request
  email: string
  password: string
  /** Address of the other end, as the host knows it; counted by network, never kept. */
  clientAddress: string
}

export type SignInAnswer =
  | { outcome: 'signed-in'; userId: string; cookie: string }
  /** Unknown account, wrong password, account without password, disabled account: nobody is told which. */
  | { outcome: 'refused' }
  | { outcome: 'wait'; seconds: number }

/**
 * Signs a person in: counts the attempt, compares the password in the same time whether the account exists or not, ends the
 * session that the browser had and starts a new one. Refusal 503 when too many sign in at once.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignInAnswer> {
  const email = normalEmail(attempt.email)
  const keys = attemptKeys(email, attempt.clientAddress)
  const { seconds, user } = await asAccount(null, async (tx) => {
    const seconds = await secondsToWait(tx, keys, new Date())
    return { seconds, user: seconds > 0 ? null : await findUserForSignIn(tx, email) }
  })
  if (seconds > 0) return { outcome: 'wait', seconds }

  const right = await matchesPassword(user?.password_hash ?? null, attempt.password)
  if (!user || !right || user.disabled) return { outcome: 'refused' }

  const renewed = isOutdated(user.password_hash ?? '') ? await hashPassword(attempt.password) : null
  await asAccount(user.id, async (tx) => {
    await forgiveAttempt(tx, keys)
    if (renewed !== null) await savePasswordHash(tx, user.id, renewed)
  })
  const former = readSessionId(attempt.request)
  if (former !== null) await endSession(former)
  return { outcome: 'signed-in', userId: user.id, cookie: sessionCookie(await startSession(user.id)) }
}
