import { formatDate } from '#app/lib/dates.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { type BadgeAct, type BadgeState, badgeOn } from '../domain/badge.ts'

/** A supplier's badge beside its name: how it stands today and how it stood on the day of the award. */
export interface BadgeBeside {
  href: string
  now: BadgeState
  then: { on: string; state: BadgeState } | null
}

/** Of several badges that a supplier has had, the one that stands best on a day: in force before suspended before the rest. */
const RANK: readonly BadgeState[] = ['held', 'update-due', 'suspended', 'expired', 'withdrawn', 'none']
const best = (states: readonly BadgeState[]): BadgeState => RANK.find((state) => states.includes(state)) ?? 'none'

/** What stands beside a supplier. In: its badges with their acts, the local day of the award or null, and today. Null without a badge. */
export function badgeBeside(
  badges: readonly { folio: string; acts: readonly unknown[] }[],
  awardedOn: string | null,
  today: string,
): BadgeBeside | null {
  if (badges.length === 0) return null
  const on = (day: string) => badges.map(({ acts }) => badgeOn(acts as BadgeAct[], day))
  const now = best(on(today))
  const shown = badges[on(today).indexOf(now)] ?? badges[0]!
  const day = formatDate(awardedOn)
  const then = awardedOn === null || day === null ? null : { on: day, state: best(on(awardedOn)) }
  return { href: integrityPaths.badge(shown.folio), now, then }
}
