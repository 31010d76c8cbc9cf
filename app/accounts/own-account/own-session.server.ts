import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import { deleteSessionsOf } from '#db/queries/sessions.server.ts'
import { endSession, readSessionId, type SessionStart, sessionCookie, startSession } from '../lucia.server.ts'
import type { Person } from '../person.ts'
import { hashOfSession } from '../session-adapter.server.ts'
import { auditAccount } from './audit-account.server.ts'

/**
 * Ends all sessions of a person, and what they began to sign in to, in the transaction of the act that asks for it: a new password, a
 * changed role, a disabled account. `except`: the id of a session that stays. Returns how many ended.
 */
export function endAllSessions(
  tx: AccountTx,
  userId: string,
  options: { except?: string | null } = {},
): Promise<number> {
  return deleteSessionsOf(tx, userId, options.except ? hashOfSession(options.except) : '')
}

/** Ends all sessions of the person but the one that asks. Returns how many ended. */
export function endOtherSessions(request: Request, person: Person): Promise<number> {
  return asAccount(person.id, async (tx) => {
    const ended = await endAllSessions(tx, person.id, { except: readSessionId(request) })
    if (ended > 0) await auditAccount(tx, 'end-other-sessions', person.id, { detail: { sessionsEnded: ended } })
    return ended
  })
}

/**
 * Gives the session that asks a new id (docs/security.md C5): the old one is dead, what it knew stays, its absolute end too, and
 * from now the person counts as having just proved who they are. Returns the Set-Cookie.
 */
export async function renewOwnSession(
  request: Request,
  person: Person,
  change: Pick<SessionStart, 'factorId'> = {},
): Promise<string> {
  const former = readSessionId(request)
  if (former !== null) await endSession(former)
  const { browser, factorId, absoluteEnd } = person.session
  return sessionCookie(await startSession(person.id, { browser, factorId, absoluteEnd, ...change }))
}
