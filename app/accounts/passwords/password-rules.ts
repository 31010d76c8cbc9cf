import { COMMON_WORDS } from './common-words.ts'

/** Fewest characters of a password (docs/security.md C1; 15 or more is what the page advises). */
export const MIN_LENGTH = 12
/** Most characters; up to here every one of them counts. */
export const MAX_LENGTH = 500

const ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjklñ',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv',
]
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const words = new Set(COMMON_WORDS)

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** True for one short piece said again and again: "abcabcabcabc", "aaaaaaaaaaaa". */
const isRepetition = (text: string) => /^(.{1,6}?)\1+.{0,5}$/su.test(text) && new Set(text).size <= 6

/** True when keys that lie side by side, or letters and digits in order, make up all of it. */
function isWalk(text: string): boolean {
  const neighbours = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
  let pieces = 0
  for (let at = 0; at < text.length; pieces += 1) {
    let length = 1
    while (
      at + length < text.length &&
      neighbours.some((row) => `${row}${row}`.includes(text.slice(at, at + length + 1)))
    )
      length += 1
    at += length
  }
  return pieces <= 3
}

/** True when the letters are at most `most` words of the list, written together. */
function isMadeOfCommonWords(letters: string, most: number): boolean {
  if (letters === '') return true
  if (most === 0) return false
  for (let end = letters.length; end > 0; end -= 1) {
    if (words.has(letters.slice(0, end)) && isMadeOfCommonWords(letters.slice(end), most - 1)) return true
  }
  return false
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')
const unleet = (text: string) => [...text].map((sign) => LEET[sign] ?? sign).join('')

/** True for what is tried first by those who guess: common words with digits or signs, walks over the keyboard, repetitions. */
export function isCommonPassword(password: string): boolean {
  const text = folded(password)
  if (isRepetition(text) || isWalk(text)) return true
  const bare = text.replace(/[^\p{L}]+$/u, '')
  return [text, unleet(text), unleet(bare)]
    .map(lettersOf)
    .some((letters) => letters !== '' && text.length - letters.length <= 8 && isMadeOfCommonWords(letters, 3))
}

/**
 * Why a new password cannot be taken, as a Spanish sentence, or null when it can: length counted in characters as seen, nothing
 * demanded about their kinds, not one of the guessable ones, not the person's own e-mail or name.
 */
export function passwordProblem(password: string, person: { email: string; name: string }): string | null {
  const length = [...password.normalize('NFKC')].length
  if (length < MIN_LENGTH)
    return `La contraseña debe tener ${MIN_LENGTH} caracteres o más. Una frase de varias palabras sirve bien.`
  if (length > MAX_LENGTH) return `La contraseña debe tener ${MAX_LENGTH} caracteres o menos.`
  if (isCommonPassword(password))
    return 'Esa contraseña es fácil de adivinar. Elija otra, por ejemplo una frase de varias palabras poco relacionadas.'
  const own = [...person.email.split('@', 1), ...person.email.split(/[@._+-]+/), ...person.name.split(/\s+/)].map(
    (part) => folded(part).replace(/[^\p{L}]/gu, ''),
  )
  let letters = lettersOf(folded(password))
  for (const part of own) if (part.length >= 3) letters = letters.replaceAll(part, '')
  if (letters.length < 6 && own.some((part) => part.length >= 3 && folded(password).includes(part)))
    return 'La contraseña se parece demasiado a su nombre o a su correo. Elija otra.'
  return null
}
