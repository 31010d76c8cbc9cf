/** Every mail that the portal sends, by what it is for. The texts are in app/texts/mails. */
export type MailKind =
  | 'invitation'
  | 'password-reset'
  | 'password-changed'
  | 'second-factor-reset'
  | 'second-factor-changed'
  | 'new-admin'
  | 'roles-changed'
  | 'supplier-link'
  | 'integrity-question'
  | 'integrity-decision'
  | 'integrity-reminder'
  | 'integrity-change'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** An invitation can be accepted for this long, in milliseconds (72 hours). */
export const INVITATION_MS = 72 * HOUR_MS
/** A link that sets a new password opens for this long, in milliseconds (30 minutes). */
export const RESET_MS = 30 * MINUTE_MS

/**
 * How long a mail of each kind is tried, in milliseconds since it was asked for; afterwards it is never sent. A reset that comes
 * late helps nobody but who finds it; a notice of a change still tells something two days later.
 */
export const TRIED_FOR_MS: Record<MailKind, number> = {
  invitation: 24 * HOUR_MS,
  'password-reset': RESET_MS,
  'password-changed': 48 * HOUR_MS,
  'second-factor-reset': 48 * HOUR_MS,
  'second-factor-changed': 48 * HOUR_MS,
  'new-admin': 48 * HOUR_MS,
  'roles-changed': 48 * HOUR_MS,
  'supplier-link': RESET_MS,
  'integrity-question': 48 * HOUR_MS,
  'integrity-decision': 48 * HOUR_MS,
  'integrity-reminder': 48 * HOUR_MS,
  'integrity-change': 48 * HOUR_MS,
}
