/** The form of a CURP: letters of the name, date of birth, sex, state, inner consonants, two that tell namesakes apart. */
export const CURP_FORM = '[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{5}[A-Z0-9]\\d'

const WHOLE = new RegExp(`^${CURP_FORM}$`, 'i')
const DIGITS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** Whether a text is a CURP: its form and its check digit. */
export function isCurp(text: string): boolean {
  const curp = text.trim().toUpperCase()
  if (!WHOLE.test(curp)) return false
  let sum = 0
  for (let index = 0; index < 17; index++) sum += DIGITS.indexOf(curp.charAt(index)) * (18 - index)
  return (10 - (sum % 10)) % 10 === Number(curp.charAt(17))
}
