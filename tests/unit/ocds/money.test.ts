import { expect, it } from 'vitest'
import { formatMoney, formatSums, moneyOf, sumMoney } from '#app/ocds/money.ts'

it('writes money as people in Mexico do', () => {
  expect(formatMoney({ amount: 812000, currency: 'MXN' })).toBe('$812,000.00 MXN')
  expect(formatMoney({ amount: -0.5, currency: 'EUR' })).toBe('-0.50 EUR')
})

it('adds in hundredths and keeps currencies apart', () => {
  const values = [0.1, 0.2, 0.3].map((amount) => ({ amount, currency: 'MXN' }))
  expect(sumMoney([...values, { amount: 1, currency: 'USD' }])).toEqual([
    { amount: 0.6, currency: 'MXN' },
    { amount: 1, currency: 'USD' },
  ])
  expect(formatSums([...values, { amount: 1, currency: 'USD' }])).toBe('$0.60 MXN y $1.00 USD')
})

it('reads an OCDS Value, in pesos when it says nothing else', () => {
  expect(moneyOf({ amount: 1 })).toEqual({ amount: 1, currency: 'MXN' })
  for (const value of [undefined, null, 'x', [], {}, { amount: '1' }]) expect(moneyOf(value)).toBeUndefined()
})
