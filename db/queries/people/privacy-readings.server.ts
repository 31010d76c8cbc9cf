import { sql } from 'drizzle-orm'
import type { AccountTx, PlatformTx } from '../../door.server.ts'

/** Notes that an account took note of a version of the privacy notice; the first time counts. */
export async function insertReading(
  tx: AccountTx | PlatformTx,
  reading: { userId: string; version: string; how: 'invitation' | 'sign-in' | 'account' },
): Promise<void> {
  await tx.db.execute(sql`
    insert into privacy_readings (user_id, version, how) values (${reading.userId}, ${reading.version}, ${reading.how})
    on conflict do nothing`)
}

/** The newest version that an account took note of; null for none. */
export async function newestReading(tx: AccountTx, userId: string): Promise<string | null> {
  const rows = await tx.db.execute<{ version: string | null }>(sql`
    select max(version) as version from privacy_readings where user_id = ${userId}`)
  return rows[0]?.version ?? null
}
