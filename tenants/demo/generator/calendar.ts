import type { Random } from './random.ts'

/** Milliseconds since 1970, as Date gives them. */
export type Moment = number

/** A day and an hour in milliseconds. */
export const DAY = 86_400_000
export const HOUR = 3_600_000

/** A zone without summer time, as the Mexican ones but the northern border have been since 2022. */
export interface Zone {
  offset: string
  shift: number
}

/** The zone's offset at `at`. Throws RangeError for a zone that Intl does not know. */
export function zoneOf(timeZone: string, at: Moment): Zone {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.slice(3) || '+00:00'
  const [hours = 0, minutes = 0] = offset.split(':').map(Number)
  return { offset, shift: (hours * 60 + Math.sign(hours) * minutes) * 60_000 }
}

/** ISO 8601 with the zone's offset, to the second. */
export function iso(moment: Moment, zone: Zone): string {
  return new Date(moment + zone.shift).toISOString().slice(0, 19) + zone.offset
}

/** Year, month (1–12) and day in the zone. */
export function civil(moment: Moment, zone: Zone): { year: number; month: number; day: number } {
  const date = new Date(moment + zone.shift)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** A moment given by its civil date and hour in the zone; month 1–12. */
export function at(zone: Zone, year: number, month: number, day: number, hour = 0, minute = 0): Moment {
  return Date.UTC(year, month - 1, day, hour, minute) - zone.shift
}

/** Start or end of the civil day of a moment. */
export function dayStart(moment: Moment, zone: Zone): Moment {
  return Math.floor((moment + zone.shift) / DAY) * DAY - zone.shift
}
/** The last second of the civil day of a moment. */
export const dayEnd = (moment: Moment, zone: Zone): Moment => dayStart(moment, zone) + DAY - 1000

/** The same day or the next one that is not Saturday or Sunday, at an office hour with minutes by chance. */
export function officeHour(moment: Moment, zone: Zone, random: Random): Moment {
  let day = dayStart(moment, zone)
  while ([0, 6].includes(new Date(day + zone.shift).getUTCDay())) day += DAY
  return day + random.int(9, 17) * HOUR + random.int(0, 59) * 60_000
}

// Share of a year's awards by month: slow start, a bump before summer, and the rush to spend before the year ends.
const SEASON = [2, 4, 7, 8, 9, 9, 8, 8, 9, 10, 12, 14]

/** A moment in [from, to) drawn by the season of its month. */
export function seasonalMoment(from: Moment, to: Moment, zone: Zone, random: Random): Moment {
  for (;;) {
    const moment = random.between(from, to)
    if (random.next() * 14 < (SEASON[civil(moment, zone).month - 1] ?? 0)) return Math.floor(moment / 1000) * 1000
  }
}
