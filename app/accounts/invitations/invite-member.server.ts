import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { INVITATION_MS } from '#app/mail/mail-kinds.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { insertInvitation, replaceInvitation } from '#db/queries/people/invitations.server.ts'
import { isMemberByEmail } from '#db/queries/people/members.server.ts'
import { normalEmail } from '../email.ts'
import { emailProblem } from '../email-rules.server.ts'
import { holdPeople, readManager } from '../members/as-entity-admin.server.ts'
import type { Role } from '../person.ts'
import { limitInvitationMails } from './limit-invitation-mails.server.ts'
import { rolesProblem } from './role-rules.ts'

export interface NewMember {
  entityId: string
  email: string
  /** As the one who invites knows it; the invited person may correct it. */
  name: string
  roles: readonly Role[]
  /** Who invites: an entity_admin of the entity or a platform_admin, read again inside. Null only for the operator's command. */
  invitedBy: string | null
}

export interface Invited {
  /** Always the same, whether the address has an account or not: nobody is added without accepting. */
  outcome: 'invited'
  invitationId: string
  email: string
  expiresAt: Date
  /** A pending invitation of the same address was replaced by this one. */
  renewed: boolean
}

function checkNewMember(member: NewMember): { email: string; name: string } {
  const email = normalEmail(member.email)
  const name = member.name
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 200)
  const problem = emailProblem(email)
  if (problem !== null) throw new Refusal('invalid-email', 422, problem)
  if (name === '') throw new Refusal('missing-name', 422, 'Escriba el nombre de la persona.')
  const roles = rolesProblem(member.roles)
  if (roles !== null) throw new Refusal('invalid-roles', 422, roles)
  return { email, name }
}

/**
 * Invites somebody to work in an entity: an invitation that holds for 72 hours, the mail that brings it, and the audit entry, in one
 * transaction. A pending invitation of the same address is replaced. Answers the same for an address with and without account.
 * Refusals: 422 `invalid-email`, `missing-name`, `invalid-roles`; 409 `already-member`, `entity-inactive`; 429 `too-many-mails`. Throws NotAMember when
 * `invitedBy` may not invite there.
 */
export async function inviteMember(member: NewMember): Promise<Invited> {
  const { email, name } = checkNewMember(member)
  return asPlatform(async (tx) => {
    const { entityId, invitedBy, roles } = member
    const as = await readManager(tx, entityId, invitedBy)
    await holdPeople(tx, entityId)
    if (await isMemberByEmail(tx, entityId, email))
      throw new Refusal('already-member', 409, 'Esa persona ya trabaja en el ente: cambie sus papeles en la lista.')
    const now = new Date()
    await limitInvitationMails(tx, entityId, email, now)
    const expiresAt = new Date(now.getTime() + INVITATION_MS)
    const renewed = await replaceInvitation(tx, entityId, email)
    const invitationId = await insertInvitation(tx, { entityId, email, name, roles, invitedBy, expiresAt })
    await queueMail(tx, { kind: 'invitation', userId: null, entityId, invitationId }, now)
    const detail = { as, roles: [...roles], renewed }
    const door = invitedBy === null ? 'cli' : 'screen'
    await appendAudit(tx, entityId, [
      { actorId: invitedBy, door, action: 'invite-member', subject: invitationId, detail },
    ])
    return { outcome: 'invited', invitationId, email, expiresAt, renewed }
  }, member.entityId)
}
