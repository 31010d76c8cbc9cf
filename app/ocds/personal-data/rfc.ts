/**
 * The Mexican taxpayer key (RFC): 12 characters for companies and public bodies, 13 for natural persons; the last one is a
 * check digit. Source of the rule: the tax administration's published algorithm (weights 13 to 2, modulo 11).
 */
export type RfcKind = 'company' | 'person'

/** Keys used for "public in general" and "foreigner": they identify nobody and carry no valid check digit. */
export const GENERIC_RFCS: readonly string[] = ['XAXX010101000', 'XEXX010101000']

const ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'
const SHAPE = /^([A-ZÑ&]{3,4})(\d{2})(\d{2})(\d{2})([A-Z0-9]{2})([0-9A])$/

/**
 * Check digit ("0"–"9" or "A") for an RFC without its last character: 11 characters of a company, 12 of a person.
 * Throws RangeError when a character has no value in the algorithm or the length is another one.
 */
export function rfcCheckDigit(body: string): string {
  if (body.length !== 11 && body.length !== 12) throw new RangeError(`an RFC body has 11 or 12 characters: ${body}`)
  let sum = 0
  for (const [position, letter] of [...body.padStart(12, ' ')].entries()) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) throw new RangeError(`an RFC cannot hold "${letter}": ${body}`)
    sum += value * (13 - position)
  }
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'A' : String(digit)
}

/** "company" or "person" for a text shaped like an RFC with a possible date (check digit not looked at), else null. */
export function rfcKind(text: string): RfcKind | null {
  const parts = SHAPE.exec(text)
  if (!parts) return null
  const [, letters = '', , month = '', day = ''] = parts
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1]
  if (days === undefined || Number(day) < 1 || Number(day) > days) return null
  return letters.length === 3 ? 'company' : 'person'
}

/** True for a well-formed RFC whose check digit is right. Generic RFCs give false: they identify nobody. */
export function isValidRfc(text: string): boolean {
  if (GENERIC_RFCS.includes(text) || rfcKind(text) === null) return false
  return rfcCheckDigit(text.slice(0, -1)) === text.slice(-1)
}
