import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'
import type { Role } from '../../membership.server.ts'

export interface NewInvitation {
  entityId: string
  /** Lower case. */
  email: string
  name: string
  roles: readonly Role[]
  invitedBy: string | null
  expiresAt: Date
}

const textArray = (values: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** Closes the pending invitation of an address in the entity at hand, because a newer one takes its place; true when there was one. */
export async function replaceInvitation(tx: PlatformTx, entityId: string, email: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update invitations set state = 'replaced', closed_at = now()
    where entity_id = ${entityId} and email = ${email} and state = 'pending' returning 1`)
  return rows.length > 0
}

/** Writes an invitation; returns its id. */
export async function insertInvitation(tx: PlatformTx, one: NewInvitation): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into invitations (entity_id, email, name, roles, invited_by, expires_at)
    values (${one.entityId}, ${one.email}, ${one.name}, ${textArray(one.roles)}, ${one.invitedBy},
      ${one.expiresAt.toISOString()}::timestamptz)
    returning id`)
  return rows[0]!.id
}

/** An invitation as the entity's list shows it. */
export interface InvitationRow {
  id: string
  email: string
  name: string
  roles: Role[]
  invited_by_name: string | null
  /** Instants in ISO 8601, UTC. */
  invited_at: string
  expires_at: string
  expired: boolean
  /** How the newest mail of it stands; null when there is none any more. */
  mail_state: string | null
  mail_problem: string | null
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)

/** The pending invitations of the entity at hand, the newest first; one of them when `id` is given. */
export async function listInvitations(
  tx: PlatformTx,
  entityId: string,
  id: string | null = null,
): Promise<InvitationRow[]> {
  return tx.db.execute<InvitationRow & Record<string, unknown>>(sql`
    select i.id, i.email, i.name, i.roles, u.name as invited_by_name, ${iso('i.invited_at')} as invited_at,
      ${iso('i.expires_at')} as expires_at, i.expires_at <= now() as expired, m.state as mail_state, m.problem as mail_problem
    from invitations i left join users u on u.id = i.invited_by
    left join lateral (
      select state, problem from mails where invitation_id = i.id order by created_at desc limit 1) m on true
    where i.entity_id = ${entityId} and i.state = 'pending' and (${id}::uuid is null or i.id = ${id}::uuid)
    order by i.invited_at desc, i.id`)
}

/** Closes a pending invitation; false when it is not pending (any more). */
export async function closeInvitation(
  tx: PlatformTx,
  one: { entityId: string; id: string; state: 'accepted' | 'withdrawn'; closedBy: string | null },
): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update invitations set state = ${one.state}, closed_at = now(), closed_by = ${one.closedBy}
    where entity_id = ${one.entityId} and id = ${one.id} and state = 'pending' returning 1`)
  return rows.length > 0
}

/** Lets a pending invitation hold until a later moment. */
export async function extendInvitation(tx: PlatformTx, entityId: string, id: string, expiresAt: Date): Promise<void> {
  await tx.db.execute(sql`
    update invitations set expires_at = ${expiresAt.toISOString()}::timestamptz
    where entity_id = ${entityId} and id = ${id} and state = 'pending'`)
}

/** Mails of invitations asked for since a moment: to one address of the entity at hand, and of the entity in all. */
export async function countInvitationMails(
  tx: PlatformTx,
  entityId: string,
  email: string,
  since: Date,
): Promise<{ address: number; entity: number }> {
  const rows = await tx.db.execute<{ address: number; entity: number }>(sql`
    select count(*) filter (where i.email = ${email})::int as address, count(*)::int as entity
    from mails m join invitations i on i.entity_id = m.entity_id and i.id = m.invitation_id
    where m.entity_id = ${entityId} and m.kind = 'invitation' and m.created_at > ${since.toISOString()}::timestamptz`)
  return rows[0]!
}

/** An invitation that somebody holds the link of, with what they may know of it. */
export interface OpenInvitation {
  id: string
  email: string
  name: string
  roles: Role[]
  entity_name: string
  slug: string
  invited_by_name: string | null
  expires_at: string
  /** The account of its address, if there is one. */
  user_id: string | null
  user_disabled: boolean
}

/** A pending invitation of the entity at hand that still holds, of an active entity; null otherwise. Locked until commit. */
export async function findOpenInvitation(tx: PlatformTx, entityId: string, id: string): Promise<OpenInvitation | null> {
  const rows = await tx.db.execute<OpenInvitation & Record<string, unknown>>(sql`
    select i.id, i.email, i.name, i.roles, e.name as entity_name, e.slug, b.name as invited_by_name,
      ${iso('i.expires_at')} as expires_at, u.id as user_id, coalesce(u.disabled_at is not null, false) as user_disabled
    from invitations i join entities e on e.id = i.entity_id
    left join users b on b.id = i.invited_by left join users u on u.email = i.email
    where i.entity_id = ${entityId} and i.id = ${id} and i.state = 'pending' and i.expires_at > now()
      and e.status = 'active' and not e.reserved for update of i`)
  return rows[0] ?? null
}

/** Makes an account with a password; null when the address has one already. */
export async function insertInvitedUser(
  tx: PlatformTx,
  user: { email: string; name: string; passwordHash: string },
): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into users (email, name, password_hash) values (${user.email}, ${user.name}, ${user.passwordHash})
    on conflict (email) do nothing returning id`)
  return rows[0]?.id ?? null
}
