import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'

/** The last file number given in a series of the entity at hand (`expediente-2026`), 0 when none. */
export async function lastNumber(tx: MemberTx, series: string): Promise<number> {
  const rows = await tx.db.execute<{ value: string }>(
    sql`select value from counters where entity_id = ${tx.entityId} and name = ${series}`,
  )
  return Number(rows[0]?.value ?? 0)
}

/** Notes that a number of a series was used; the counter never goes back. */
export async function noteNumber(tx: MemberTx, series: string, value: number): Promise<void> {
  await tx.db.execute(sql`
    insert into counters (entity_id, name, value) values (${tx.entityId}, ${series}, ${value})
    on conflict (entity_id, name) do update set value = greatest(counters.value, excluded.value)`)
}
