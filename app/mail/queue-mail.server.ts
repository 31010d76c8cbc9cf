import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { insertMail, type MailTx } from '#db/queries/mail/insert-mail.server.ts'
import { type MailKind, TRIED_FOR_MS } from './mail-kinds.ts'

export interface QueuedMail {
  kind: MailKind
  /** Whom it goes to; null for an invitation, which goes to its own address. */
  userId: string | null
  /** The entity it is about. */
  entityId?: string
  invitationId?: string
  /** Whom it tells of. */
  aboutUserId?: string
  /** The account of a company it goes to. */
  supplierAccountId?: string
}

/**
 * Asks for a mail in the transaction of the act that causes it: both happen or neither. The row holds ids; address, text and
 * secret are made when it is sent (deliver-mail.server.ts). Returns its id.
 */
export async function queueMail(tx: MailTx, mail: QueuedMail, now = new Date()): Promise<string> {
  const mailId = await insertMail(tx, {
    kind: mail.kind,
    userId: mail.userId,
    entityId: mail.entityId ?? null,
    invitationId: mail.invitationId ?? null,
    aboutUserId: mail.aboutUserId ?? null,
    supplierAccountId: mail.supplierAccountId ?? null,
    validUntil: new Date(now.getTime() + TRIED_FOR_MS[mail.kind]),
  })
  await enqueueJob(tx, 'deliver-mail', { mailId })
  return mailId
}
