import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../door.server.ts'

export interface BadgeHolderCause {
  supplierId: string
  rfc: string
  /** Sanctions that have suspended a badge of theirs by themselves, by the key of the cause. */
  causeKeys: string[]
}

/** Who has a badge that was not withdrawn, with the sanctions that have suspended it; causes of sanctions begin with the prefix. */
export async function listBadgeHolders(tx: CoordinatorTx, prefix: string): Promise<BadgeHolderCause[]> {
  const rows = await tx.db.execute<{ supplierId: string; rfc: string; causeKeys: string[] }>(sql`
    select b.supplier_id as "supplierId", b.rfc, array(select distinct a.cause_key from integrity_badge_acts a
      where a.folio = b.folio and a.act = 'suspended' and a.origin = 'automatic' and starts_with(a.cause_key, ${prefix})) as "causeKeys"
    from published_badges b where not b.withdrawn order by b.supplier_id`)
  return [...rows]
}
