import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

/** A session that still holds, and whose it is. Instants are milliseconds since 1970. */
export interface SessionRow {
  user_id: string
  email: string
  name: string
  state_roles: string[]
  expires_at: number
}

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

/** The session kept under this hash, null when there is none, its absolute end has come or its person is disabled. */
export async function findSession(tx: AccountTx, idHash: string, now: Date): Promise<SessionRow | null> {
  const rows = await tx.db.execute<SessionRow & Record<string, unknown>>(sql`
    select s.user_id, u.email, u.name, u.state_roles, (extract(epoch from s.expires_at) * 1000)::float8 as expires_at
    from sessions s join users u on u.id = s.user_id
    where s.id_hash = ${idHash} and s.absolute_expires_at > ${instant(now)} and u.disabled_at is null`)
  return rows[0] ?? null
}

/** Hashes and ends of the person's sessions, the newest first. */
export async function listSessions(
  tx: AccountTx,
  userId: string,
): Promise<{ id_hash: string; user_id: string; expires_at: number }[]> {
  return tx.db.execute<{ id_hash: string; user_id: string; expires_at: number }>(sql`
    select id_hash, user_id, (extract(epoch from expires_at) * 1000)::float8 as expires_at
    from sessions where user_id = ${userId} order by created_at desc`)
}

/** Keeps a new session under its hash. */
export async function insertSession(
  tx: AccountTx,
  session: { idHash: string; userId: string; createdAt: Date; expiresAt: Date; absoluteExpiresAt: Date },
): Promise<void> {
  await tx.db.execute(sql`
    insert into sessions (id_hash, user_id, created_at, expires_at, absolute_expires_at)
    values (${session.idHash}, ${session.userId}, ${instant(session.createdAt)}, ${instant(session.expiresAt)},
      ${instant(session.absoluteExpiresAt)})`)
}

/** Moves the idle end of a session, never past its absolute end. */
export async function renewSession(tx: AccountTx, idHash: string, expiresAt: Date): Promise<void> {
  await tx.db.execute(sql`
    update sessions set expires_at = least(${instant(expiresAt)}, absolute_expires_at)
    where id_hash = ${idHash} and expires_at < least(${instant(expiresAt)}, absolute_expires_at)`)
}

/** Ends one session. */
export async function deleteSession(tx: AccountTx, idHash: string): Promise<void> {
  await tx.db.execute(sql`delete from sessions where id_hash = ${idHash}`)
}

/** Ends all sessions of a person. */
export async function deleteSessionsOf(tx: AccountTx, userId: string): Promise<void> {
  await tx.db.execute(sql`delete from sessions where user_id = ${userId}`)
}

/** Removes at most `limit` sessions that have ended; returns how many. */
export async function deleteExpiredSessions(tx: AccountTx, now: Date, limit: number): Promise<number> {
  const rows = await tx.db.execute(sql`
    delete from sessions where id_hash in (
      select id_hash from sessions where expires_at <= ${instant(now)} limit ${limit} for update skip locked)
    returning 1`)
  return rows.length
}
