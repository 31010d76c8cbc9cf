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
  status: 'active' | 'suspended' | 'closed'
  status_reason: string | null
  status_since: string | null
  successor_name: string | null
  former_slugs: string[]
  roles: Role[]
}

/** The entities in which the person at the door works, with their roles there, by name; one row an entity, those that are stopped too. */
export async function listOwnMemberships(tx: AccountTx, userId: string): Promise<OwnMembership[]> {
  return tx.db.execute<OwnMembership & Record<string, unknown>>(sql`
    select e.id, e.slug, e.key, e.name, e.short_name, e.notice, e.separate_publisher, e.status, e.status_reason, e.status_since,
      s.name as successor_name,
      array(select distinct a.slug from entity_aliases a where a.entity_id = e.id and a.slug <> e.slug) as former_slugs,
      array_agg(m.role order by m.role) as roles
    from memberships m join entities e on e.id = m.entity_id left join entities s on s.id = e.successor_id
    where m.user_id = ${userId} and not e.reserved
    group by e.id, s.id order by e.name`)
}

/** Every role of the person at the door, in entities of any status. */
export async function listAllMemberships(tx: AccountTx, userId: string): Promise<{ entity_id: string; role: Role }[]> {
  return tx.db.execute<{ entity_id: string; role: Role }>(
    sql`select entity_id, role from memberships where user_id = ${userId}`,
  )
}
