import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

/** A session that still holds, and whose it is. Instants are milliseconds since 1970. */
export interface SessionRow {
  user_id: string
  email: string
  name: string
  state_roles: string[]
  expires_at: number
  absolute_expires_at: number
  /** When the person last gave their password in it. */
  proved_at: number
  /** The second factor it was opened with; null when the person has none. */
  factor_id: string | null
  /** Somebody else took the person's second factor away, and they have not read it yet. */
  factor_was_reset: boolean
  browser: string | null
}

const millis = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

/**
 * The session kept under this hash, null when there is none, its absolute end has come, its person is disabled, or has a second
 * factor that was not given in it.
 */
export async function findSession(tx: AccountTx, idHash: string, now: Date): Promise<SessionRow | null> {
  const rows = await tx.db.execute<SessionRow & Record<string, unknown>>(sql`
    select s.user_id, u.email, u.name, u.state_roles, ${millis('s.expires_at')} as expires_at,
      ${millis('s.absolute_expires_at')} as absolute_expires_at, ${millis('s.proved_at')} as proved_at, s.factor_id,
      u.factor_reset_at is not null as factor_was_reset, s.browser
    from sessions s join users u on u.id = s.user_id left join second_factors f on f.user_id = u.id
    where s.id_hash = ${idHash} and s.absolute_expires_at > ${instant(now)} and u.disabled_at is null
      and f.id is not distinct from s.factor_id`)
  return rows[0] ?? null
}

/** A session as its owner's list shows it. */
export interface ListedSession {
  id_hash: string
  public_id: string
  browser: string | null
  created_at: number
  expires_at: number
  absolute_expires_at: number
}

/** The person's sessions that have not ended, the newest first. */
export async function listSessions(tx: AccountTx, userId: string, now: Date): Promise<ListedSession[]> {
  return tx.db.execute<ListedSession & Record<string, unknown>>(sql`
    select id_hash, public_id, browser, ${millis('created_at')} as created_at, ${millis('expires_at')} as expires_at,
      ${millis('absolute_expires_at')} as absolute_expires_at
    from sessions where user_id = ${userId} and expires_at > ${instant(now)} and absolute_expires_at > ${instant(now)}
    order by created_at desc, public_id`)
}

export interface NewSession {
  idHash: string
  userId: string
  createdAt: Date
  expiresAt: Date
  absoluteExpiresAt: Date
  provedAt: Date
  browser: string | null
  factorId: string | null
}

/**
 * What a new session rests on, which must still be so when it is kept: the hash of the password that was compared, or the session or
 * the waiting sign-in (by its hash) that it takes over from and ends.
 */
export type SessionGround = { passwordHash: string | null } | { session: string } | { waiting: string }

/**
 * Makes what opens and what ends a person's sessions happen one after the other, to the end of the transaction. Taken before anything
 * else of the person, so that two such transactions never wait for each other.
 */
export async function lockSessionsOf(tx: AccountTx, userId: string): Promise<void> {
  await tx.db.execute(sql`select 1 from users where id = ${userId} for no key update`)
}

/** Uses up what a session is to rest on, under the lock of lockSessionsOf; false when it holds no more. */
export async function takeGround(tx: AccountTx, userId: string, ground: SessionGround): Promise<boolean> {
  await lockSessionsOf(tx, userId)
  const rows = await tx.db.execute(
    'passwordHash' in ground
      ? sql`select 1 from users where id = ${userId} and password_hash is not distinct from ${ground.passwordHash} and disabled_at is null`
      : 'session' in ground
        ? sql`delete from sessions where id_hash = ${ground.session} and user_id = ${userId} returning 1`
        : sql`delete from waiting_sign_ins where id_hash = ${ground.waiting} and user_id = ${userId} returning 1`,
  )
  return rows.length > 0
}

/** While this session of the person is kept, the hash of their password, under the lock of lockSessionsOf; null when it is gone. */
export async function holdSession(
  tx: AccountTx,
  userId: string,
  idHash: string,
): Promise<{ passwordHash: string | null } | null> {
  await lockSessionsOf(tx, userId)
  const rows = await tx.db.execute<{ passwordHash: string | null }>(sql`
    select u.password_hash as "passwordHash" from sessions s join users u on u.id = s.user_id
    where s.id_hash = ${idHash} and s.user_id = ${userId}`)
  return rows[0] ?? null
}

/** Keeps a new session under its hash. */
export async function insertSession(tx: AccountTx, session: NewSession): Promise<void> {
  await tx.db.execute(sql`
    insert into sessions (id_hash, user_id, created_at, expires_at, absolute_expires_at, proved_at, browser, factor_id)
    values (${session.idHash}, ${session.userId}, ${instant(session.createdAt)}, ${instant(session.expiresAt)},
      ${instant(session.absoluteExpiresAt)}, ${instant(session.provedAt)}, ${session.browser}, ${session.factorId})`)
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

/**
 * Ends all sessions of a person but one, if told, and what they began to sign in to; returns how many sessions. What is being opened
 * meanwhile either is ended too or finds its ground gone.
 */
export async function deleteSessionsOf(tx: AccountTx, userId: string, exceptHash = ''): Promise<number> {
  await lockSessionsOf(tx, userId)
  await tx.db.execute(sql`delete from waiting_sign_ins where user_id = ${userId}`)
  const ended = await tx.db.execute(
    sql`delete from sessions where user_id = ${userId} and id_hash <> ${exceptHash} returning 1`,
  )
  return ended.length
}

/** Ends one session of a person, by the name its owner's list gives it; false when there is none. */
export async function deleteListedSession(tx: AccountTx, userId: string, publicId: string): Promise<boolean> {
  const ended = await tx.db.execute(
    sql`delete from sessions where user_id = ${userId} and public_id = ${publicId}::uuid returning 1`,
  )
  return ended.length > 0
}

/** Removes at most `limit` sessions that have ended; returns how many. */
export async function deleteExpiredSessions(tx: AccountTx, now: Date, limit: number): Promise<number> {
  const rows = await tx.db.execute(sql`
    delete from sessions where id_hash in (
      select id_hash from sessions where expires_at <= ${instant(now)} limit ${limit} for update skip locked)
    returning 1`)
  return rows.length
}
