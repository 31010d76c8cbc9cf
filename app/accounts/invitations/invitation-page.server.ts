import { portalInfo } from '#app/config/portal-info.server.ts'
import { readLinkCookie } from '#app/mail/link-cookie.server.ts'
import { findPerson } from '../sessions.server.ts'
import { openInvitation } from './accept-invitation.server.ts'

/** What the page of an invitation shows: which step its reader has come to, and what they are invited to. */
export interface InvitationPage {
  step: 'code' | 'gone' | 'accepted' | 'new-account' | 'sign-in' | 'accept' | 'other-account' | 'disabled'
  /** Form token of the session, null when nobody is signed in. */
  token: string | null
  personEmail: string | null
  invitation: {
    entityName: string
    roles: string[]
    name: string
    email: string
    invitedBy: string | null
    /** ISO 8601, UTC. */
    expiresAt: string
  } | null
  zone: string
}

/** Reads the secret that waits in the cookie and says what its reader can do. Nothing is written and nothing used up. */
export async function loadInvitationPage(request: Request, accepted: boolean): Promise<InvitationPage> {
  const person = await findPerson(request)
  const base = { token: person?.token ?? null, personEmail: person?.email ?? null, zone: portalInfo().timeZone }
  if (accepted) return { ...base, step: 'accepted', invitation: null }
  const secret = readLinkCookie('invitation', request)
  if (secret === null) return { ...base, step: 'code', invitation: null }
  const open = await openInvitation(secret)
  if (!open) return { ...base, step: 'gone', invitation: null }
  const invitation = {
    entityName: open.entity_name,
    roles: open.roles,
    name: open.name,
    email: open.email,
    invitedBy: open.invited_by_name,
    expiresAt: open.expires_at,
  }
  if (person) return { ...base, step: person.id === open.user_id ? 'accept' : 'other-account', invitation }
  if (open.user_disabled) return { ...base, step: 'disabled', invitation }
  return { ...base, step: open.user_id === null ? 'new-account' : 'sign-in', invitation }
}
