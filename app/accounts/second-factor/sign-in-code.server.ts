import { asAccount } from '#db/as-account.server.ts'
import { failWaiting } from '#db/queries/waiting-sign-ins.server.ts'
import { endSession, readSessionId, sessionCookie, startSession } from '../lucia.server.ts'
import { auditAccount } from '../own-account/audit-account.server.ts'
import { isGroundGone } from '../session-adapter.server.ts'
import { type CodeKind, checkCode } from './check-code.server.ts'
import { BLANK_WAITING_COOKIE, type Waiting } from './waiting-sign-in.server.ts'

/** So many wrong codes end the sign-in: the password is asked for again. */
export const CODE_FAILURES = 5

export type SignInCodeAnswer =
  /** `codesLeft`: recovery codes left after one was used, null when the code came from the telephone. */
  | { outcome: 'signed-in'; cookies: string[]; codesLeft: number | null }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }
  /** The sign-in is over: back to the password. */
  | { outcome: 'over' }

/**
 * Second step of signing in: the code of the second factor. Right: the wait ends (for one request only, should two bring it at
 * once) and a session with a new id starts. Refusal 503 when too many hashes wait.
 */
export async function signInWithCode(
  request: Request,
  waiting: Waiting,
  code: { kind: CodeKind; typed: string },
): Promise<SignInCodeAnswer> {
  const { idHash, person } = waiting
  const answer = await checkCode(person.user_id, code.kind, code.typed)
  if (answer.outcome === 'wait') return answer
  if (answer.outcome === 'wrong') {
    const waits = await asAccount(person.user_id, async (tx) => {
      const waits = await failWaiting(tx, idHash, CODE_FAILURES)
      await auditAccount(tx, 'code-refused', person.user_id)
      return waits
    })
    return { outcome: waits ? 'wrong' : 'over' }
  }
  const id = await open(waiting, answer.factorId)
  if (id === null) return { outcome: 'over' }
  await asAccount(person.user_id, (tx) =>
    auditAccount(tx, 'sign-in', person.user_id, { detail: { factor: code.kind } }),
  )
  const former = readSessionId(request)
  if (former !== null) await endSession(former)
  return { outcome: 'signed-in', cookies: [sessionCookie(id), BLANK_WAITING_COOKIE], codesLeft: answer.codesLeft }
}

/** The session in the place of the wait, in one transaction; null when the wait is gone: somebody else was first, or the password changed. */
async function open({ idHash, person }: Waiting, factorId: string): Promise<string | null> {
  try {
    return await startSession(person.user_id, { browser: person.browser, factorId, ground: { waiting: idHash } })
  } catch (error) {
    if (isGroundGone(error)) return null
    throw error
  }
}
