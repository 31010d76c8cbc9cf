import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { hashOfMailToken } from '#app/mail/mail-token.server.ts'
import { CURRENT_NOTICE } from '#app/texts/privacy/notices.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { findMailToken } from '#db/queries/mail/mail-tokens.server.ts'
import {
  closeInvitation,
  findOpenInvitation,
  insertInvitedUser,
  type OpenInvitation,
} from '#db/queries/people/invitations.server.ts'
import { endSessionsOf, listMembers, replaceRoles } from '#db/queries/people/members.server.ts'
import { insertReading } from '#db/queries/people/privacy-readings.server.ts'
import { announceAdmin } from '../members/announce-admin.server.ts'
import { hashPassword } from '../passwords/hash-password.server.ts'
import type { Person } from '../person.ts'
import { type NewPasswordErrors, newPasswordErrors } from '../recovery/set-new-password.server.ts'
import { ENTITY_ROLES, rolesProblem } from './role-rules.ts'

/** What the one who was invited writes of themselves. */
export interface NewAccountForm {
  nombre: string
  contrasena: string
  repetida: string
}
export type NewAccountErrors = NewPasswordErrors & { nombre?: string }

export type Accepted =
  /** The account was made; the caller starts its first session. */
  | { outcome: 'joined'; userId: string; slug: string }
  | { outcome: 'refused'; errors: NewAccountErrors }
  /** The address has an account (by now): its person signs in and accepts. */
  | { outcome: 'sign-in' }
  /** Accepted, withdrawn, replaced, over, or of an entity that is not active. */
  | { outcome: 'gone' }

async function entityOf(token: string): Promise<{ entityId: string; invitationId: string } | null> {
  const found = await asAccount(null, (tx) => findMailToken(tx, hashOfMailToken(token)))
  if (found?.kind !== 'invitation' || found.entity_id === null || found.invitation_id === null) return null
  return { entityId: found.entity_id, invitationId: found.invitation_id }
}

async function onOpen<T>(
  token: string,
  work: (tx: PlatformTx, open: OpenInvitation, entityId: string) => Promise<T>,
): Promise<T | null> {
  const place = await entityOf(token)
  if (!place) return null
  const { entityId, invitationId } = place
  return asPlatform(async (tx) => {
    const open = await findOpenInvitation(tx, entityId, invitationId)
    return open && work(tx, open, entityId)
  }, entityId)
}

/** The invitation that the secret of a mail opens; null when it opens nothing (any more). */
export const openInvitation = (token: string): Promise<OpenInvitation | null> => onOpen(token, async (_, open) => open)

async function join(tx: PlatformTx, open: OpenInvitation, entityId: string, userId: string, isNew: boolean) {
  const [member] = isNew ? [] : await listMembers(tx, entityId, userId)
  const roles = ENTITY_ROLES.filter((role) => open.roles.includes(role) || member?.roles.includes(role))
  const problem = rolesProblem(roles)
  if (problem !== null) throw new Refusal('invalid-roles', 409, problem)
  await closeInvitation(tx, { entityId, id: open.id, state: 'accepted', closedBy: userId })
  await replaceRoles(tx, entityId, userId, roles)
  if (open.roles.includes('entity_admin') && !member?.roles.includes('entity_admin'))
    await announceAdmin(tx, entityId, userId)
  await insertReading(tx, { userId, version: CURRENT_NOTICE.version, how: 'invitation' })
  await endSessionsOf(tx, userId)
  const detail = { notice: CURRENT_NOTICE.version, roles: open.roles, account: isNew ? 'new' : 'known', member: userId }
  await appendAudit(tx, entityId, [
    { actorId: userId, door: 'screen', action: 'accept-invitation', subject: open.id, detail },
  ])
}

/**
 * Accepts an invitation with a new account: name and password as the person writes them, the account, the roles, the announcement of
 * a new administrator and the audit entry in one transaction. An address that has an account gets nothing here (`sign-in`).
 * Refusal 503 when too many hashes wait.
 */
export async function acceptWithNewAccount(token: string, form: NewAccountForm): Promise<Accepted> {
  const open = await openInvitation(token)
  if (!open) return { outcome: 'gone' }
  if (open.user_id !== null) return { outcome: 'sign-in' }
  const name = form.nombre
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
  const errors: NewAccountErrors = newPasswordErrors(form, { email: open.email, name })
  if (name === '') errors.nombre = 'Escriba su nombre y apellidos.'
  if (Object.keys(errors).length > 0) return { outcome: 'refused', errors }
  const passwordHash = await hashPassword(form.contrasena)
  const accepted = await onOpen(token, async (tx, now, entityId): Promise<Accepted> => {
    const userId = now.user_id === null ? await insertInvitedUser(tx, { email: now.email, name, passwordHash }) : null
    if (userId === null) return { outcome: 'sign-in' }
    await join(tx, now, entityId, userId, true)
    return { outcome: 'joined', userId, slug: now.slug }
  })
  return accepted ?? { outcome: 'gone' }
}

/**
 * Accepts an invitation as the person who is signed in with the invited address. All their sessions end, since their roles changed
 * (docs/security.md C5). Refusal 403 `other-account` for anybody else; `gone` when it does not hold any more.
 */
export async function acceptAsPerson(token: string, person: Person): Promise<Accepted> {
  const accepted = await onOpen(token, async (tx, open, entityId): Promise<Accepted> => {
    if (open.user_id !== person.id)
      throw new Refusal(
        'other-account',
        403,
        'La invitación es para otro correo: cierre la sesión y entre con esa cuenta.',
      )
    await join(tx, open, entityId, person.id, false)
    return { outcome: 'joined', userId: person.id, slug: open.slug }
  })
  return accepted ?? { outcome: 'gone' }
}
