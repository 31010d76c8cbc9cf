import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayToInstant, readMoment } from '#app/capture/form/day-in-zone.ts'
import { calendarDateIn, formatInstant, readDate } from '#app/lib/dates.ts'

/**
 * What takes a day from an instant without asking for a zone. From 18:00 in most of Mexico the day in UTC is tomorrow's: each place
 * is here with the reason why none of its days is one of the state, or it asks `today()` (app/config/today.server.ts).
 */
const NO_LOCAL_DAY: Record<string, string> = {
  'app/lib/dates.ts': 'what remains of an instant that no zone can show',
  'app/audit/seal-heads.server.ts': 'published heads are sealed by the day in UTC, and say so',
  'app/capture/form/day-in-zone.ts': 'a day against itself: does the calendar have it',
  'app/workflows/personal/attend-person.server.ts': 'a day against itself: does the calendar have it',
  'app/workflows/withdraw-by-order.server.ts': 'a day against itself: does the calendar have it',
  'app/suppliers/matching/reach-of-sanction.ts': 'days that were given as days, added up in UTC',
  'app/suppliers/sanctions/reading/read-term.ts': 'days that were given as days, added up in UTC',
  'app/suppliers/integrity/domain/calendar.ts': 'days that were given as days, added up in UTC',
}
const TAKES_A_DAY =
  /toISOString\(\)\s*\.(slice\(0, (4|7|10)\)|substring\(|substr\(|split\('T'\))|\bcurrent_date\b|\b(now|clock_timestamp)\(\)::date|\blocaltimestamp\b|\.(getFullYear|getMonth|getDate|getDay|getHours|toLocaleDateString)\(/i

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))

test('no line takes a day of the state from an instant in UTC or in the zone of the machine', () => {
  const found = ['app', 'db', 'tenants'].flatMap(sourcesOf).filter((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .some((line) => !/^\s*(\*|\/[/*])/.test(line) && TAKES_A_DAY.test(line)),
  )
  expect(found.sort()).toEqual(Object.keys(NO_LOCAL_DAY).sort())
})

describe('the day of an instant in the zones of Mexico', () => {
  test.each([
    // Midnight of 2026-03-14: 06:00 UTC in the centre (no summer time since 2022), 05:00 in Quintana Roo.
    ['America/Mexico_City', '2026-03-14T05:59:59.999Z', '2026-03-13'],
    ['America/Mexico_City', '2026-03-14T06:00:00.000Z', '2026-03-14'],
    ['America/Mexico_City', '2026-07-14T05:59:59Z', '2026-07-13'],
    ['America/Mexico_City', '2021-07-14T05:00:00Z', '2021-07-14'],
    ['America/Cancun', '2026-03-14T04:59:59.999Z', '2026-03-13'],
    ['America/Cancun', '2026-03-14T05:00:00.000Z', '2026-03-14'],
    ['America/Cancun', '2026-07-14T04:59:59Z', '2026-07-13'],
    // Tijuana keeps the summer time of California: midnight is 08:00 UTC in winter, 07:00 in summer.
    ['America/Tijuana', '2026-01-14T07:59:59Z', '2026-01-13'],
    ['America/Tijuana', '2026-01-14T08:00:00Z', '2026-01-14'],
    ['America/Tijuana', '2026-07-14T07:00:00Z', '2026-07-14'],
    // Ciudad Juárez was on mountain time with summer time until November 2022, then on that of El Paso again.
    ['America/Ciudad_Juarez', '2022-07-14T06:00:00Z', '2022-07-14'],
    ['America/Ciudad_Juarez', '2022-07-14T05:59:59Z', '2022-07-13'],
    ['America/Ciudad_Juarez', '2021-01-14T06:59:59Z', '2021-01-13'],
    ['America/Ciudad_Juarez', '2026-01-14T07:00:00Z', '2026-01-14'],
    // The leap day begins and ends in the zone.
    ['America/Mexico_City', '2028-02-29T05:59:59Z', '2028-02-28'],
    ['America/Mexico_City', '2028-02-29T06:00:00Z', '2028-02-29'],
    ['America/Mexico_City', '2028-03-01T05:59:59Z', '2028-02-29'],
    ['America/Mexico_City', '2027-03-01T05:59:59Z', '2027-02-28'],
    // And so does the year.
    ['America/Cancun', '2027-01-01T04:59:59Z', '2026-12-31'],
  ])('in %s %s is of %s', (zone, instant, day) => {
    expect(calendarDateIn(new Date(instant), zone)).toBe(day)
  })

  test('every day of 2026 has its first and its last second in it, and the seconds beside them are of others', () => {
    const zones = [
      'America/Mexico_City',
      'America/Cancun',
      'America/Tijuana',
      'America/Ciudad_Juarez',
      'America/Hermosillo',
    ]
    for (const zone of zones)
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10)
        const [start, end] = [dayToInstant(day, 'start', zone), dayToInstant(day, 'end', zone)].map(Date.parse)
        const days = [start! - 1000, start!, end!, end! + 1000].map((time) => calendarDateIn(new Date(time), zone))
        expect([days[0]! < day, days[1], days[2], days[3]! > day], `${zone} ${day}`).toEqual([true, day, day, true])
      }
  })

  test('an hour that the clocks skip or show twice is still an instant of its day', () => {
    // Tijuana 2026: 02:00 to 03:00 on 8 March is skipped; 01:00 to 02:00 on 1 November comes twice.
    for (const typed of ['2026-03-08T02:30', '2026-11-01T01:30']) {
      const instant = readMoment(typed, 'America/Tijuana')!
      expect(calendarDateIn(new Date(instant), 'America/Tijuana')).toBe(typed.slice(0, 10))
    }
    expect(formatInstant('2026-11-01T08:30:00Z', 'America/Tijuana')).toBe('1 nov 2026, 01:30')
    expect(formatInstant('2026-11-01T09:30:00Z', 'America/Tijuana')).toBe('1 nov 2026, 01:30')
    // The centre has had no summer time since 2022.
    expect(readMoment('2022-04-03T02:30', 'America/Mexico_City')).not.toBeNull()
    expect(readMoment('2026-07-01T12:00', 'America/Mexico_City')).toBe('2026-07-01T12:00:00-06:00')
    expect(readMoment('2021-07-01T12:00', 'America/Mexico_City')).toBe('2021-07-01T12:00:00-05:00')
  })

  test('29 February is a day of leap years only', () => {
    expect([2024, 2028, 2000].map((year) => readDate(`${year}-02-29`)?.day)).toEqual([29, 29, 29])
    expect([2025, 2026, 2100].map((year) => readDate(`${year}-02-29`))).toEqual([null, null, null])
  })
})
