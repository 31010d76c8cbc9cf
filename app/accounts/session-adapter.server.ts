import { createHash } from 'node:crypto'
import { isRefusal, Refusal } from '#app/lib/refusal.ts'
import { asAccount } from '#db/as-account.server.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  renewSession,
  type SessionGround,
  takeGround,
} from '#db/queries/sessions.server.ts'

/** A session ends when nothing has been asked for this long, in milliseconds (reference: ASVS V7.3, docs/security.md C6). */
export const IDLE_MS = 30 * 60 * 1000
/** A session ends this long after sign-in whatever is done with it, in milliseconds. */
export const ABSOLUTE_MS = 12 * 60 * 60 * 1000
/** Ended sessions removed at one sign-in. */
const SWEEP = 200

/** What Lucia hands about a person; names as in the table. */
export interface UserAttributes {
  email: string
  name: string
  state_roles: string[]
  factor_was_reset: boolean
}

/** What Lucia keeps with a session; names as in the table, instants as dates. */
export interface SessionAttributes {
  browser: string | null
  factor_id: string | null
  proved_at: Date
  absolute_expires_at: Date
  /** Of a new session: what it rests on, checked where it is kept. Never stored. */
  ground?: SessionGround
}

/** What was compared before a session was to start holds no more: the password was changed meanwhile, or the session ended. */
export const groundGone = () =>
  new Refusal(
    'session-ground-gone',
    409,
    'Mientras se atendía su petición se cambió la contraseña o se cerró la sesión. Ingrese de nuevo.',
  )

/** True for that refusal. */
export const isGroundGone = (error: unknown): boolean => isRefusal(error) && error.code === 'session-ground-gone'

interface StoredSession {
  id: string
  userId: string
  expiresAt: Date
  attributes: SessionAttributes
}

/** The name under which a session is kept: SHA-256 of its id, in hexadecimal. The table alone signs nobody in. */
export const hashOfSession = (id: string) => createHash('sha256').update(id).digest('hex')

/**
 * Where Lucia keeps sessions: the sign-in door. It stores the hash and returns the id it was asked for, since Lucia renews by the
 * id it is given back. The absolute end is ours: set at sign-in, never moved.
 */
export const sessionAdapter = {
  async getSessionAndUser(
    id: string,
  ): Promise<[StoredSession | null, { id: string; attributes: UserAttributes } | null]> {
    const row = await asAccount(null, (tx) => findSession(tx, hashOfSession(id), new Date()))
    if (!row) return [null, null]
    const { user_id, email, name, state_roles, factor_was_reset, browser, factor_id } = row
    const attributes = {
      browser,
      factor_id,
      proved_at: new Date(row.proved_at),
      absolute_expires_at: new Date(row.absolute_expires_at),
    }
    return [
      { id, userId: user_id, expiresAt: new Date(row.expires_at), attributes },
      { id: user_id, attributes: { email, name, state_roles, factor_was_reset } },
    ]
  },

  /** Never asked: their owner's list is read by list-own-sessions.server.ts, which knows no ids either. */
  async getUserSessions(): Promise<StoredSession[]> {
    throw new Error('the ids of sessions are not known')
  },

  async setSession(session: StoredSession): Promise<void> {
    const { userId, expiresAt, attributes } = session
    const { absolute_expires_at: absoluteExpiresAt, proved_at: provedAt, browser, factor_id: factorId } = attributes
    const idHash = hashOfSession(session.id)
    const createdAt = new Date()
    await asAccount(userId, async (tx) => {
      if (attributes.ground && !(await takeGround(tx, userId, attributes.ground))) throw groundGone()
      await insertSession(tx, { idHash, userId, createdAt, expiresAt, absoluteExpiresAt, provedAt, browser, factorId })
    })
  },

  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    await asAccount(null, (tx) => renewSession(tx, hashOfSession(id), expiresAt))
  },

  async deleteSession(id: string): Promise<void> {
    await asAccount(null, (tx) => deleteSession(tx, hashOfSession(id)))
  },

  async deleteUserSessions(userId: string): Promise<void> {
    await asAccount(userId, (tx) => deleteSessionsOf(tx, userId))
  },

  async deleteExpiredSessions(): Promise<void> {
    await asAccount(null, (tx) => deleteExpiredSessions(tx, new Date(), SWEEP))
  },
}
