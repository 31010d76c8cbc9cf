import { createHmac } from 'node:crypto'

/** Scheme of the ids that stand for natural persons whose RFC is not public. */
export const PSEUDONYM_SCHEME = 'MX-PF'

/**
 * The public stand-in of a natural person's RFC: a keyed hash, because all RFC can be tried out against a plain one. The same
 * person has the same stand-in in the whole deployment, so that what they were awarded can be added up.
 */
export function pseudonymOf(rfc: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`natural-rfc\n${rfc.toUpperCase()}`).digest('hex')
  return `${PSEUDONYM_SCHEME}-${digest.slice(0, 20)}`
}

/** Whether a party id is such a stand-in. */
export const isPseudonym = (id: string): boolean => new RegExp(`^${PSEUDONYM_SCHEME}-[0-9a-f]{20}$`).test(id)
