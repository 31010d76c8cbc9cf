import fc from 'fast-check'
import { rfcCheckDigit } from '#app/ocds/personal-data/rfc.ts'

/** Keys of nobody: form and check digits are right, the rest is drawn. */

const letters = (list: string, count: number) =>
  fc.array(fc.constantFrom(...list), { minLength: count, maxLength: count }).map((drawn) => drawn.join(''))
const ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const two = (number: number) => String(number).padStart(2, '0')

/** A day of birth as six digits. */
const birth = fc
  .tuple(fc.integer({ min: 30, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${two(year)}${two(month)}${two(day)}`)

/** First letters as surnames and a name give them; no word of offices ends in X, Y or Z there. */
const ofName = fc
  .tuple(letters('BDFGHJKLMNPQRSTVWXYZ', 1), letters('AEIOU', 1), letters('BCDFGH', 1), letters('XYZ', 1))
  .map((drawn) => drawn.join(''))

export const rfcs = fc
  .tuple(ofName, birth, letters('ABCDEFGHJKL123456789', 2))
  .map((parts) => parts.join(''))
  .map((body) => body + rfcCheckDigit(body))

export const companyRfcs = fc
  .tuple(letters(ALL, 3), birth, letters('ABCDEFGHJKL123456789', 2))
  .map((parts) => parts.join(''))
  .map((body) => body + rfcCheckDigit(body))

const CURP_DIGITS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

export const curps = fc
  .tuple(ofName, birth, letters('HM', 1), letters('BCDFG', 5), letters('0123456789', 1))
  .map((parts) => parts.join(''))
  .map((body) => {
    let sum = 0
    for (let index = 0; index < 17; index++) sum += CURP_DIGITS.indexOf(body.charAt(index)) * (18 - index)
    return `${body}${(10 - (sum % 10)) % 10}`
  })

export const clabes = fc
  .tuple(fc.constantFrom('002', '012', '032', '072', '646'), letters('0123456789', 14))
  .map(([bank, rest]) => {
    const body = bank + rest
    let sum = 0
    for (let index = 0; index < 17; index++) sum += (Number(body.charAt(index)) * ([3, 7, 1][index % 3] ?? 0)) % 10
    return `${body}${(10 - (sum % 10)) % 10}`
  })

const FULLWIDTH = 0xfee0

/** Ways in which a key is written so that a plain search does not find it. */
export const disguises: [name: string, write: (key: string) => string][] = [
  ['as it is', (key) => key],
  ['small', (key) => key.toLowerCase()],
  ['with a zero-width space', (key) => `${key.slice(0, 5)}\u200b${key.slice(5)}`],
  ['with a joiner after each letter', (key) => [...key].join('\u2060')],
  ['with soft hyphens', (key) => `\u00ad${key.slice(0, 9)}\u00ad${key.slice(9)}\u00ad`],
  ['fullwidth', (key) => [...key].map((each) => String.fromCharCode(each.charCodeAt(0) + FULLWIDTH)).join('')],
  ['digits of another script', (key) => key.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ['mathematical digits', (key) => key.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))],
]
