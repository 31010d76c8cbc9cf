import { sql } from 'drizzle-orm'
import type { MemberTx, PlatformTx } from '../../door.server.ts'

/** A notice that a member has not seen yet. */
export interface NoticeRow {
  id: string
  about_name: string
  /** ISO 8601, UTC. */
  at: string
}

/** Tells every member of the entity at hand, but the person themselves, that somebody administers it now; returns whom. */
export async function insertAdminNotices(tx: PlatformTx, entityId: string, aboutUserId: string): Promise<string[]> {
  const rows = await tx.db.execute<{ user_id: string }>(sql`
    insert into member_notices (entity_id, user_id, kind, about_user_id)
    select distinct ${entityId}::uuid, m.user_id, 'new-admin', ${aboutUserId}::uuid
    from memberships m where m.entity_id = ${entityId} and m.user_id <> ${aboutUserId}
    returning user_id`)
  return rows.map((row) => row.user_id)
}

/** What the member at the door has not seen yet, the oldest first. */
export async function listUnseenNotices(tx: MemberTx): Promise<NoticeRow[]> {
  return tx.db.execute<NoticeRow & Record<string, unknown>>(sql`
    select n.id, u.name as about_name, to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from member_notices n join users u on u.id = n.about_user_id
    where n.entity_id = ${tx.entityId} and n.user_id = ${tx.userId} and n.seen_at is null order by n.at, n.id limit 20`)
}

/** Marks a notice of the member at the door as seen; false when it is not theirs or was seen already. */
export async function markNoticeSeen(tx: MemberTx, id: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update member_notices set seen_at = now()
    where entity_id = ${tx.entityId} and user_id = ${tx.userId} and id = ${id} and seen_at is null returning 1`)
  return rows.length > 0
}
