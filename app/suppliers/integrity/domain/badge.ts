import { graceEnd, nextUpdate } from './terms.ts'

/** What can happen to a badge. Acts are only ever added. */
export type BadgeActKind =
  | 'granted'
  | 'update-sent'
  | 'updated'
  | 'update-refused'
  | 'renewed'
  | 'suspended'
  | 'lifted'
  | 'withdrawn'

/** One act, as it is kept and published: `on` is the local day on which it counts, and whoever did it is not in it. */
export interface BadgeAct {
  act: BadgeActKind
  on: string
  /** When it was written down, ISO 8601 UTC. */
  at: string
  /** Of `granted` and `renewed`. */
  validUntil?: string
  updateDueOn?: string
  /** What a suspension is for and what a lifting lifts; a lifting without it lifts every suspension. */
  causeKey?: string
  /** Public sentence: why. */
  cause?: string
  /** Legal ground. */
  ground?: string
  /** `automatic`: by itself, because a list said so. */
  origin?: 'decision' | 'automatic'
}

/** `held`: in force; `update-due`: in force, and its yearly update is late; `none`: nothing was given yet. */
export type BadgeState = 'held' | 'update-due' | 'suspended' | 'expired' | 'withdrawn' | 'none'

export interface BadgeStanding {
  state: BadgeState
  grantedOn: string | null
  validUntil: string | null
  updateDueOn: string | null
  /** Last day in force if nothing more happens; null when nothing was given. */
  lapsesOn: string | null
  /** An update was sent in time and is being reviewed: meanwhile the badge does not lapse for lack of it. */
  updateInReview: boolean
  /** Suspensions that stand, oldest first. */
  suspensions: BadgeAct[]
  withdrawal: BadgeAct | null
}

const NOTHING: BadgeStanding = {
  state: 'none',
  grantedOn: null,
  validUntil: null,
  updateDueOn: null,
  lapsesOn: null,
  updateInReview: false,
  suspensions: [],
  withdrawal: null,
}

/**
 * How a badge stands at the end of a local day, from all that ever happened to it: acts after that day are not known yet, and both
 * ends of a term belong to it. Withdrawn counts before suspended, and suspended before expired. Pure.
 */
export function standingOn(history: readonly BadgeAct[], day: string): BadgeStanding {
  const standing: BadgeStanding = { ...NOTHING, suspensions: [] }
  const known = history.filter(({ on }) => on <= day)
  for (const act of known) take(standing, act)
  if (standing.grantedOn === null) return standing
  standing.state = stateOf(standing, day)
  return standing
}

/** The state of a badge at the end of a local day. */
export const badgeOn = (history: readonly BadgeAct[], day: string): BadgeState => standingOn(history, day).state

function stateOf({ withdrawal, suspensions, lapsesOn, updateDueOn }: BadgeStanding, day: string): BadgeState {
  if (withdrawal) return 'withdrawn'
  if (suspensions.length > 0) return 'suspended'
  if (lapsesOn !== null && day > lapsesOn) return 'expired'
  return updateDueOn !== null && day > updateDueOn ? 'update-due' : 'held'
}

function take(standing: BadgeStanding, act: BadgeAct): void {
  if (standing.withdrawal) return
  switch (act.act) {
    case 'granted':
    case 'renewed':
      standing.grantedOn ??= act.on
      standing.validUntil = act.validUntil ?? standing.validUntil
      standing.updateDueOn = act.updateDueOn ?? null
      standing.updateInReview = false
      break
    case 'update-sent':
      standing.updateInReview = true
      break
    case 'updated':
      standing.updateInReview = false
      if (standing.updateDueOn !== null && standing.validUntil !== null)
        standing.updateDueOn = nextUpdate(standing.updateDueOn, standing.validUntil, standing.grantedOn ?? act.on)
      break
    case 'update-refused':
      standing.updateInReview = false
      break
    case 'suspended':
      standing.suspensions.push(act)
      return
    case 'lifted':
      standing.suspensions = standing.suspensions.filter(
        ({ causeKey }) => act.causeKey !== undefined && causeKey !== act.causeKey,
      )
      return
    case 'withdrawn':
      standing.withdrawal = act
      return
  }
  standing.lapsesOn = lapseOf(standing, act)
}

/** The end of validity or, before it, the end of the grace of an update that did not come; the very day when it was refused. */
function lapseOf({ validUntil, updateDueOn, grantedOn, updateInReview }: BadgeStanding, act: BadgeAct): string | null {
  if (validUntil === null) return null
  if (act.act === 'update-refused') return act.on
  if (updateDueOn === null || updateInReview) return validUntil
  const grace = graceEnd(updateDueOn, grantedOn ?? act.on)
  return grace < validUntil ? grace : validUntil
}

/** True while the holder may say that it has the badge. */
export const isInForce = (state: BadgeState): boolean => state === 'held' || state === 'update-due'
