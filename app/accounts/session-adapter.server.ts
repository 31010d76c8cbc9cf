import { createHash } from 'node:crypto'
import { asAccount } from '#db/as-account.server.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  listSessions,
  renewSession,
} from '#db/queries/sessions.server.ts'

/** A session ends when nothing has been asked for this long, in milliseconds (reference: ASVS V7.3, security.md C6). */
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
}

interface StoredSession {
  id: string
  userId: string
  expiresAt: Date
  attributes: Record<never, never>
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
    const { user_id, email, name, state_roles, expires_at } = row
    return [
      { id, userId: user_id, expiresAt: new Date(expires_at), attributes: {} },
      { id: user_id, attributes: { email, name, state_roles } },
    ]
  },

  /** The ids are not known any more: what is listed are hashes, good for showing and for nothing else. */
  async getUserSessions(userId: string): Promise<StoredSession[]> {
    const rows = await asAccount(userId, (tx) => listSessions(tx, userId))
    return rows.map((row) => ({
      id: row.id_hash,
      userId,
      expiresAt: new Date(row.expires_at),
      attributes: {},
    }))
  },

  async setSession(session: StoredSession): Promise<void> {
    const createdAt = new Date()
    const absoluteExpiresAt = new Date(createdAt.getTime() + ABSOLUTE_MS)
    const { userId, expiresAt } = session
    await asAccount(userId, (tx) =>
      insertSession(tx, { idHash: hashOfSession(session.id), userId, createdAt, expiresAt, absoluteExpiresAt }),
    )
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
