import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { deleteUnconfirmed, upsertSupplierAccount } from '#db/queries/suppliers/access/accounts.server.ts'
import { normalEmail } from '../email.ts'
import { emailProblem } from '../email-rules.server.ts'
import { countRecovery } from '../recovery/limit-links.server.ts'

/** What the form asks for, as it was typed. */
export interface LinkForm {
  correo: string
  rfc: string
  nombre: string
}
export type LinkErrors = Partial<Record<keyof LinkForm, string>>

/** Accounts that nobody confirmed are forgotten after this, in milliseconds. */
const UNCONFIRMED_MS = 7 * 24 * 60 * 60 * 1000
const SWEEP = 20

/** What is wrong with the form, by field; empty when nothing is. */
export function linkErrors({ correo, rfc, nombre }: LinkForm): LinkErrors {
  const errors: LinkErrors = {}
  const email = emailProblem(normalEmail(correo))
  if (email !== null) errors.correo = email
  const key = plainRfc(rfc)
  if (!isValidRfc(key) || rfcKind(key) !== 'company')
    errors.rfc =
      'El RFC no es el de una empresa: son tres letras, seis números y tres más, como en la constancia de situación fiscal. Las personas físicas no solicitan esta insignia.'
  if (nombre.trim().length < 2)
    errors.nombre = 'Escriba el nombre de la empresa como está en su constancia de situación fiscal.'
  return errors
}

const plainRfc = (rfc: string): string => rfc.toUpperCase().replace(/[\s-]+/g, '')

/**
 * Sends a link that signs in for a company, in the transaction that keeps the wish. The same answer whether the account is new or
 * known. Returns the seconds to wait when the network has asked too often, else 0; an address that has had its mails gets no more.
 */
export function askSupplierLink(form: LinkForm, clientAddress: string): Promise<number> {
  const [email, rfc] = [normalEmail(form.correo), plainRfc(form.rfc)]
  const name = form.nombre.trim().replace(/\s+/g, ' ').slice(0, 200)
  return asAccount(null, async (tx) => {
    const now = new Date()
    const { wait, accountIsOver } = await countRecovery(tx, `supplier ${email}`, clientAddress, now)
    if (wait > 0) return wait
    if (accountIsOver) return 0
    await deleteUnconfirmed(tx, new Date(now.getTime() - UNCONFIRMED_MS), SWEEP)
    const supplierAccountId = await upsertSupplierAccount(tx, { email, rfc, name, supplierId: `MX-RFC-${rfc}` })
    await queueMail(tx, { kind: 'supplier-link', userId: null, supplierAccountId })
    return 0
  })
}
