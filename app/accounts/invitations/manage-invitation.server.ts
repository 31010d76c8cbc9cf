import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { INVITATION_MS } from '#app/mail/mail-kinds.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { closeInvitation, extendInvitation, listInvitations } from '#db/queries/people/invitations.server.ts'
import { holdPeople, readManager } from '../members/as-entity-admin.server.ts'
import { limitInvitationMails } from './limit-invitation-mails.server.ts'

/** An act on one invitation by who administers the entity or operates the portal. */
export interface InvitationAct {
  entityId: string
  actorId: string
  invitationId: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function onInvitation<T>(act: InvitationAct, work: (tx: PlatformTx, as: string, email: string) => Promise<T>) {
  return asPlatform(async (tx) => {
    const as = await readManager(tx, act.entityId, act.actorId)
    await holdPeople(tx, act.entityId)
    const [found] = UUID.test(act.invitationId) ? await listInvitations(tx, act.entityId, act.invitationId) : []
    if (!found) throw new Refusal('not-found', 404, 'Esa invitación ya no está pendiente.')
    return work(tx, as, found.email)
  }, act.entityId)
}

/**
 * Sends a pending invitation again, over or not: it holds for 72 hours from now, and the links of earlier mails open it too.
 * Refusals: 404 `not-found`; 429 `too-many-mails`; 409 `entity-inactive`. NotAMember for who may not.
 */
export async function resendInvitation(act: InvitationAct): Promise<void> {
  const { entityId, actorId, invitationId } = act
  await onInvitation(act, async (tx, as, email) => {
    const now = new Date()
    await limitInvitationMails(tx, entityId, email, now)
    await extendInvitation(tx, entityId, invitationId, new Date(now.getTime() + INVITATION_MS))
    await queueMail(tx, { kind: 'invitation', userId: null, entityId, invitationId }, now)
    await appendAudit(tx, entityId, [
      { actorId, door: 'screen', action: 'resend-invitation', subject: invitationId, detail: { as } },
    ])
  })
}

/** Withdraws a pending invitation: its links open nothing from now on. Refusals and errors as resendInvitation. */
export async function withdrawInvitation(act: InvitationAct): Promise<void> {
  const { entityId, actorId, invitationId } = act
  await onInvitation(act, async (tx, as) => {
    await closeInvitation(tx, { entityId, id: invitationId, state: 'withdrawn', closedBy: actorId })
    await appendAudit(tx, entityId, [
      { actorId, door: 'screen', action: 'withdraw-invitation', subject: invitationId, detail: { as } },
    ])
  })
}
