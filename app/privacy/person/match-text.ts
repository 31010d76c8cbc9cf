import { foldText } from '#app/ocds/personal-data/fold-text.ts'
import { type KeyKind, lettersOf, type PersonKeys, wordsOfName } from './person-keys.ts'

/** By what a text was found. `stand-in`: by the public key that stands for an RFC or CURP. */
export type FoundBy = KeyKind | 'stand-in' | 'name'

const AT = /\s?(?:%40|[([](?:at|arroba)[)\]]|\barroba\b)\s?/gi
const TEN_DIGITS = /(?<!\d)(?:\+?52[ .()-]{0,2}(?:1[ .()-]{0,2})?)?\(?\d(?:[ .()-]{0,2}\d){9}(?!\d)/g
const MAIL = /[\p{L}\p{M}\p{N}_.+'-]{1,64}@[\p{L}\p{N}.-]{1,255}/gu

/** Mails written in a text, in small letters, disguised ones too. */
export function mailsIn(text: string): string[] {
  const seen = foldText(text).text.normalize('NFC').replace(AT, '@').toLowerCase()
  return seen.includes('@') ? [...seen.matchAll(MAIL)].map(([mail]) => mail.replace(/\.+$/, '')) : []
}

/** Phones written in a text, as ten digits. */
export function phonesIn(text: string): string[] {
  return [...foldText(text).text.matchAll(TEN_DIGITS)].map(([digits]) => digits.replace(/\D/g, '').slice(-10))
}

/** Whether the words of a name stand together in a text, in whatever order (given name first or surnames first). */
export function hasName(text: string, name: readonly string[]): boolean {
  if (name.length === 0) return false
  const words = wordsOfName(text)
  const wanted = [...name].sort().join(' ')
  return words.some((_, at) => [...words.slice(at, at + name.length)].sort().join(' ') === wanted)
}

/** By what the person is found in a text, empty when not at all. Accents, capitals, gaps and look-alike letters make no difference. */
export function matchText(text: string, person: PersonKeys): FoundBy[] {
  const found: FoundBy[] = []
  const letters = lettersOf(text)
  for (const kind of ['rfc', 'curp'] as const) {
    const key = person[kind]
    if (key !== null && letters.includes(key)) found.push(kind)
  }
  if (person.standIns.some((standIn) => letters.includes(standIn.toUpperCase()))) found.push('stand-in')
  if (person.email !== null && mailsIn(text).includes(person.email)) found.push('email')
  if (person.phone !== null && phonesIn(text).includes(person.phone)) found.push('phone')
  if (hasName(text, person.name)) found.push('name')
  return found
}
