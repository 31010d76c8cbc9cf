import { asMember } from '#db/as-member.server.ts'
import { listUnseenNotices, markNoticeSeen } from '#db/queries/people/notices.server.ts'

/** What a member is shown at their desk until they say that they have seen it. */
export interface MemberNotice {
  id: string
  /** Who administers the entity now. */
  about: string
  /** ISO 8601, UTC. */
  at: string
}

/** The notices that the person has not seen yet, the oldest first. Throws NotAMember for who does not work there. */
export async function loadNotices(who: { userId: string; entityId: string }): Promise<MemberNotice[]> {
  const rows = await asMember(who, listUnseenNotices)
  return rows.map((row) => ({ id: row.id, about: row.about_name, at: row.at }))
}

/** The person has seen a notice; false when it is not theirs. Any text may be asked for. */
export async function seeNotice(who: { userId: string; entityId: string }, id: string): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return false
  return asMember(who, (tx) => markNoticeSeen(tx, id))
}
