/** A text as a person reads it, for looking for keys in it: each of its characters knows where it stands in the original. */
export interface FoldedText {
  text: string
  /** The piece of the original behind `[from, to)` of the folded text, as `[start, end)`. */
  original(from: number, to: number): [start: number, end: number]
}

/** Characters that are not seen: joiners, marks of direction, soft hyphens, byte order marks, tags, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
const PLAIN = /^[\u0020-\u007eÁÉÍÓÚÜÑáéíóúüñ¿¡°ºª«»“”‘’–—\n\r\t]*$/
const TILDE = '\u0303'

/** Nothing was folded. One function for all texts: a release has hundreds. */
const asItIs = (from: number, to: number): [number, number] => [from, to]

/**
 * Folds what looks alike: fullwidth and other forms (NFKC), digits of every script, `N` with a tilde apart; drops what is not seen.
 * Without this a zero-width space inside an RFC is enough to publish it (docs/security.md E1).
 */
export function foldText(text: string): FoldedText {
  if (PLAIN.test(text)) return { text, original: asItIs }
  let folded = ''
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    if (character === TILDE && /[Nn]$/.test(folded))
      folded = `${folded.slice(0, -1)}${folded.endsWith('N') ? 'Ñ' : 'ñ'}`
    else if (!UNSEEN.test(character)) {
      const seen = foldCharacter(character)
      for (let unit = 0; unit < seen.length; unit++) starts.push(at)
      folded += seen
    }
    at += character.length
  }
  return {
    text: folded,
    original: (from, to) => [
      starts[from] ?? text.length,
      to < starts.length ? (starts[to] ?? text.length) : text.length,
    ],
  }
}

function foldCharacter(character: string): string {
  const folded = character.normalize('NFKC')
  if (!/^\p{Nd}$/u.test(folded) || /^\d$/.test(folded)) return folded
  // Unicode keeps the ten digits of a script together, zero first.
  let zero = folded.codePointAt(0) ?? 0
  const value = zero
  while (value - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(value - zero)
}
