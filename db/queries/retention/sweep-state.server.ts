import { type SQL, sql } from 'drizzle-orm'
import type { SweeperTx } from '../../door.server.ts'

/** Rows that one statement removes: a lock is never held for long. */
const BATCH = 1_000

const before = (moment: Date) => sql`${moment.toISOString()}::timestamptz`

async function removeAll(tx: SweeperTx, table: string, key: string, expired: SQL): Promise<number> {
  const [name, id] = [sql.raw(table), sql.raw(key)]
  for (let removed = 0; ; ) {
    const rows = await tx.db.execute(sql`
      delete from ${name} where ${id} in (select ${id} from ${name} where ${expired} limit ${BATCH}) returning 1`)
    removed += rows.length
    if (rows.length < BATCH) return removed
  }
}

/** Removes sessions, and sign-ins that waited for their code, that ended before a moment. Returns how many rows. */
export async function removeSessions(tx: SweeperTx, moment: Date): Promise<number> {
  const sessions = sql`least(expires_at, absolute_expires_at) < ${before(moment)}`
  const waiting = sql`expires_at < ${before(moment)}`
  return (
    (await removeAll(tx, 'sessions', 'id_hash', sessions)) +
    (await removeAll(tx, 'waiting_sign_ins', 'id_hash', waiting))
  )
}

/** Removes counters of attempts that began before a moment. */
export const removeAttempts = (tx: SweeperTx, moment: Date): Promise<number> =>
  removeAll(tx, 'rate_limits', 'key', sql`window_started_at < ${before(moment)}`)

/** Removes mails asked for before a moment that nobody sends any more, their links, and links that ended before it. */
export async function removeMails(tx: SweeperTx, moment: Date): Promise<number> {
  const over = sql`created_at < ${before(moment)} and (state not in ('queued', 'sending') or valid_until < ${before(moment)})`
  const links = await removeAll(tx, 'mail_tokens', 'token_hash', sql`expires_at < ${before(moment)}`)
  return links + (await removeAll(tx, 'mails', 'id', over))
}

/** Removes notes of requests made, and restrictions lifted, before a moment. */
export async function removeRequests(tx: SweeperTx, moment: Date): Promise<number> {
  return (
    (await removeAll(tx, 'person_requests', 'id', sql`at < ${before(moment)}`)) +
    (await removeAll(tx, 'person_restrictions', 'id', sql`lifted_at < ${before(moment)}`))
  )
}

/** Accounts disabled before a moment that still say whose they are. */
export async function listAccountsToForget(tx: SweeperTx, moment: Date): Promise<string[]> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    select id from users where disabled_at < ${before(moment)} and email <> id::text || '@suprimida.invalid' order by id`)
  return rows.map(({ id }) => id)
}

/**
 * Takes out of an account what says whose it is. The row stays, because acts and documents refer to its id: the audit chain, which holds
 * that id and no name, is whole afterwards.
 */
export async function forgetAccount(tx: SweeperTx, userId: string): Promise<void> {
  for (const table of ['sessions', 'waiting_sign_ins', 'second_factors', 'privacy_readings'])
    await tx.db.execute(sql`delete from ${sql.raw(table)} where user_id = ${userId}`)
  await tx.db.execute(sql`
    update users set email = id::text || '@suprimida.invalid', name = 'Cuenta suprimida', password_hash = null,
      state_roles = '{}', factor_reset_at = null where id = ${userId} and disabled_at is not null`)
}

/** Ids of all entities, the reserved one too. */
export async function listEntityIds(tx: SweeperTx): Promise<string[]> {
  return (await tx.db.execute<{ id: string }>(sql`select id from entities order by id`)).map(({ id }) => id)
}
