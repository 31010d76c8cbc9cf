import { queueMail } from '#app/mail/queue-mail.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { insertAdminNotices } from '#db/queries/people/notices.server.ts'

/**
 * Tells everybody who works in the entity that somebody administers it now: a notice at their desk until they have seen it, and a
 * mail. In the transaction that gives the role: nobody becomes administrator in silence.
 */
export async function announceAdmin(tx: PlatformTx, entityId: string, aboutUserId: string): Promise<void> {
  for (const userId of await insertAdminNotices(tx, entityId, aboutUserId))
    await queueMail(tx, { kind: 'new-admin', userId, entityId, aboutUserId })
}
