import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { hashOfMailToken, readMailToken } from '#app/mail/mail-token.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findMailToken, takeMailToken } from '#db/queries/mail/mail-tokens.server.ts'
import { confirmSupplierAccount } from '#db/queries/suppliers/access/accounts.server.ts'
import { countLink } from '../recovery/limit-links.server.ts'
import { startSupplierSession } from './supplier-session.server.ts'

export type OpenedLink =
  | { outcome: 'open'; cookie: string }
  | { outcome: 'wait'; seconds: number }
  /** `incomplete`: no code was given; `gone`: used, over or unknown. */
  | { outcome: 'incomplete' | 'gone' }

/** Opens the link of a mail: uses it up, confirms the e-mail, starts a session, and writes it down, in one transaction. */
export function openSupplierLink(pasted: unknown, clientAddress: string): Promise<OpenedLink> {
  const secret = readMailToken(pasted)
  if (secret === null) return Promise.resolve({ outcome: 'incomplete' })
  return asAccount(null, async (tx): Promise<OpenedLink> => {
    const seconds = await countLink(tx, clientAddress, new Date())
    if (seconds > 0) return { outcome: 'wait', seconds }
    const hash = hashOfMailToken(secret)
    const found = await findMailToken(tx, hash)
    const accountId = found?.kind === 'supplier-link' ? found.supplier_account_id : null
    if (!accountId || !(await takeMailToken(tx, hash))) return { outcome: 'gone' }
    await confirmSupplierAccount(tx, accountId)
    const cookie = await startSupplierSession(tx, accountId)
    await appendStateAudit(tx, [
      { actorId: null, door: 'supplier', action: 'supplier-sign-in', subject: accountId, detail: {} },
    ])
    return { outcome: 'open', cookie }
  })
}
