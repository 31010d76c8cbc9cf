import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'

/** Adds a number of requests to the count of a key in the window that has begun; returns the count with them. */
export async function leaseRequests(tx: AccountTx, key: string, count: number, windowStart: Date): Promise<number> {
  const at = windowStart.toISOString()
  const rows = await tx.db.execute<{ hits: number }>(sql`
    insert into rate_limits as r (key, window_started_at, hits) values (${key}, ${at}::timestamptz, ${count})
    on conflict (key) do update set
      hits = case when r.window_started_at = excluded.window_started_at then r.hits + excluded.hits else excluded.hits end,
      window_started_at = excluded.window_started_at
    returning hits`)
  return rows[0]?.hits ?? count
}
