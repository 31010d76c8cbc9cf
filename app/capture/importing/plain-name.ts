/**
 * A file's name as it may be shown and kept: one line, without control characters or marks that turn the writing direction, at most 200
 * characters of its end. Only ever shown: no file is written under a name that came from outside.
 */
export function plainName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim()
  return plain === '' ? 'sin nombre' : plain.length > 200 ? `…${plain.slice(-199)}` : plain
}
