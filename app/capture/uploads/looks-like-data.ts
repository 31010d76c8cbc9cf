/**
 * Whether a file may be what an import takes, by its first bytes: gzip, zip (an empty one too), or a text that begins with `{` or `[`
 * after blanks and a byte order mark, in UTF-8, UTF-16 or a code page. Nothing is believed of its name or of what the sender says it is.
 */
export function looksLikeData(head: Uint8Array): boolean {
  const [first, second] = head
  if (first === 0x1f && second === 0x8b) return true
  if (first === 0x50 && second === 0x4b) return true
  const text = Array.from(head.subarray(0, 4096))
  // Byte order marks, and the zero half of each character of UTF-16.
  const start = text.findIndex((byte) => ![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 9, 10, 13, 32].includes(byte))
  return start === -1 || text[start] === 0x7b || text[start] === 0x5b
}
