import { mailPaths } from '#app/lib/paths.ts'
import { blankLinkCookie, linkCookie, readLinkCookie } from '#app/mail/link-cookie.server.ts'
import { readMailToken } from '#app/mail/mail-token.server.ts'
import { waitSentence } from '#app/texts/sign-in.ts'
import { asAccount } from '#db/as-account.server.ts'
import { countLink } from './limit-links.server.ts'
import { findResetPerson, type NewPasswordErrors, setNewPassword } from './set-new-password.server.ts'

/** Why nothing was changed, by field or as one sentence. */
export interface ResetProblem {
  errors: NewPasswordErrors & { codigo?: string }
  sentence: string | null
}

export type ResetPageAnswer =
  | { next: string; cookie: string }
  | { problem: ResetProblem; status: number; headers: Record<string, string> }

const GONE = 'Ese enlace ya no abre nada: se usó o pasaron 30 minutos. Pida otro correo.'

const refuse = (status: number, problem: Partial<ResetProblem>, headers = {}): ResetPageAnswer => ({
  status,
  headers,
  problem: { errors: {}, sentence: null, ...problem },
})

/** Which step of choosing a new password the reader has come to. Nothing is written and nothing used up. */
export async function loadResetPage(
  request: Request,
  changed: boolean,
): Promise<{ step: 'done' | 'code' | 'gone' | 'choose'; email: string | null }> {
  if (changed) return { step: 'done', email: null }
  const secret = readLinkCookie('password-reset', request)
  if (secret === null) return { step: 'code', email: null }
  const person = await findResetPerson(secret)
  return person ? { step: 'choose', email: person.email } : { step: 'gone', email: null }
}

/** Answers the forms of that page: `abrir` takes the code of the mail in, `guardar` sets the password. */
export async function answerReset(sent: {
  request: Request
  form: FormData
  clientAddress: string
}): Promise<ResetPageAnswer> {
  const { request, form, clientAddress } = sent
  if (form.get('acto') === 'abrir') return openCode(form, clientAddress)
  const secret = readLinkCookie('password-reset', request)
  if (secret === null) return refuse(422, { sentence: 'Abra primero el enlace del correo, o pegue su código.' })
  const text = (name: string) => String(form.get(name) ?? '')
  const answer = await setNewPassword(secret, { contrasena: text('contrasena'), repetida: text('repetida') })
  if (answer.outcome === 'gone') return refuse(404, { sentence: GONE })
  if (answer.outcome === 'refused') return refuse(422, { errors: answer.errors })
  return { next: mailPaths.newPassword(true), cookie: blankLinkCookie('password-reset') }
}

async function openCode(form: FormData, clientAddress: string): Promise<ResetPageAnswer> {
  const secret = readMailToken(form.get('codigo'))
  if (secret === null)
    return refuse(422, { errors: { codigo: 'Pegue el código completo, tal como viene en el correo.' } })
  const wait = await asAccount(null, (tx) => countLink(tx, clientAddress, new Date()))
  if (wait > 0) return refuse(429, { sentence: waitSentence(wait) }, { 'Retry-After': String(wait) })
  if (!(await findResetPerson(secret))) return refuse(404, { errors: { codigo: GONE } })
  return { next: mailPaths.newPassword(), cookie: linkCookie('password-reset', secret) }
}
