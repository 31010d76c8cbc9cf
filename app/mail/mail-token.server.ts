import { createHash, randomBytes } from 'node:crypto'

const SHAPE = /^[A-Za-z0-9_-]{43}$/

/** A new secret for the link of a mail: 256 random bits in 43 characters. */
export const newMailToken = (): string => randomBytes(32).toString('base64url')

/** The name under which a secret is kept: SHA-256 in hexadecimal. The table alone opens nothing. */
export const hashOfMailToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * The secret in what a person pasted: the code alone, or the whole link. Null when there is none. Spaces and line ends that a mail
 * program put in are left out.
 */
export function readMailToken(pasted: unknown): string | null {
  if (typeof pasted !== 'string' || pasted.length > 2000) return null
  const code = pasted.replace(/\s+/g, '').split('#').at(-1) ?? ''
  return SHAPE.test(code) ? code : null
}
