import { Refusal } from '#app/lib/refusal.ts'
import { offsetInstant, zonedText } from './instants.ts'

/**
 * The date of a new release: `wanted` in the zone of the state, but later than every date of the process, both as an instant and
 * as text, because releases are merged in the order of their dates as text. Throws Refusal (409) when the process already
 * holds a date that nothing can follow (an imported year 9999).
 */
export function nextReleaseDate(wanted: Date, zone: string, latest: string | null): string {
  const usual = zonedText(wanted, zone)
  if (latest === null || follows(usual, latest)) return usual
  const last = Date.parse(latest)
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(latest) ?? []
  const offset = hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  for (const step of [1, 1000, 60_000, 86_400_000]) {
    const at = new Date(Math.max(wanted.getTime(), last + step))
    if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9998) break
    const next = offsetInstant(at, offset)
    if (follows(next, latest)) return next
  }
  throw new Refusal(
    'release-date-unreachable',
    409,
    `El proceso ya tiene una publicación con fecha ${latest}, y una nueva no puede tener fecha anterior. Revise esa fecha con quien opera el portal.`,
  )
}

function follows(next: string, latest: string): boolean {
  const last = Date.parse(latest)
  return next > latest && (Number.isNaN(last) || Date.parse(next) > last)
}
