const EARLIEST = Date.UTC(1990, 0, 1)
const DAY_MS = 86_400_000

/** The instant of an ISO text for a column of PostgreSQL, null when it is none that both can hold (years 1 to 9999). */
export function instantOf(text: unknown): string | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(text)) return null
  const at = new Date(text)
  const time = at.getTime()
  return Number.isNaN(time) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999 ? null : at.toISOString()
}

/** The instant, if it can be that of a contracting process: from 1990 to tomorrow. Imported data hold years 1 and 3019. */
export function plausibleInstant(text: unknown, now: Date): string | null {
  const instant = instantOf(text)
  if (instant === null) return null
  const time = Date.parse(instant)
  return time >= EARLIEST && time <= now.getTime() + DAY_MS ? instant : null
}

/** Making one costs more than a whole publication: one a zone is kept. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const two = '2-digit'
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  const clock = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone, hourCycle: 'h23' })
  clocks.set(zone, clock)
  return clock
}

/** `2026-03-14T10:42:07.123-06:00`: an instant as the clock on the wall of a zone shows it, with its offset. */
export function zonedText(at: Date, zone: string): string {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const wall = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`
  const offset = Math.round((Date.parse(`${wall}Z`) - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
  return `${wall}.${String(at.getUTCMilliseconds()).padStart(3, '0')}${offsetText(offset)}`
}

/** The same with an offset in minutes instead of a zone. */
export function offsetInstant(at: Date, offset: number): string {
  return `${new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1)}${offsetText(offset)}`
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
