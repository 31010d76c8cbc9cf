import { asAccount } from '#db/as-account.server.ts'
import type { AccountTx } from '#db/door.server.ts'
import { deleteSessionsOf, holdSession } from '#db/queries/sessions.server.ts'
import { readSessionId, type SessionStart, sessionCookie, startSession } from '../lucia.server.ts'
import type { Person } from '../person.ts'
import { groundGone, hashOfSession } from '../session-adapter.server.ts'
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
 * First line of an act that changes how a person signs in: the session that asks must still be there when the act is written, and
 * nothing ends or renews it before the act is. Returns its id, which endAllSessions may except, and what a session that follows rests
 * on when the act itself takes this one away, as a new second factor does. Refusal 409 when it has ended.
 */
export async function holdOwnSession(tx: AccountTx, request: Request, person: Person) {
  const id = readSessionId(request) ?? ''
  const ground = await holdSession(tx, person.id, hashOfSession(id))
  if (ground === null) throw groundGone()
  return { id, ground }
}

/**
 * Gives the session that asks a new id (docs/security.md C5): the old one is dead, what it knew stays, its absolute end too, and
 * from now the person counts as having just proved who they are. Returns the Set-Cookie. Refusal 409 when that session ended meanwhile:
 * what began before a new password must not outlive it.
 */
export async function renewOwnSession(
  request: Request,
  person: Person,
  change: Pick<SessionStart, 'factorId' | 'ground'> = {},
): Promise<string> {
  const { browser, factorId, absoluteEnd } = person.session
  const ground = { session: hashOfSession(readSessionId(request) ?? '') }
  return sessionCookie(await startSession(person.id, { browser, factorId, absoluteEnd, ground, ...change }))
}
