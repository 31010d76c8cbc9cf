import { randomBytes } from 'node:crypto'

/** Letters and digits that nobody mistakes for another (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new folio: `PI-2026-7KQ2M9XB` of a badge, `SI-…` of an application; 40 random bits, so that none is guessed from another. */
export function newFolio(of: 'PI' | 'SI', day: string): string {
  const bits = randomBytes(8)
  const code = [...bits].map((byte) => SIGNS[byte % 32]).join('')
  return `${of}-${day.slice(0, 4)}-${code}`
}

const BADGE = /^PI-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{8}$/

/** The folio of a badge as somebody typed it, or null when it cannot be one. */
export function readBadgeFolio(typed: string): string | null {
  const text = typed.trim().toUpperCase().replaceAll('O', '0').replaceAll('L', '1')
  const plain = text.startsWith('P1-') ? `PI-${text.slice(3)}` : text
  return BADGE.test(plain) ? plain : null
}
