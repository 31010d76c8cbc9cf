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

/** Somebody who works in the entity, as its list shows them. */
export interface MemberRow {
  user_id: string
  name: string
  email: string
  disabled: boolean
  has_factor: boolean
  roles: Role[]
  /** ISO 8601, UTC: the oldest of their roles. */
  since: string
}

/** The members of the entity at hand by name; one of them when `userId` is given. */
export async function listMembers(
  tx: PlatformTx,
  entityId: string,
  userId: string | null = null,
): Promise<MemberRow[]> {
  return tx.db.execute<MemberRow & Record<string, unknown>>(sql`
    select u.id as user_id, u.name, u.email, u.disabled_at is not null as disabled, f.user_id is not null as has_factor,
      array_agg(m.role order by m.role) as roles,
      to_char(min(m.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
    from memberships m join users u on u.id = m.user_id left join second_factors f on f.user_id = u.id
    where m.entity_id = ${entityId} and (${userId}::uuid is null or m.user_id = ${userId}::uuid)
    group by u.id, f.user_id order by u.name, u.id`)
}

/** How many people with a working account administer the entity at hand, one left out. */
export async function countOtherAdmins(tx: PlatformTx, entityId: string, userId: string): Promise<number> {
  const rows = await tx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from memberships m join users u on u.id = m.user_id
    where m.entity_id = ${entityId} and m.role = 'entity_admin' and m.user_id <> ${userId} and u.disabled_at is null`)
  return rows[0]?.count ?? 0
}

/** Makes a person's roles in the entity at hand exactly these; none takes them out of it. */
export async function replaceRoles(
  tx: PlatformTx,
  entityId: string,
  userId: string,
  roles: readonly Role[],
): Promise<void> {
  const list = JSON.stringify(roles)
  await tx.db.execute(sql`
    delete from memberships where entity_id = ${entityId} and user_id = ${userId}
      and role not in (select jsonb_array_elements_text(${list}::jsonb))`)
  await tx.db.execute(sql`
    insert into memberships (entity_id, user_id, role)
    select ${entityId}, ${userId}, jsonb_array_elements_text(${list}::jsonb) on conflict do nothing`)
}

/** Ends all sessions of a person and what they began to sign in to: their roles have changed. None is renewed meanwhile. */
export async function endSessionsOf(tx: PlatformTx, userId: string): Promise<void> {
  await tx.db.execute(sql`select 1 from users where id = ${userId} for no key update`)
  await tx.db.execute(sql`delete from waiting_sign_ins where user_id = ${userId}`)
  await tx.db.execute(sql`delete from sessions where user_id = ${userId}`)
}
