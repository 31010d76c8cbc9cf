import { readDate } from '#app/lib/dates.ts'

const text = (date: Date): string => date.toISOString().slice(0, 10)

function partsOf(day: string): { year: number; month: number; day: number } {
  const date = readDate(day)
  if (!date) throw new RangeError(`no local day: ${day}`)
  return date
}

/** A local day (`2026-03-14`) some days later, or earlier. Throws RangeError for what is no day. */
export function addDays(day: string, days: number): string {
  const { year, month, day: of } = partsOf(day)
  return text(new Date(Date.UTC(year, month - 1, of + days)))
}

/** A local day some months later; the last day of the month where that has fewer days (29 February plus a year is 28 February). */
export function addMonths(day: string, months: number): string {
  const { year, month, day: of } = partsOf(day)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return text(new Date(Date.UTC(year, month - 1 + months, Math.min(of, last))))
}
