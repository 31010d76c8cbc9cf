import { isMailLost } from '#app/texts/people.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { type InvitationRow, listInvitations } from '#db/queries/people/invitations.server.ts'
import { listMembers } from '#db/queries/people/members.server.ts'
import { ENTITY_ROLES } from '../invitations/role-rules.ts'
import type { Role } from '../person.ts'

/** Somebody who works in an entity, as its list shows them. */
export interface ListedMember {
  id: string
  name: string
  /** Null for who does not administer the entity. */
  email: string | null
  roles: Role[]
  /** ISO 8601, UTC. */
  since: string
  hasFactor: boolean
  disabled: boolean
}

export interface PendingInvitation {
  id: string
  email: string
  name: string
  roles: Role[]
  invitedBy: string | null
  /** ISO 8601, UTC. */
  invitedAt: string
  expiresAt: string
  expired: boolean
  mailState: string | null
  mailProblem: string | null
}

const inOrder = (roles: readonly Role[]): Role[] => ENTITY_ROLES.filter((role) => roles.includes(role))

/** The members of an entity by name. Every member may read who works there; addresses only who administers it. */
export async function listPeople(entityId: string, options: { withEmails: boolean }): Promise<ListedMember[]> {
  const rows = await asPlatform((tx) => listMembers(tx, entityId), entityId)
  return rows.map((row) => ({
    id: row.user_id,
    name: row.name,
    email: options.withEmails ? row.email : null,
    roles: inOrder(row.roles),
    since: row.since,
    hasFactor: row.has_factor,
    disabled: row.disabled,
  }))
}

/** One member of an entity, null when nobody with that id works there. Any text may be asked for. */
export async function findMember(entityId: string, userId: string): Promise<ListedMember | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(userId)) return null
  const people = await listPeople(entityId, { withEmails: true })
  return people.find(({ id }) => id === userId.toLowerCase()) ?? null
}

/** Invitations of an entity that wait to be accepted, the newest first; for who administers it or operates the portal. */
export async function listPendingInvitations(entityId: string): Promise<PendingInvitation[]> {
  return (await asPlatform((tx) => listInvitations(tx, entityId), entityId)).map(pendingOf)
}

/** How many pending invitations of an entity nobody will receive unless somebody acts: their mail was given up. */
export async function countLostInvitations(entityId: string): Promise<number> {
  return (await listPendingInvitations(entityId)).filter(({ mailState }) => isMailLost(mailState)).length
}

const pendingOf = (row: InvitationRow): PendingInvitation => ({
  id: row.id,
  email: row.email,
  name: row.name,
  roles: inOrder(row.roles),
  invitedBy: row.invited_by_name,
  invitedAt: row.invited_at,
  expiresAt: row.expires_at,
  expired: row.expired,
  mailState: row.mail_state,
  mailProblem: row.mail_problem,
})
