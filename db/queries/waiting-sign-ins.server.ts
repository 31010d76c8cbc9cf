import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

/** A sign-in whose password was right, waiting for its code, and whose it is. */
export interface WaitingSignIn {
  user_id: string
  email: string
  name: string
  browser: string | null
}

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

/** Keeps a sign-in that waits for its code, under the hash of its id; a few that have ended are removed. */
export async function insertWaiting(
  tx: AccountTx,
  waiting: { idHash: string; userId: string; browser: string | null; expiresAt: Date; now: Date },
): Promise<void> {
  await tx.db.execute(sql`
    delete from waiting_sign_ins where id_hash in (
      select id_hash from waiting_sign_ins where expires_at <= ${instant(waiting.now)} limit 20 for update skip locked)`)
  await tx.db.execute(sql`
    insert into waiting_sign_ins (id_hash, user_id, browser, expires_at)
    values (${waiting.idHash}, ${waiting.userId}, ${waiting.browser}, ${instant(waiting.expiresAt)})`)
}

/** The sign-in kept under this hash; null when there is none, its time is over or its person is disabled. */
export async function findWaiting(tx: AccountTx, idHash: string, now: Date): Promise<WaitingSignIn | null> {
  const rows = await tx.db.execute<WaitingSignIn & Record<string, unknown>>(sql`
    select w.user_id, u.email, u.name, w.browser from waiting_sign_ins w join users u on u.id = w.user_id
    where w.id_hash = ${idHash} and w.expires_at > ${instant(now)} and u.disabled_at is null`)
  return rows[0] ?? null
}

/** Counts a wrong code; from `most` on the sign-in is over. Returns whether it still waits. */
export async function failWaiting(tx: AccountTx, idHash: string, most: number): Promise<boolean> {
  const rows = await tx.db.execute<{ failures: number }>(sql`
    update waiting_sign_ins set failures = failures + 1 where id_hash = ${idHash} returning failures`)
  if ((rows[0]?.failures ?? most) < most) return true
  await endWaiting(tx, idHash)
  return false
}

/** Ends a sign-in that waits: true for whoever comes first, false when it is gone. */
export async function endWaiting(tx: AccountTx, idHash: string): Promise<boolean> {
  return (await tx.db.execute(sql`delete from waiting_sign_ins where id_hash = ${idHash} returning 1`)).length > 0
}
