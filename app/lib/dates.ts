/**
 * Dates as people in Mexico read them. A date that came with data is shown as its publisher wrote it (its first ten
 * characters), never moved to another zone: `2026-03-14T00:00:00Z` and `…-06:00` both mean the fourteenth.
 * Instants of ours (when something was published or saved) are shown in the state's zone. Month names are spelled here
 * and not asked of Intl, so that server and browser always agree.
 */

const SHORT = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'] as const
const DAY_MS = 86_400_000

export type CalendarDate = { year: number; month: number; day: number }

/** The calendar date written at the start of an ISO text, or null if it is none (`2026-02-30` is none). */
export function readDate(text: unknown): CalendarDate | null {
  if (typeof text !== 'string') return null
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days ? { year, month, day } : null
}

/** `14 mar 2026`; null when the text is no date. */
export function formatDate(text: unknown): string | null {
  const date = readDate(text)
  return date && `${date.day} ${SHORT[date.month - 1]} ${date.year}`
}

/** `1 mar 2026 a 15 abr 2026`, `desde …`, `hasta …`; null when neither is a date. */
export function formatPeriod(start: unknown, end: unknown): string | null {
  const [from, to] = [formatDate(start), formatDate(end)]
  if (from && to) return from === to ? from : `${from} a ${to}`
  if (from) return `desde ${from}`
  return to && `hasta ${to}`
}

/** One a zone: making one takes forty times as long as using it, and a page of results shows forty instants. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  // Zones come from the roster; there are some four hundred names in the world.
  if (formats.size < 500) formats.set(zone, format)
  return format
}

/** Date and hour of an instant in a zone, as parts; null when it is no instant. */
function inZone(instant: string | Date, zone: string): { date: string; time: string } | null {
  const at = typeof instant === 'string' ? new Date(instant) : instant
  if (Number.isNaN(at.getTime())) return null
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

/** `14 mar 2026, 10:42` of an instant in an IANA zone; null when it is no instant. */
export function formatInstant(instant: string | Date, zone: string): string | null {
  const local = inZone(instant, zone)
  return local && `${formatDate(local.date)}, ${local.time}`
}

/** `10:42` of an instant in an IANA zone; null when it is no instant. */
export function formatTime(instant: string | Date, zone: string): string | null {
  return inZone(instant, zone)?.time ?? null
}

/** The calendar date of an instant in an IANA zone, as `2026-03-14`; for dates that must be written into data. */
export function calendarDateIn(instant: Date, zone: string): string {
  return inZone(instant, zone)?.date ?? instant.toISOString().slice(0, 10)
}

const dayNumber = ({ year, month, day }: CalendarDate) => {
  const at = new Date(Date.UTC(2000, month - 1, day))
  at.setUTCFullYear(year, month - 1, day)
  return Math.round(at.getTime() / DAY_MS)
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** How far a date is from today, in words: `hoy`, `ayer`, `hace 3 meses`, `en 5 días`; null when either is no date. */
export function distanceInWords(text: unknown, today: string): string | null {
  const [date, now] = [readDate(text), readDate(today)]
  if (!date || !now) return null
  const days = dayNumber(date) - dayNumber(now)
  if (days === 0) return 'hoy'
  if (days === -1) return 'ayer'
  if (days === 1) return 'mañana'
  const far = Math.abs(days)
  const words =
    far < 31
      ? plural(far, 'día', 'días')
      : far < 365
        ? plural(Math.max(1, Math.round(far / 30.44)), 'mes', 'meses')
        : plural(Math.max(1, Math.floor(far / 365.25 + 0.02)), 'año', 'años')
  return days < 0 ? `hace ${words}` : `en ${words}`
}
