import { addDays, lastDayOf, type Term } from '../reading/read-term.ts'

/** The term of which a day is the last, as years, months and days; null when either day is missing or they are the wrong way round. */
export function termBetween(startsOn: string | null, endsOn: string | null): Term | null {
  if (startsOn === null || endsOn === null || endsOn < startsOn) return null
  const months = (count: number): Term => ({ years: Math.floor(count / 12), months: count % 12, days: 0 })
  const rough = (Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 + 12
  let count = rough
  while (count > 0 && lastDayOf(startsOn, months(count)) > endsOn) count -= 1
  let last = count === 0 ? addDays(startsOn, -1) : lastDayOf(startsOn, months(count))
  let days = 0
  for (; last < endsOn; last = addDays(last, 1)) days += 1
  return { ...months(count), days }
}
