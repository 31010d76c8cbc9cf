import { sql } from 'drizzle-orm'
import type { AccountTx } from '../door.server.ts'
import type { Role } from '../membership.server.ts'

export interface OwnMembership {
  id: string
  slug: string
  key: string
  name: string
  short_name: string
  notice: string | null
  separate_publisher: boolean
  roles: Role[]
}

/** The active entities in which the person at the door works, with their roles there, by name. One row an entity. */
export async function listOwnMemberships(tx: AccountTx, userId: string): Promise<OwnMembership[]> {
  return tx.db.execute<OwnMembership & Record<string, unknown>>(sql`
    select e.id, e.slug, e.key, e.name, e.short_name, e.notice, e.separate_publisher, array_agg(m.role order by m.role) as roles
    from memberships m join entities e on e.id = m.entity_id
    where m.user_id = ${userId} and e.status = 'active' and not e.reserved
    group by e.id order by e.name`)
}
