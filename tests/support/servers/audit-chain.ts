import type { Sql } from 'postgres'
import type { HashedEntry } from '#app/audit/audit-hash.ts'
import type { Json } from '#app/ocds/types.ts'

/** The whole audit chain of an entity in order, read from behind the doors, as the verifier wants it. */
export async function auditChain(god: Sql, entityId: string): Promise<(HashedEntry & { hash: string })[]> {
  const rows = await god<
    {
      position: string
      at: Date
      actor_id: string | null
      door: string
      action: string
      subject: string
      detail: Record<string, Json>
      previous_hash: string
      hash: string
    }[]
  >`select * from audit_events where entity_id = ${entityId} order by position`
  return rows.map(({ position, at, actor_id, previous_hash, door, action, subject, detail, hash }) => ({
    ...{ door, action, subject, detail, hash, position: Number(position), at: at.toISOString() },
    ...{ actorId: actor_id, previousHash: previous_hash },
  }))
}
