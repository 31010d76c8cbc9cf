import { calendarDateIn } from './dates.ts'
import { readPostgresInstant } from './postgres-instant.ts'

/**
 * The day of an instant as PostgreSQL writes it (`2026-03-14 06:00:00+00`) or as ISO, for showing: that of the state's zone.
 * Midnight in UTC stays its own day, since publishers write dates without an hour that way. Null when it is no instant.
 */
export function dayOfInstant(text: string | null, zone: string): string | null {
  if (text === null || text.endsWith(' BC')) return null
  const at = readPostgresInstant(text)
  if (Number.isNaN(at.getTime())) return null
  const iso = at.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : calendarDateIn(at, zone)
}
