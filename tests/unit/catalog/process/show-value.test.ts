import { expect, test } from 'vitest'
import { showValue } from '#app/catalog/process/show-value.ts'

test('codes, dates, amounts and groups read as words', () => {
  expect(showValue('terminated', '/contracts/0/status')).toBe('Terminado')
  expect(showValue('2026-10-02T10:12:00-06:00', '/contracts/0/dateSigned')).toBe('2 oct 2026')
  expect(showValue(1234567.5, '/tender/value/amount')).toBe('1,234,567.50')
  expect(showValue(true, '/planning/hasQuotes')).toBe('Sí')
  expect(showValue({ amount: 5, currency: 'MXN' }, '/tender/value')).toContain('Monto: 5')
  expect(showValue(null, '/tender/title')).toBeNull()
  expect(showValue({ a: { b: 'c' } }, '/x_desconocido')).toBe('b: c')
})
