import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../door.server.ts'
import type { Role } from '../membership.server.ts'

/** Makes an account without password; one that has the e-mail already stays as it is. `email` in lower case. */
export async function insertUser(
  tx: PlatformTx,
  user: { email: string; name: string; stateRoles: readonly string[] },
): Promise<{ id: string; created: boolean }> {
  const made = await tx.db.execute<{ id: string }>(sql`
    insert into users (email, name, state_roles)
    values (${user.email}, ${user.name}, array(select jsonb_array_elements_text(${JSON.stringify(user.stateRoles)}::jsonb)))
    on conflict (email) do nothing returning id`)
  if (made[0]) return { id: made[0].id, created: true }
  const known = await tx.db.execute<{ id: string }>(sql`select id from users where email = ${user.email}`)
  if (!known[0]) throw new Error('the account was removed meanwhile')
  return { id: known[0].id, created: false }
}

/** Disables an account or enables it again; a disabled person is signed in nowhere from that moment. */
export async function setUserDisabled(tx: PlatformTx, userId: string, disabled: boolean): Promise<void> {
  await tx.db.execute(sql`
    update users set disabled_at = case when ${disabled} then coalesce(disabled_at, now()) end where id = ${userId}`)
}

/** Gives a person a role in the entity the door was opened for; a role held already changes nothing. */
export async function insertMembership(
  tx: PlatformTx,
  membership: { entityId: string; userId: string; role: Role },
): Promise<void> {
  await tx.db.execute(sql`
    insert into memberships (entity_id, user_id, role)
    values (${membership.entityId}, ${membership.userId}, ${membership.role}) on conflict do nothing`)
}
