import fc from 'fast-check'
import { expect, it } from 'vitest'
import { doubleHolds } from '#app/ocds/guarding/double-holds.ts'

it('holds every number that a double prints', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => doubleHolds(String(number))))
})

it('holds cents of any amount up to ten million millions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 0, max: 99 }), (pesos, cents) =>
      doubleHolds(`${pesos}.${String(cents).padStart(2, '0')}`),
    ),
  )
})

it('does not hold what is rounded or overflows', () => {
  for (const literal of [
    '12345678901234567890.12',
    '1e400',
    '-1e400',
    '9007199254740993',
    '0.10000000000000000001',
    '1e-400',
  ]) {
    expect([literal, doubleHolds(literal)]).toEqual([literal, false])
  }
})
