import { sql } from 'drizzle-orm'
import type { AccountTx } from '../../door.server.ts'

/** What the link of a mail leads to, while it holds. */
export interface OpenToken {
  kind: string
  user_id: string | null
  entity_id: string | null
  invitation_id: string | null
  supplier_account_id: string | null
}

/** What a secret opens, by its hash; null when it is unknown, used or over. */
export async function findMailToken(tx: AccountTx, hash: string): Promise<OpenToken | null> {
  const rows = await tx.db.execute<OpenToken & Record<string, unknown>>(sql`
    select m.kind, m.user_id, m.entity_id, m.invitation_id, m.supplier_account_id from mail_tokens t join mails m on m.id = t.mail_id
    where t.token_hash = ${hash} and t.used_at is null and t.expires_at > now()`)
  return rows[0] ?? null
}

/** Uses a secret up: true for whoever comes first. */
export async function takeMailToken(tx: AccountTx, hash: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update mail_tokens set used_at = now() where token_hash = ${hash} and used_at is null and expires_at > now() returning 1`)
  return rows.length > 0
}

/** Uses up every link that sets a new password of a person. */
export async function endResetTokens(tx: AccountTx, userId: string): Promise<void> {
  await tx.db.execute(sql`
    update mail_tokens set used_at = now() where used_at is null
      and mail_id in (select id from mails where user_id = ${userId} and kind = 'password-reset')`)
}

/** Who may set a new password with a link: name and e-mail of a working account, null when disabled. */
export async function findResetUser(
  tx: AccountTx,
  userId: string,
): Promise<{ id: string; email: string; name: string } | null> {
  const rows = await tx.db.execute<{ id: string; email: string; name: string }>(sql`
    select id, email, name from users where id = ${userId} and disabled_at is null`)
  return rows[0] ?? null
}
