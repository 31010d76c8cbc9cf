import { openSecret, sealSecret } from './secret-box.server.ts'

/** Carries new recovery codes over one redirect, encrypted: the page that shows them takes it away. */
const COOKIE = '__Host-portal-codigos'
const VALUE = new RegExp(`(?:^|; ?)${COOKIE}=([0-9a-f]{12})\\.([\\w-]{40,800})(?:;|$)`)
const ATTRIBUTES = 'HttpOnly; Path=/; SameSite=Lax; Secure'
/** The redirect takes a moment; nobody has a use for it later. In seconds. */
const LASTS = 120

const contextOf = (userId: string) => `shown once\n${userId}`

/** Set-Cookie with the codes, for the person's next page only. */
export function shownOnce(userId: string, codes: readonly string[]): string {
  const { box, keyId } = sealSecret(codes.join(' '), contextOf(userId))
  return `${COOKIE}=${keyId}.${box}; Max-Age=${LASTS}; ${ATTRIBUTES}`
}

/** The codes that this request may show, null when there are none or they are another person's. */
export function readShownOnce(request: Request, userId: string): string[] | null {
  const [, keyId, box] = VALUE.exec(request.headers.get('cookie') ?? '') ?? []
  if (!keyId || !box) return null
  try {
    return openSecret({ keyId, box }, contextOf(userId)).split(' ')
  } catch {
    // Another person's, or of another key: nothing to show.
    return null
  }
}

/** Set-Cookie that takes them away. */
export const FORGET_SHOWN = `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`
