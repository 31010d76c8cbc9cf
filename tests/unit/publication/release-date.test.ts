import { describe, expect, test } from 'vitest'
import { plausibleInstant, zonedText } from '#app/publication/instants.ts'
import { nextReleaseDate } from '#app/publication/release-date.ts'

const ZONE = 'America/Cancun'
const noon = new Date('2026-03-14T17:00:00.250Z')

describe('the date of a release', () => {
  test('is that of the clock on the wall, with its offset', () => {
    expect(nextReleaseDate(noon, ZONE, null)).toBe('2026-03-14T12:00:00.250-05:00')
    expect(zonedText(new Date('2026-03-14T17:00:00Z'), 'America/Mexico_City')).toBe('2026-03-14T11:00:00.000-06:00')
    expect(zonedText(new Date('2026-03-14T17:00:00Z'), 'UTC')).toBe('2026-03-14T17:00:00.000+00:00')
  })

  test.each([
    ['the same moment', '2026-03-14T12:00:00.250-05:00'],
    ['a later one', '2027-01-01T00:00:00.000-05:00'],
    ['an earlier one that is later as text', '2026-03-14T16:00:00Z'],
    ['an earlier one as text that is later', '2026-03-14T11:00:00-08:00'],
    ['one without fraction', '2026-03-14T17:00:00Z'],
    ['a far offset', '2026-03-15T06:00:00+14:00'],
  ])('follows %s, as an instant and as text', (_name, latest) => {
    const next = nextReleaseDate(noon, ZONE, latest)
    expect(next > latest).toBe(true)
    expect(Date.parse(next)).toBeGreaterThan(Date.parse(latest))
  })

  test('a date that nothing can follow is refused with a sentence', () => {
    expect(() => nextReleaseDate(noon, ZONE, '9999-12-31T23:59:59.999Z')).toThrow(/fecha/)
  })
})

test.each([
  '0001-01-01T00:00:00Z',
  '3019-05-05T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '',
  12,
  null,
  '2026-02-30T25:00:00Z',
])('%s is no plausible moment', (text) => expect(plausibleInstant(text, noon)).toBeNull())
