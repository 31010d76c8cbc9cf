import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { countOtherAdmins, endSessionsOf, listMembers, replaceRoles } from '#db/queries/people/members.server.ts'
import { rolesProblem } from '../invitations/role-rules.ts'
import type { Role } from '../person.ts'
import { announceAdmin } from './announce-admin.server.ts'
import { asEntityAdmin } from './as-entity-admin.server.ts'

/** An act of an administrator on one member of their entity. */
export interface MemberAct {
  entityId: string
  /** Who does it. */
  actorId: string
  /** Whom it is about. */
  userId: string
}

const notHere = () => new Refusal('not-found', 404, 'Esa persona no trabaja en el ente.')

async function rolesNow(tx: PlatformTx, { entityId, userId }: MemberAct): Promise<Role[]> {
  const [member] = await listMembers(tx, entityId, userId)
  if (!member) throw notHere()
  return member.roles
}

async function keepAnAdmin(tx: PlatformTx, { entityId, userId }: MemberAct): Promise<void> {
  if ((await countOtherAdmins(tx, entityId, userId)) > 0) return
  throw new Refusal(
    'last-admin',
    409,
    'Es la única persona que administra el ente. Dé ese papel a alguien más antes de quitárselo.',
  )
}

/**
 * Makes a member's roles in the entity exactly these, in one transaction with the audit entry: the person's sessions end (C5 of
 * docs/security.md), they get a mail, and a new administrator is announced to every member. The same roles change nothing.
 * Refusals: 422 `invalid-roles`; 404 `not-found`; 409 `last-admin`; 403 `raises-oneself`. NotAMember when the actor's role is gone.
 */
export async function changeRoles(act: MemberAct, roles: readonly Role[]): Promise<{ changed: boolean }> {
  const problem = rolesProblem(roles)
  if (problem !== null) throw new Refusal('invalid-roles', 422, problem)
  const { entityId, actorId, userId } = act
  return asEntityAdmin({ userId: actorId, entityId }, async (tx) => {
    const before = await rolesNow(tx, act)
    const added = roles.filter((role) => !before.includes(role))
    if (added.length === 0 && roles.length === before.length) return { changed: false }
    if (userId === actorId && added.length > 0)
      throw new Refusal(
        'raises-oneself',
        403,
        'Nadie se da papeles a sí mismo: pídalo a otra persona que administre el ente, o a quien opera el portal.',
      )
    if (before.includes('entity_admin') && !roles.includes('entity_admin')) await keepAnAdmin(tx, act)
    await replaceRoles(tx, entityId, userId, roles)
    await endSessionsOf(tx, userId)
    await queueMail(tx, { kind: 'roles-changed', userId, entityId, aboutUserId: userId })
    if (added.includes('entity_admin')) await announceAdmin(tx, entityId, userId)
    const detail = { before, after: [...roles] }
    await appendAudit(tx, entityId, [{ actorId, door: 'screen', action: 'change-roles', subject: userId, detail }])
    return { changed: true }
  })
}

/**
 * Takes a person out of the entity: roles and sessions end, what they captured stays, they get a mail. One may leave oneself, but
 * not the last who administers. Refusals: 404 `not-found`; 409 `last-admin`. NotAMember when the actor's role is gone.
 */
export async function removeMember(act: MemberAct): Promise<void> {
  const { entityId, actorId, userId } = act
  await asEntityAdmin({ userId: actorId, entityId }, async (tx) => {
    const before = await rolesNow(tx, act)
    if (before.includes('entity_admin')) await keepAnAdmin(tx, act)
    await replaceRoles(tx, entityId, userId, [])
    await endSessionsOf(tx, userId)
    await queueMail(tx, { kind: 'roles-changed', userId, entityId, aboutUserId: userId })
    await appendAudit(tx, entityId, [
      { actorId, door: 'screen', action: 'remove-member', subject: userId, detail: { before } },
    ])
  })
}
