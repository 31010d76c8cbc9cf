import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'

/** Suspends an entity, from a day and for a reason that its members read. */
export async function suspendEntityRow(tx: PlatformTx, id: string, since: string, reason: string): Promise<void> {
  await tx.db.execute(sql`
    update entities set status = 'suspended', status_since = ${since}, status_reason = ${reason} where id = ${id}`)
}

/** Lets a suspended entity work again. */
export async function reinstateEntityRow(tx: PlatformTx, id: string): Promise<void> {
  await tx.db.execute(
    sql`update entities set status = 'active', status_since = null, status_reason = null where id = ${id}`,
  )
}

/** Closes an entity on a day, into a successor or none. Nothing of it is moved. The file does not undo it. */
export async function closeEntityRow(
  tx: PlatformTx,
  id: string,
  closing: { on: string; reason: string; successorId: string | null },
): Promise<void> {
  await tx.db.execute(sql`
    update entities set status = 'closed', closed = ${closing.on}, status_since = ${closing.on}, status_reason = ${closing.reason},
      successor_id = ${closing.successorId},
      screen_fields = array(select distinct field from unnest(screen_fields || array['closed']) as field order by field)
    where id = ${id}`)
}

/** Opens a closed entity again. The file does not close it. */
export async function reopenEntityRow(tx: PlatformTx, id: string): Promise<void> {
  await tx.db.execute(sql`
    update entities set status = 'active', closed = null, status_since = null, status_reason = null, successor_id = null,
      screen_fields = array(select distinct field from unnest(screen_fields || array['closed']) as field order by field)
    where id = ${id}`)
}
