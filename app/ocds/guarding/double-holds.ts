const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/**
 * Whether a JSON number is still the same number after a double has held it: `1.10` and `0.1` are,
 * `12345678901234567890.12` and `1e400` are not. A text that is no number is left to the parser.
 */
export function doubleHolds(literal: string): boolean {
  const given = decimal(literal)
  if (!given) return true
  const held = Number(literal)
  if (!Number.isFinite(held)) return false
  const kept = decimal(String(held))
  return kept !== undefined && kept.digits === given.digits && (given.digits === '' || kept.exponent === given.exponent)
}

/** The digits without zeros at either end, and the power of ten of the last one. */
function decimal(literal: string): { digits: string; exponent: number } | undefined {
  const parts = NUMBER.exec(literal)
  if (!parts) return undefined
  const [, , whole = '', fraction = '', power = '0'] = parts
  const digits = stripEnd(whole + fraction)
  const trailing = whole.length + fraction.length - digits.length
  return { digits: stripStart(digits), exponent: Number(power) - fraction.length + trailing }
}

function stripEnd(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--
  return digits.slice(0, end)
}

function stripStart(digits: string): string {
  let start = 0
  while (start < digits.length && digits.charCodeAt(start) === 48) start++
  return digits.slice(start)
}
