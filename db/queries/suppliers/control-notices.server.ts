import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'

export interface ShownNotice extends Record<string, unknown> {
  id: string
  kind: 'sanction-stop' | 'sanction-match'
  ocid: string
  supplierId: string
  /** As the newest judgement calls it; null when the outcome was taken back since. */
  supplierName: string | null
  act: string
  actRef: string
  outcome: string
  reason: string | null
  /** The sanctions of the outcome as it counts now. */
  hits: readonly object[] | null
  /** UTC. */
  createdAt: string
  seenAt: string | null
}

export interface NoticeFilter {
  kind: string | null
  seen: boolean | null
}

/** Notices of the entity at hand: unseen first, then newest; at most `limit`. */
export async function listControlNotices(
  tx: MemberTx,
  { kind, seen }: NoticeFilter,
  limit: number,
): Promise<ShownNotice[]> {
  const rows = await tx.db.execute<ShownNotice>(sql`
    select n.id, n.kind, n.ocid, n.supplier_id as "supplierId", m.supplier_name as "supplierName", n.act, n.act_ref as "actRef",
      n.outcome, n.reason, m.hits, to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      to_char(n.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt"
    from control_notices n left join sanction_matches m on m.superseded_at is null and m.ocid = n.ocid and m.act = n.act
      and m.act_ref = n.act_ref and m.supplier_id = n.supplier_id
    where n.entity_id = ${tx.entityId} and (${kind}::text is null or n.kind = ${kind})
      and (${seen}::boolean is null or (n.seen_at is not null) = ${seen})
    order by n.seen_at is not null, n.created_at desc, n.id limit ${limit}`)
  return [...rows]
}

/** Marks a notice of the entity at hand as seen by the person; false when there is none. Seen again, the first time stays. */
export async function markNoticeSeen(tx: MemberTx, id: string): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return false
  const rows = await tx.db.execute<{ id: string }>(sql`
    update control_notices set seen_at = coalesce(seen_at, now()), seen_by = coalesce(seen_by, ${tx.userId})
    where entity_id = ${tx.entityId} and id = ${id} returning id`)
  return rows.length > 0
}
