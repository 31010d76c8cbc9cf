import canonicalize from 'canonicalize'
import type { Json } from './types.ts'

const LONE_SURROGATE = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/

/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, no spaces, shortest numbers.
 * Hashes and the chain are over its UTF-8 bytes. Throws TypeError for what RFC 8785 has no text for: NaN,
 * infinities and lone surrogates (the guard refuses all three before).
 */
export function canonicalText(value: Json): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('there is no canonical text for undefined')
  if (LONE_SURROGATE.test(text)) throw new TypeError('there is no canonical text for a lone surrogate')
  return text
}
