import { describe, expect, it } from 'vitest'
import {
  calendarDateIn,
  distanceInWords,
  formatDate,
  formatInstant,
  formatPeriod,
  formatTime,
  readDate,
} from '#app/lib/dates.ts'

describe('dates that came with data', () => {
  it('are shown as their publisher wrote them, in whatever zone', () => {
    expect(formatDate('2026-03-14')).toBe('14 mar 2026')
    expect(formatDate('2026-03-14T00:00:00Z')).toBe('14 mar 2026')
    expect(formatDate('2026-03-14T23:59:59-06:00')).toBe('14 mar 2026')
  })

  it('are null when there is no such day', () => {
    for (const text of [
      '',
      'ayer',
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '14/03/2026',
      '2026-03-145',
      null,
      20260314,
    ]) {
      expect(formatDate(text)).toBeNull()
    }
    expect(readDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 })
    expect(readDate('1900-02-29')).toBeNull()
  })

  it('keep a year that is absurd but is a date', () => {
    expect(formatDate('0001-01-01T00:00:00Z')).toBe('1 ene 1')
  })

  it('make periods of two, one or no end', () => {
    expect(formatPeriod('2026-03-01', '2026-04-15')).toBe('1 mar 2026 a 15 abr 2026')
    expect(formatPeriod('2026-03-01', '2026-03-01T23:00:00Z')).toBe('1 mar 2026')
    expect(formatPeriod('2026-03-01', null)).toBe('desde 1 mar 2026')
    expect(formatPeriod(undefined, '2026-04-15')).toBe('hasta 15 abr 2026')
    expect(formatPeriod(null, 'x')).toBeNull()
  })
})

describe('instants of ours', () => {
  it('are shown in the zone of the state', () => {
    const instant = '2026-11-21T03:42:10Z'
    expect(formatInstant(instant, 'America/Mexico_City')).toBe('20 nov 2026, 21:42')
    expect(formatInstant(instant, 'America/Cancun')).toBe('20 nov 2026, 22:42')
    expect(formatTime(instant, 'UTC')).toBe('03:42')
    expect(calendarDateIn(new Date(instant), 'America/Cancun')).toBe('2026-11-20')
    expect(formatTime('2026-11-21T06:00:00Z', 'America/Mexico_City')).toBe('00:00')
  })

  it('are null when they are none', () => {
    expect(formatInstant('pronto', 'UTC')).toBeNull()
    expect(formatTime(new Date(Number.NaN), 'UTC')).toBeNull()
  })
})

describe('distance in words', () => {
  it.each([
    ['2026-11-20', 'hoy'],
    ['2026-11-19', 'ayer'],
    ['2026-11-21', 'mañana'],
    ['2026-11-15', 'hace 5 días'],
    ['2026-11-25', 'en 5 días'],
    ['2026-10-20', 'hace 1 mes'],
    ['2026-08-20', 'hace 3 meses'],
    ['2025-11-20', 'hace 1 año'],
    ['2024-11-20', 'hace 2 años'],
    ['2028-11-20', 'en 2 años'],
  ])('%s is %s', (date, words) => {
    expect(distanceInWords(date, '2026-11-20')).toBe(words)
  })

  it('is null without two dates', () => {
    expect(distanceInWords('nunca', '2026-11-20')).toBeNull()
    expect(distanceInWords('2026-11-20', '')).toBeNull()
  })
})
