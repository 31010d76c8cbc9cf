import { Refusal } from '#app/lib/refusal.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { countInvitationMails } from '#db/queries/people/invitations.server.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Mails of invitations that one address gets from one entity in a day. */
export const ADDRESS_MAILS = 5
/** Mails of invitations that one entity sends in a day. */
export const ENTITY_MAILS = 200

/**
 * Throws Refusal 429 `too-many-mails` when the entity has written to the address, or in all, as often as it may in a day: nobody
 * is flooded in its name. Counted under the lock of the entity's people.
 */
export async function limitInvitationMails(tx: PlatformTx, entityId: string, email: string, now: Date): Promise<void> {
  const sent = await countInvitationMails(tx, entityId, email, new Date(now.getTime() - DAY_MS))
  if (sent.address >= ADDRESS_MAILS)
    throw new Refusal(
      'too-many-mails',
      429,
      'Ya se envió varias veces a ese correo en las últimas 24 horas. Inténtelo mañana.',
    )
  if (sent.entity >= ENTITY_MAILS)
    throw new Refusal(
      'too-many-mails',
      429,
      'El ente envió muchas invitaciones en las últimas 24 horas. Inténtelo mañana.',
    )
}
