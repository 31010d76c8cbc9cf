import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { hashOfMailToken } from '#app/mail/mail-token.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { endResetTokens, findMailToken, findResetUser, takeMailToken } from '#db/queries/mail/mail-tokens.server.ts'
import { deleteSessionsOf } from '#db/queries/sessions.server.ts'
import { savePasswordHash } from '#db/queries/sign-in-users.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import { passwordProblem } from '../passwords/password-rules.ts'

/** Names of the fields; the errors of a form are kept under them. */
export type NewPasswordField = 'contrasena' | 'repetida'
export type NewPasswordErrors = Partial<Record<NewPasswordField, string>>

export type ResetAnswer =
  | { outcome: 'changed' }
  | { outcome: 'refused'; errors: NewPasswordErrors }
  /** Used, over, unknown, or of an account that is disabled now. */
  | { outcome: 'gone' }

/** What is wrong with a new password written twice, by field; empty when nothing is. */
export function newPasswordErrors(
  typed: Record<NewPasswordField, string>,
  person: { email: string; name: string },
): NewPasswordErrors {
  const errors: NewPasswordErrors = {}
  const problem = passwordProblem(typed.contrasena, person)
  if (problem !== null) errors.contrasena = problem
  if (typed.repetida !== typed.contrasena)
    errors.repetida = 'Las dos veces no se escribió lo mismo. Repita la contraseña.'
  return errors
}

/** The person whose password the secret of a mail sets; null when it opens nothing (any more). */
export async function findResetPerson(token: string): Promise<{ id: string; email: string; name: string } | null> {
  return asAccount(null, async (tx) => {
    const found = await findMailToken(tx, hashOfMailToken(token))
    return found?.kind === 'password-reset' && found.user_id !== null ? findResetUser(tx, found.user_id) : null
  })
}

/**
 * Sets a new password with the secret of a mail, in one transaction: the secret and every other one of the person are used up, all
 * their sessions end, they are told by mail, and the audit log has an entry. Nobody is signed in by it: the second factor is still
 * asked for. Refusal 503 when too many hashes wait.
 */
export async function setNewPassword(token: string, typed: Record<NewPasswordField, string>): Promise<ResetAnswer> {
  const person = await findResetPerson(token)
  if (!person) return { outcome: 'gone' }
  const errors = newPasswordErrors(typed, person)
  if (Object.keys(errors).length > 0) return { outcome: 'refused', errors }
  const hash = await hashPassword(typed.contrasena)
  return asAccount(person.id, async (tx): Promise<ResetAnswer> => {
    if (!(await takeMailToken(tx, hashOfMailToken(token)))) return { outcome: 'gone' }
    await endResetTokens(tx, person.id)
    await savePasswordHash(tx, person.id, hash)
    await deleteSessionsOf(tx, person.id)
    await queueMail(tx, { kind: 'password-changed', userId: person.id })
    await appendStateAudit(tx, [
      { actorId: person.id, door: 'screen', action: 'reset-password', subject: person.id, detail: {} },
    ])
    return { outcome: 'changed' }
  })
}
