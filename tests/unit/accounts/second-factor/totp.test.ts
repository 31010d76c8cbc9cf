import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  codeOfStep,
  digitsOf,
  inGroups,
  otpauthAddress,
  stepOf,
  stepOfCode,
  toBase32,
} from '#app/accounts/second-factor/totp.ts'

// RFC 6238, appendix B: SHA-1, the key is the ASCII text; its eight digits end in the six that are used here.
const KEY = Secret.fromUTF8('12345678901234567890').base32
const VECTORS: [number, string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]
const at = (seconds: number) => new Date(seconds * 1000)

describe('RFC 6238', () => {
  test.each(VECTORS)('at %s seconds the code is %s', (seconds, eight) => {
    expect(codeOfStep(KEY, stepOf(at(seconds)))).toBe(eight.slice(2))
    expect(stepOfCode(KEY, eight.slice(2), at(seconds))).toBe(Math.floor(seconds / 30))
  })
})

describe('the window', () => {
  const step = stepOf(at(1234567890))
  test.each([-3, -2, -1, 0, 1, 2, 3])('a code of %s steps away', (away) => {
    const found = stepOfCode(KEY, codeOfStep(KEY, step + away), at(1234567890))
    expect(found).toBe(Math.abs(away) <= 1 ? step + away : null)
  })
})

describe('what people type', () => {
  const code = codeOfStep(KEY, 100)
  test.each([
    [`${code.slice(0, 3)} ${code.slice(3)}`, 100],
    [`${code.slice(0, 3)}-${code.slice(3)}`, 100],
    [` ${code}\n`, 100],
    [[...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''), 100],
    [code.slice(0, 5), null],
    [`${code}0`, null],
    ['', null],
    ['abcdef', null],
    ['-12345', null],
    ['1e5', null],
  ])('%j', (typed, found) => {
    expect(stepOfCode(KEY, typed, at(100 * 30))).toBe(found)
  })

  test('digits of other scripts are no digits', () => expect(digitsOf('٣٤٥٦٧٨')).not.toMatch(/^[0-9]{6}$/))
})

test('the address for the QR code names portal and account, and carries the key', () => {
  const address = new URL(otpauthAddress(KEY, { issuer: 'Contrataciones Ñandú', account: 'ana@prueba.invalid' }))
  expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp'])
  expect(decodeURIComponent(address.pathname)).toBe('/Contrataciones Ñandú:ana@prueba.invalid')
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret: KEY,
    issuer: 'Contrataciones Ñandú',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})

test('a key is twenty bytes in base 32, read in groups of four', () => {
  expect(toBase32(Buffer.from('12345678901234567890'))).toBe(KEY)
  expect(inGroups(KEY)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
})
