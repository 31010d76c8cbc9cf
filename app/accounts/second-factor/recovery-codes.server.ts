import { randomBytes } from 'node:crypto'
import { hashWithSalt } from '../passwords/hash-password.server.ts'

/** So many codes are made at once. */
export const RECOVERY_CODES = 10
/** From so many left on, the person is warned. */
export const FEW_CODES = 3

/** Letters and digits that nobody takes for one another (Crockford's base 32); 32 of them, so a byte gives one without bias. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Twelve signs, 60 bits; below 112 bits a lookup secret must be hashed like a password (ASVS 6.5.2), and they are. */
function makeCode(): string {
  const signs = [...randomBytes(12)].map((byte) => SIGNS[byte & 31])
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((group) => group.join('')).join('-')
}

/** A code as it was meant: small letters, no spaces or dashes, and the letters that are not used read as what they look like. */
export function readRecoveryCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-–—]/g, '')
  return plain.replaceAll('o', '0').replace(/[il]/g, '1').replaceAll('u', 'v')
}

/** Hash of a code under the person's salt. Refusal 503 when too many wait. */
export const hashRecoveryCode = (typed: string, salt: string): Promise<string> =>
  hashWithSalt(readRecoveryCode(typed), salt)

/** Ten new codes as they are shown once, and what is kept of them. Some 0.3 seconds of work. */
export async function makeRecoveryCodes(): Promise<{ codes: string[]; salt: string; hashes: string[] }> {
  const salt = randomBytes(16).toString('base64url')
  const codes = Array.from({ length: RECOVERY_CODES }, makeCode)
  const hashes: string[] = []
  // One after the other: ten at once would keep every sign-in waiting.
  for (const code of codes) hashes.push(await hashRecoveryCode(code, salt))
  return { codes, salt, hashes }
}
