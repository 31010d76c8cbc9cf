import { mailPaths, workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { blankLinkCookie, linkCookie, readLinkCookie } from '#app/mail/link-cookie.server.ts'
import { readMailToken } from '#app/mail/mail-token.server.ts'
import { waitSentence } from '#app/texts/sign-in.ts'
import { asAccount } from '#db/as-account.server.ts'
import { blankSessionCookie, endSession, readSessionId, sessionCookie, startSession } from '../lucia.server.ts'
import type { Person } from '../person.ts'
import { countLink } from '../recovery/limit-links.server.ts'
import {
  acceptAsPerson,
  acceptWithNewAccount,
  type NewAccountErrors,
  openInvitation,
} from './accept-invitation.server.ts'

/** Why nothing was done, by field or as one sentence; the name typed is given back, passwords never. */
export interface InvitationProblem {
  errors: NewAccountErrors & { codigo?: string }
  sentence: string | null
  name: string | null
}

export type InvitationAnswer =
  | { next: string; cookies: string[] }
  | { problem: InvitationProblem; status: number; headers: Record<string, string> }

interface Sent {
  request: Request
  /** Who is signed in; their form was checked with their token. */
  person: Person | null
  form: FormData
  clientAddress: string
}

const GONE =
  'Esa invitación ya no abre nada: se aceptó, se retiró, venció o se reemplazó por otra más nueva. Pida a quien le invitó que la envíe de nuevo.'

const refuse = (status: number, problem: Partial<InvitationProblem>, headers = {}): InvitationAnswer => ({
  status,
  headers,
  problem: { errors: {}, sentence: null, name: null, ...problem },
})

/**
 * Answers the forms of the page of an invitation: `abrir` takes the code of the mail in, `nueva` makes the account, `aceptar` joins
 * who is signed in. The secret waits in a cookie between them.
 */
export async function answerInvitation(sent: Sent): Promise<InvitationAnswer> {
  const acto = sent.form.get('acto')
  if (acto === 'abrir') return openCode(sent)
  const secret = readLinkCookie('invitation', sent.request)
  if (secret === null) return refuse(422, { sentence: 'Abra primero el enlace del correo, o pegue su código.' })
  return acto === 'aceptar' ? accept(sent, secret) : makeAccount(sent, secret)
}

async function openCode({ form, clientAddress }: Sent): Promise<InvitationAnswer> {
  const secret = readMailToken(form.get('codigo'))
  if (secret === null)
    return refuse(422, { errors: { codigo: 'Pegue el código completo, tal como viene en el correo.' } })
  const wait = await asAccount(null, (tx) => countLink(tx, clientAddress, new Date()))
  if (wait > 0) return refuse(429, { sentence: waitSentence(wait) }, { 'Retry-After': String(wait) })
  if (!(await openInvitation(secret))) return refuse(404, { errors: { codigo: GONE } })
  return { next: mailPaths.invitation(), cookies: [linkCookie('invitation', secret)] }
}

async function makeAccount({ request, form }: Sent, secret: string): Promise<InvitationAnswer> {
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { nombre: text('nombre'), contrasena: text('contrasena'), repetida: text('repetida') }
  const answer = await acceptWithNewAccount(secret, typed)
  if (answer.outcome === 'gone') return refuse(404, { sentence: GONE })
  if (answer.outcome === 'refused') return refuse(422, { errors: answer.errors, name: typed.nombre.slice(0, 200) })
  if (answer.outcome === 'sign-in') return { next: mailPaths.invitation(), cookies: [] }
  const former = readSessionId(request)
  if (former !== null) await endSession(former)
  const session = sessionCookie(await startSession(answer.userId))
  return { next: workspacePaths.home(answer.slug), cookies: [session, blankLinkCookie('invitation')] }
}

async function accept({ person }: Sent, secret: string): Promise<InvitationAnswer> {
  if (!person) return { next: mailPaths.invitation(), cookies: [] }
  try {
    const answer = await acceptAsPerson(secret, person)
    if (answer.outcome !== 'joined') return refuse(404, { sentence: GONE })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refuse(error.status, { sentence: error.sentence })
  }
  return { next: mailPaths.invitation(true), cookies: [blankSessionCookie(), blankLinkCookie('invitation')] }
}
