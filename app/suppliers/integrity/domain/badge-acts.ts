import { type BadgeAct, type BadgeActKind, type BadgeStanding, standingOn } from './badge.ts'

/** Which acts a badge takes in each state; what is not here is refused. */
const TAKEN: Record<BadgeStanding['state'], readonly BadgeActKind[]> = {
  none: ['granted'],
  held: ['update-sent', 'updated', 'update-refused', 'renewed', 'suspended', 'lifted', 'withdrawn'],
  'update-due': ['update-sent', 'updated', 'update-refused', 'renewed', 'suspended', 'lifted', 'withdrawn'],
  // What is suspended keeps its terms: it is updated and renewed, and comes back only when the cause ends.
  suspended: ['update-sent', 'updated', 'update-refused', 'renewed', 'suspended', 'lifted', 'withdrawn'],
  // `updated` only where an appeal sets a refusal aside.
  expired: ['updated', 'renewed', 'withdrawn'],
  withdrawn: [],
}

/** Whether an act may follow a history on its day. A lifting needs a suspension that stands; the result of an update, one that was sent. */
export function mayFollow(history: readonly BadgeAct[], act: BadgeAct): boolean {
  const last = history.at(-1)
  if (last && act.on < last.on) return false
  const standing = standingOn(history, act.on)
  if (!TAKEN[standing.state].includes(act.act)) return false
  if (act.act === 'updated') return standing.updateInReview || last?.act === 'update-refused'
  if (act.act === 'update-refused') return standing.updateInReview
  if (act.act === 'update-sent') return !standing.updateInReview
  if (act.act === 'suspended')
    return !standing.suspensions.some(({ causeKey }) => causeKey !== undefined && causeKey === act.causeKey)
  if (act.act === 'lifted')
    return standing.suspensions.some(({ causeKey }) => act.causeKey === undefined || causeKey === act.causeKey)
  return true
}
