import { describe, expect, it } from 'vitest'
import {
  amountInWords,
  countOf,
  formatAmount,
  formatNumber,
  formatQuantity,
  formatShare,
  formatShortAmount,
} from '#app/lib/amounts.ts'

describe('amounts', () => {
  it.each([
    [1234567.89, 'MXN', '$1,234,567.89 MXN'],
    [0, 'MXN', '$0.00 MXN'],
    [999, 'USD', '$999.00 USD'],
    [-1500.5, 'MXN', '−$1,500.50 MXN'],
    [1234.5, null, '1,234.50'],
  ])('%d %s is %s', (amount, currency, text) => {
    expect(formatAmount(amount, currency)).toBe(text)
  })

  it.each([
    [950, '950 pesos'],
    [1, '1 peso'],
    [950.5, '950.50 pesos'],
    [1000, 'mil pesos'],
    [812000, '812 mil pesos'],
    [999_499, '999 mil pesos'],
    [999_500, '1 millón de pesos'],
    [999_950, '1 millón de pesos'],
    [1_000_000, '1 millón de pesos'],
    [1_234_567.89, '1.2 millones de pesos'],
    [1_940_000_000, '1,940 millones de pesos'],
    [-2_000_000, 'menos 2 millones de pesos'],
  ])('%d is said %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words)
  })

  it('names other currencies, and repeats the code of one it does not know', () => {
    expect(amountInWords(2500, 'USD')).toBe('2.5 mil dólares')
    expect(amountInWords(2_500_000, 'XYZ')).toBe('2.5 millones de XYZ')
  })

  it('shortens for labels of figures', () => {
    expect([0, 950, 1500, 812000, 1_234_567, 4_812_000_000].map(formatShortAmount)).toEqual([
      '$0',
      '$950',
      '$1.5 mil',
      '$812 mil',
      '$1.2 mdp',
      '$4,812 mdp',
    ])
  })
})

describe('numbers', () => {
  it('group by thousands and keep the decimals asked for', () => {
    expect(formatNumber(1234567)).toBe('1,234,567')
    expect(formatNumber(-1234.5, 1)).toBe('−1,234.5')
    expect(formatNumber(-0.01)).toBe('0')
    expect(formatNumber(Number.NaN)).toBe('—')
    expect(formatNumber(2e21)).toBe('2,000,000,000,000,000,000,000')
  })

  it('drop idle zeros of quantities', () => {
    expect([40, 2.5, 0.125, 1000, 100, 1.2346].map(formatQuantity)).toEqual([
      '40',
      '2.5',
      '0.125',
      '1,000',
      '100',
      '1.235',
    ])
  })

  it('say shares and counts', () => {
    expect([0, 0.0002, 0.125, 0.7944, 1].map(formatShare)).toEqual([
      '0 %',
      'menos de 0.1 %',
      '12.5 %',
      '79.4 %',
      '100 %',
    ])
    expect(countOf(1, 'proceso', 'procesos')).toBe('1 proceso')
    expect(countOf(0, 'proceso', 'procesos')).toBe('0 procesos')
    expect(countOf(10000, 'proceso', 'procesos', true)).toBe('más de 10,000 procesos')
  })
})
