import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemOf, readNumber, readValue } from '#app/capture/form/controls.ts'
import { dayToInstant, readDay, readMoment } from '#app/capture/form/day-in-zone.ts'
import type { Leaf } from '#app/capture/form/form-model.ts'

const leaf = (control: Leaf['control'], more: Partial<Leaf> = {}): Leaf => ({
  kind: 'leaf',
  at: ['x'],
  control,
  label: 'X',
  help: '',
  starred: false,
  ...more,
})

describe('numbers as people type them', () => {
  test.each([
    ['1234567.89', 1234567.89],
    ['$1,234,567.89', 1234567.89],
    ['1,234,567.890', 1234567.89],
    ['007', 7],
    ['-12.50', -12.5],
    ['0', 0],
    ['12 500.00 MXN', 12500],
    ['$ 850,000.00 pesos', 850000],
    ['$850,000.00 pesos M.N.', 850000],
  ])('%s is read', (text, value) => expect(readNumber(text)).toBe(value))

  test.each(['12,50', '1.234,50', 'doce', '', '1e5', '0x10', '12345678901234567890.12', '1..2', '.5', '1,2345'])(
    '%s is not',
    (text) => expect(readNumber(text)).toBeNull(),
  )

  test('every amount to the cent below ten billions survives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (cents) => readNumber((cents / 100).toFixed(2)) === cents / 100),
    )
  })
})

describe('days and hours', () => {
  test('a day becomes its first or last second in the zone of the state', () => {
    expect(dayToInstant('2026-01-15', 'start', 'America/Cancun')).toBe('2026-01-15T00:00:00-05:00')
    expect(dayToInstant('2026-01-15', 'end', 'America/Mexico_City')).toBe('2026-01-15T23:59:59-06:00')
    // Mexico City still had summer time in 2022.
    expect(dayToInstant('2022-07-01', 'start', 'America/Mexico_City')).toBe('2022-07-01T00:00:00-05:00')
  })

  test('days that do not exist are none', () => {
    expect(readDay('14/03/2026')).toBe('2026-03-14')
    for (const text of ['2026-02-30', '31/06/2026', '2026-13-01', '14-mar-2026', '']) expect(readDay(text)).toBeNull()
    expect(readMoment('2026-03-14T10:30', 'America/Cancun')).toBe('2026-03-14T10:30:00-05:00')
    expect(readMoment('2026-03-14T25:30', 'America/Cancun')).toBeNull()
  })
})

describe('reading back', () => {
  test('blank is absent, bad text stays as typed and is said', () => {
    expect(readValue(leaf('number'), ['  '], 5, 'UTC')).toBeUndefined()
    expect(readValue(leaf('number'), ['12,50'], 5, 'UTC')).toBe('12,50')
    expect(problemOf(leaf('number'), '12,50')).toContain('«12,50»')
    expect(problemOf(leaf('number'), 12.5)).toBeNull()
    expect(readValue(leaf('day', { edge: 'end' }), ['2026-03-14'], undefined, 'America/Cancun')).toBe(
      '2026-03-14T23:59:59-05:00',
    )
  })

  test('ticking codes in another order is no change; new ones go in the order of the list', () => {
    const control = leaf('codes', { codelist: 'submissionMethod' })
    const stored = ['inPerson', 'electronicSubmission']
    expect(readValue(control, ['', 'electronicSubmission', 'inPerson'], stored, 'UTC')).toBe(stored)
    expect(readValue(control, [''], stored, 'UTC')).toBeUndefined()
  })
})
