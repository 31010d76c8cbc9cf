import type { SanctionEffect } from './sanction.ts'

export type SanctionState =
  | 'in-force'
  | 'challenged'
  | 'suspended'
  | 'annulled'
  | 'expired'
  | 'not-yet'
  | 'gone'
  | 'no-bar'

export interface Standing {
  /** As the list or the court left it. */
  standing: 'listed' | 'gone' | 'challenged' | 'suspended' | 'annulled'
  effect: SanctionEffect
  startsOn: string | null
  endsOn: string | null
}

/**
 * Where a sanction stands on a day, a local date of the state's zone: it is in force from the first instant of its first day to the last
 * of its last. `no-bar`: it is listed and keeps nobody from contracting (a fine alone, a favourable sentence).
 */
export function standingOn({ standing, effect, startsOn, endsOn }: Standing, day: string): SanctionState {
  if (standing === 'annulled' || standing === 'suspended' || standing === 'gone') return standing
  if (effect === 'none') return 'no-bar'
  if (endsOn !== null && endsOn < day) return 'expired'
  if (startsOn !== null && startsOn > day) return 'not-yet'
  return standing === 'challenged' ? 'challenged' : 'in-force'
}
