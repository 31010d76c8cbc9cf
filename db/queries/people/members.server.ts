import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'
import type { Role } from '../../membership.server.ts'

/**
 * Makes the people of an entity change one act after the other, so that two administrators cannot remove each other at once.
 * Null when the entity is not active (suspended, closed, reserved or unknown).
 */
export async function lockPeople(tx: PlatformTx, entityId: string): Promise<{ slug: string; name: string } | null> {
  const rows = await tx.db.execute<{ slug: string; name: string }>(sql`
    select slug, name from entities where id = ${entityId} and status = 'active' and not reserved for no key update`)
  return rows[0] ?? null
}

/** What a person may do in all of the state and in the entity at hand; null when the account is unknown or disabled. */
export async function readAuthority(
  tx: PlatformTx,
  entityId: string,
  userId: string,
): Promise<{ stateRoles: string[]; roles: Role[] } | null> {
  const rows = await tx.db.execute<{ state_roles: string[]; roles: Role[] }>(sql`
    select u.state_roles, array(select m.role from memberships m where m.entity_id = ${entityId} and m.user_id = u.id) as roles
    from users u where u.id = ${userId} and u.disabled_at is null`)
  const row = rows[0]
  return row ? { stateRoles: row.state_roles, roles: row.roles } : null
}

/** True when the address belongs to somebody who works in the entity at hand. */
export async function isMemberByEmail(tx: PlatformTx, entityId: string, email: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    select 1 from users u join memberships m on m.user_id = u.id where u.email = ${email} and m.entity_id = ${entityId} limit 1`)
  return rows.length > 0
}
