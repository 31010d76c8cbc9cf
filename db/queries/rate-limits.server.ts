import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

export interface Counted {
  key: string
  hits: number
  window_started_at: number
}

const instant = (date: Date) => sql`${date.toISOString()}::timestamptz`

/**
 * Counts one attempt under each key, in the order given (always the same kind first, so that two attempts never wait for each
 * other in a circle); a window older than `windowMs` begins anew. Instants are milliseconds since 1970.
 */
export async function countAttempt(
  tx: AccountTx,
  keys: readonly string[],
  now: Date,
  windowMs: number,
): Promise<Counted[]> {
  const rows = sql.join(
    keys.map((key) => sql`(${key}, ${instant(now)}, 1)`),
    sql`, `,
  )
  const stale = sql`l.window_started_at <= ${instant(new Date(now.getTime() - windowMs))}`
  return tx.db.execute<Counted & Record<string, unknown>>(sql`
    insert into rate_limits as l (key, window_started_at, hits) values ${rows}
    on conflict (key) do update set
      hits = case when ${stale} then 1 else least(l.hits, 1000000) + 1 end,
      window_started_at = case when ${stale} then excluded.window_started_at else l.window_started_at end
    returning key, hits, (extract(epoch from window_started_at) * 1000)::float8 as window_started_at`)
}

/** Forgets the attempts under a key. */
export async function forgetAttempts(tx: AccountTx, key: string): Promise<void> {
  await tx.db.execute(sql`delete from rate_limits where key = ${key}`)
}

/** Takes one attempt back: it was a rightful one. */
export async function takeAttemptBack(tx: AccountTx, key: string): Promise<void> {
  await tx.db.execute(sql`update rate_limits set hits = hits - 1 where key = ${key} and hits > 0`)
}

/** Removes at most `limit` counters whose window is over, so that the table stays small; returns how many. */
export async function deleteStaleCounters(tx: AccountTx, before: Date, limit: number): Promise<number> {
  const rows = await tx.db.execute(sql`
    delete from rate_limits where key in (
      select key from rate_limits where window_started_at <= ${instant(before)} limit ${limit} for update skip locked)
    returning 1`)
  return rows.length
}
