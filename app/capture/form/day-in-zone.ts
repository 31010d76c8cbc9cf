const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const SPOKEN_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** Wall-clock reading of an instant in a zone, as milliseconds of a UTC clock that shows the same. */
function wallClock(instant: number, zone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value)
  const clock = new Date(0)
  clock.setUTCFullYear(part.year ?? 0, (part.month ?? 1) - 1, part.day)
  clock.setUTCHours(part.hour ?? 0, part.minute ?? 0, part.second ?? 0)
  return clock.getTime()
}

/** Offset of the zone in whole minutes when its clocks show `clock`; before there were zones it is rounded to the minute. */
function offsetMinutes(clock: number, zone: string): number {
  const first = Math.round((wallClock(clock, zone) - clock) / 60_000)
  return Math.round((wallClock(clock - first * 60_000, zone) - (clock - first * 60_000)) / 60_000)
}

function spellOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** True for a day that the calendar has: 31 of June is none. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (!year || !month || !day) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** True for an RFC 3339 instant with offset on a day that exists. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}

/** A day as typed (`2026-03-14`, `14/03/2026`) in ISO, or null when it is none. */
export function readDay(text: string): string | null {
  const typed = text.trim()
  const [, day, month, year] = SPOKEN_DAY.exec(typed) ?? []
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
  return isDay(iso) ? iso : null
}

/**
 * The instant a day without hour stands for: its first or its last second in the state's zone, with the offset of that zone on
 * that day: `2026-01-15` → `2026-01-15T23:59:59-05:00`.
 */
export function dayToInstant(day: string, edge: 'start' | 'end', zone: string): string {
  return clockToInstant(`${day}T${edge === 'end' ? '23:59:59' : '00:00:00'}`, zone)
}

function clockToInstant(clock: string, zone: string): string {
  return `${clock}${spellOffset(offsetMinutes(Date.parse(`${clock}Z`), zone))}`
}

/** Day and hour as typed (`2026-03-14T10:30`) as an instant of the zone, or null when it is none. */
export function readMoment(text: string, zone: string): string | null {
  const [, day, hour, minute, second = '00'] = MOMENT.exec(text.trim()) ?? []
  if (!day || !hour || !minute || !isDay(day)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return clockToInstant(`${day}T${hour}:${minute}:${second}`, zone)
}

/** The day that a stored instant has as its publisher wrote it (never moved to another zone), or null when it is no instant. */
export function writtenDay(instant: string): string | null {
  return isInstant(instant) ? instant.slice(0, 10) : null
}

/** Day and minute of a stored instant as written, `2026-03-14T10:30`, or null when it is no instant. */
export function writtenMoment(instant: string): string | null {
  return isInstant(instant) ? instant.slice(0, 16).toUpperCase() : null
}
