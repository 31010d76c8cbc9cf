import { Lucia, TimeSpan } from 'lucia'
import type { SessionGround } from '#db/queries/sessions.server.ts'
import {
  ABSOLUTE_MS,
  IDLE_MS,
  type SessionAttributes,
  sessionAdapter,
  type UserAttributes,
} from './session-adapter.server.ts'

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: UserAttributes
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** Name of the cookie. The prefix makes browsers hold it to this host, to https and to the path "/". */
export const SESSION_COOKIE = '__Host-portal-session'

const SESSION_ID = new RegExp(`(?:^|; ?)${SESSION_COOKIE}=([a-z2-7]{40})(?:;|$)`)

const lucia = new Lucia(sessionAdapter, {
  sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
  sessionCookie: { name: SESSION_COOKIE, attributes: { secure: true, sameSite: 'lax', path: '/' } },
  getUserAttributes: ({ email, name, state_roles, factor_was_reset }) => ({
    email,
    name,
    state_roles,
    factor_was_reset,
  }),
  getSessionAttributes: ({ browser, factor_id, proved_at, absolute_expires_at }) => ({
    browser,
    factor_id,
    proved_at,
    absolute_expires_at,
  }),
})

/** A session that holds: its secret id and whose it is. */
export interface LiveSession {
  id: string
  user: UserAttributes & { id: string }
  session: SessionAttributes & { expiresAt: Date }
}

/** The session id that a request brings, null when it has none of the right shape. Nothing is looked up. */
export function readSessionId(request: Request): string | null {
  // Lucia's own reader throws on a malformed percent sign in any other cookie.
  return SESSION_ID.exec(request.headers.get('cookie') ?? '')?.[1] ?? null
}

/** The session of an id; renewed once half of its idle time has gone. Null when it ended, or never was. */
export async function findLiveSession(id: string): Promise<LiveSession | null> {
  const { session, user } = await lucia.validateSession(id)
  return session && user ? { id, user, session } : null
}

/** What a new session knows of how it was opened. */
export interface SessionStart {
  /** Plain words for the browser (describe-browser.ts), null when nothing is known. */
  browser?: string | null
  /** The second factor that was given; a person who has one and a session without it is nobody. */
  factorId?: string | null
  /** The session that this one takes over from, whose absolute end stays. */
  absoluteEnd?: Date
  /** What it rests on; whoever opens one after having compared something gives it (sessions.server.ts in db/queries). */
  ground?: SessionGround
}

/** Starts a session of a person: a new random id of 200 bits. Ended sessions of everybody are swept, a few at a time.
 * Refusal 409 when what it rests on was taken away meanwhile, as by a new password. */
export async function startSession(userId: string, start: SessionStart = {}): Promise<string> {
  await lucia.deleteExpiredSessions()
  const { id } = await lucia.createSession(userId, {
    browser: start.browser ?? null,
    factor_id: start.factorId ?? null,
    proved_at: new Date(),
    absolute_expires_at: start.absoluteEnd ?? new Date(Date.now() + ABSOLUTE_MS),
    ...(start.ground && { ground: start.ground }),
  })
  return id
}

/** Ends a session; an id that names none changes nothing. */
export const endSession = (id: string): Promise<void> => lucia.invalidateSession(id)

/** Set-Cookie for a session id: kept until the browser closes, the server decides when it ends. */
export function sessionCookie(id: string): string {
  const cookie = lucia.createSessionCookie(id)
  delete cookie.attributes.maxAge
  return cookie.serialize()
}

/** Set-Cookie that removes it. */
export const blankSessionCookie = (): string => lucia.createBlankSessionCookie().serialize()
