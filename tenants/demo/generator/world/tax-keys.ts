import { rfcCheckDigit } from '#app/lib/rfc.ts'
import type { Random } from '../random.ts'
import { fullName, type PersonName } from './names.ts'

const HOMOCLAVE = '123456789ABCDEFGHIJKLMNPQRSTUVWXYZ'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toUpperCase()

/**
 * A well-formed RFC that no taxpayer has: its homoclave begins with 0, which the tax administration's algorithm never writes.
 * `birth` is the date of incorporation or birth, `YYMMDD`.
 */
export function companyRfc(name: string, birth: string, random: Random): string {
  const words = plain(name.split(',')[0] ?? '')
    .split(' ')
    .filter((word) => word.length > 3)
  const letters = (words.map((word) => word[0]).join('') + (words[1] ?? words[0] ?? '').slice(1)).slice(0, 3)
  return close(letters.padEnd(3, 'X') + birth, random)
}

/** A made-up RFC of a natural person, well-formed and with its check digit. `birth` is `YYMMDD`. */
export function personRfc(name: PersonName, birth: string, random: Random): string {
  const patronymic = plain(name.patronymic)
  const vowel = /[AEIOU]/.exec(patronymic.slice(1))?.[0] ?? 'X'
  return close(`${patronymic[0]}${vowel}${plain(name.matronymic)[0]}${plain(fullName(name))[0]}${birth}`, random)
}

function close(start: string, random: Random): string {
  const body = `${start}0${random.pick([...HOMOCLAVE])}`
  return body + rfcCheckDigit(body)
}
