import { sql } from 'drizzle-orm'
import type { AccountTx, CoordinatorTx, MemberTx, PlatformTx, SupplierTx, WorkerTx } from '../../door.server.ts'

/** A mail to send, by kind and ids only. */
export interface MailRow {
  kind: string
  /** Whom it goes to; null when it goes to the address of an invitation. */
  userId: string | null
  entityId: string | null
  invitationId: string | null
  /** Whom it tells of. */
  aboutUserId: string | null
  /** The account of a company it goes to. */
  supplierAccountId?: string | null
  /** It is never sent after this. */
  validUntil: Date
}

/** Doors that may ask for a mail. */
export type MailTx = AccountTx | MemberTx | WorkerTx | PlatformTx | CoordinatorTx | SupplierTx

/** Puts a mail into the queue; returns its id. */
export async function insertMail(tx: MailTx, mail: MailRow): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into mails (kind, user_id, entity_id, invitation_id, about_user_id, supplier_account_id, valid_until)
    values (${mail.kind}, ${mail.userId}, ${mail.entityId}, ${mail.invitationId}, ${mail.aboutUserId}, ${mail.supplierAccountId ?? null},
      ${mail.validUntil.toISOString()}::timestamptz)
    returning id`)
  return rows[0]!.id
}
