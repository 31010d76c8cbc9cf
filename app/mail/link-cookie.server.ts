import { readMailToken } from './mail-token.server.ts'

/**
 * Where the secret of a mail's link waits while a person reads and fills in the page it opens: a cookie of this host that scripts
 * cannot read, so that it stands in no address, no log and no Referer. Names by what the link is for.
 */
const COOKIES = { invitation: '__Host-portal-invitation', 'password-reset': '__Host-portal-reset' } as const
export type LinkKind = keyof typeof COOKIES

/** The cookie is forgotten by the browser after this, in seconds; the secret itself may end sooner. */
const MAX_AGE_S = 60 * 60
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** Set-Cookie that keeps a secret. */
export const linkCookie = (kind: LinkKind, token: string): string =>
  `${COOKIES[kind]}=${token}; Max-Age=${MAX_AGE_S}; ${ATTRIBUTES}`

/** Set-Cookie that removes it. */
export const blankLinkCookie = (kind: LinkKind): string => `${COOKIES[kind]}=; Max-Age=0; ${ATTRIBUTES}`

/** The secret that a request brings, null when it has none of the right shape. Nothing is looked up. */
export function readLinkCookie(kind: LinkKind, request: Request): string | null {
  const name = `${COOKIES[kind]}=`
  const found = (request.headers.get('cookie') ?? '').split(/; ?/).find((one) => one.startsWith(name))
  return readMailToken(found?.slice(name.length))
}
