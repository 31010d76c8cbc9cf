/**
 * The text of a file and the encoding it was in. A byte order mark decides; else what is valid UTF-8 is UTF-8, and anything else is
 * Windows-1252, which is what Mexican government spreadsheets save.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: fromWindows1252(bytes), encoding: 'windows-1252' }
  }
}

/** Characters of the bytes 0x80 to 0x9f; the five that are not assigned stay control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand: TextDecoder of Node 20 reads windows-1252 as ISO 8859-1 and loses quotation marks and dashes. */
const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign)

const decodeAs = (encoding: string, bytes: Uint8Array) => ({ text: new TextDecoder(encoding).decode(bytes), encoding })

export const ENCODING_WORDS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}
