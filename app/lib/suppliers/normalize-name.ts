import { LEGAL_FORMS } from './legal-forms.ts'

const LONGEST_FORM = Math.max(...[...LEGAL_FORMS.keys()].map((letters) => letters.length))

/**
 * The name of a supplier as names are compared: upper case, without accents (Ñ stays Ñ), "&" as "Y", without punctuation or double
 * spaces, its legal form cut off wherever something is left before it, initials together ("C.T.T." and "C T T" are "CTT"). The order
 * of the words is kept. Once normalised, a name stays the same. The migration that filled the rows of before has the same rule as
 * `normalize_supplier_name`; a test holds the two together.
 */
export function normalizeName(name: string): string {
  const words = wordsIn(name)
  return joinInitials(words.slice(0, formStart(words))).join(' ')
}

/** The normalised name with its words sorted by code point: the same for the same words in another order. */
export function nameKey(name: string): string {
  return sortedWords(normalizeName(name))
}

/** The words of a normalised name by code point. */
export function sortedWords(normal: string): string {
  const words = normal.split(' ')
  return words.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(' ')
}

/** The legal form that a name ends with, written out («S.A. de C.V.»), or null when it has none. */
export function legalFormOf(name: string): string | null {
  const words = wordsIn(name)
  for (let from = 1; from < words.length; from += 1) {
    const form = LEGAL_FORMS.get(words.slice(from).join(''))
    if (form !== undefined) return form
  }
  return null
}

/** What is neither a letter nor a digit after compatibility decomposition, in ranges that PostgreSQL reads alike in every locale. */
const SEPARATORS = /[^0-9A-Z\u00c0-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]+/gu

function wordsIn(name: string): string[] {
  const letters = name
    .normalize('NFKD')
    .replace(/[nN]\u0303/g, 'Ñ')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('&', ' Y ')
    .replace(SEPARATORS, ' ')
    .trim()
  return letters === '' ? [] : letters.split(' ')
}

/** Where the legal forms at the end begin; a name that is nothing else keeps its first word. */
function formStart(words: readonly string[]): number {
  const ends = new Set([words.length])
  let start = words.length
  for (let from = words.length - 1; from >= 1; from -= 1) {
    let letters = ''
    for (let to = from; to < words.length && letters.length <= LONGEST_FORM; to += 1) {
      letters += words[to]
      if (!ends.has(to + 1) || !LEGAL_FORMS.has(letters)) continue
      ends.add(from)
      start = from
      break
    }
  }
  return start
}

function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = []
  let afterInitial = false
  for (const word of words) {
    const initial = [...word].length === 1
    if (initial && afterInitial) joined.push(`${joined.pop()}${word}`)
    else joined.push(word)
    afterInitial = initial
  }
  return joined
}
