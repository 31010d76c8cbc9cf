import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { endResetTokens } from '#db/queries/mail/mail-tokens.server.ts'
import { savePasswordHash } from '#db/queries/sign-in-users.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.ts'
import type { Person } from '../person.ts'
import { auditAccount } from './audit-account.server.ts'
import { checkOwnPassword } from './check-own-password.server.ts'
import { endAllSessions, holdOwnSession, renewOwnSession } from './own-session.server.ts'

/** Names of the fields; the errors of the form are kept under them. */
export type PasswordField = 'actual' | 'nueva' | 'repetida'
export type PasswordErrors = Partial<Record<PasswordField, string>>

export type PasswordAnswer =
  | { outcome: 'changed'; cookie: string; ended: number }
  | { outcome: 'refused'; errors: PasswordErrors }
  | { outcome: 'wait'; seconds: number }

function formProblems(form: Record<PasswordField, string>, person: Person): PasswordErrors {
  const errors: PasswordErrors = {}
  if (form.actual === '') errors.actual = 'Escriba la contraseña que tiene ahora.'
  const weak = passwordProblem(form.nueva, person)
  if (weak !== null) errors.nueva = weak
  else if (form.nueva === form.actual) errors.nueva = 'La contraseña nueva es la misma que ya tiene. Elija otra.'
  if (form.repetida !== form.nueva)
    errors.repetida = 'Las dos veces no se escribió lo mismo. Repita la contraseña nueva.'
  return errors
}

/**
 * Changes a person's own password: the present one is asked for, the rules of docs/security.md C1 hold, every other session of
 * the person ends in the same transaction, and this one gets a new id. Refusal 503 when too many hashes wait.
 */
export async function changePassword(
  request: Request,
  person: Person,
  form: Record<PasswordField, string>,
): Promise<PasswordAnswer> {
  const errors = formProblems(form, person)
  if (Object.keys(errors).length > 0) return { outcome: 'refused', errors }
  const proof = await checkOwnPassword(person.id, form.actual)
  if (proof.outcome === 'wait') return proof
  if (proof.outcome === 'wrong')
    return { outcome: 'refused', errors: { actual: 'No es la contraseña que tiene ahora. Revísela.' } }
  const hash = await hashPassword(form.nueva)
  const ended = await asAccount(person.id, async (tx) => {
    const { id } = await holdOwnSession(tx, request, person)
    await savePasswordHash(tx, person.id, hash)
    const ended = await endAllSessions(tx, person.id, { except: id })
    await endResetTokens(tx, person.id)
    await queueMail(tx, { kind: 'password-changed', userId: person.id })
    await auditAccount(tx, 'change-password', person.id, { detail: { sessionsEnded: ended } })
    return ended
  })
  return { outcome: 'changed', cookie: await renewOwnSession(request, person), ended }
}
