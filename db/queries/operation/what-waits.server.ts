import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'

export interface WaitingInvitation {
  slug: string
  name: string
  pending: number
  /** How many of them have run out. */
  expired: number
}

/** Entities whose invitations nobody has answered, oldest first: counts, no addresses. The door must have no entity at hand. */
export async function listUnansweredInvitations(tx: PlatformTx): Promise<WaitingInvitation[]> {
  return tx.db.execute<WaitingInvitation & Record<string, unknown>>(sql`
    select e.slug, e.name, count(*)::int as pending, count(*) filter (where i.expires_at <= now())::int as expired
    from invitations i join entities e on e.id = i.entity_id where i.state = 'pending'
    group by e.id order by min(i.invited_at)`)
}

/** How many mails could not be delivered, whatever they were. */
export async function countUndeliveredMails(tx: PlatformTx): Promise<number> {
  const [row] = await tx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from mails where state = 'failed'`,
  )
  return row?.count ?? 0
}
