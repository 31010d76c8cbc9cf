/** What an application is for: a badge that is not there, its yearly update, or another four years. */
export const APPLICATION_KINDS = ['new', 'update', 'renewal'] as const
export type ApplicationKind = (typeof APPLICATION_KINDS)[number]

export const APPLICATION_STATES = [
  'draft',
  'sent',
  'in-review',
  'questioned',
  'proposed',
  'granted',
  'denied',
  'appealed',
  'appeal-granted',
  'appeal-denied',
  'desisted',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

export type ApplicationAct =
  | 'send'
  | 'assign'
  | 'recuse'
  | 'ask'
  | 'answer'
  | 'propose'
  | 'return'
  | 'grant'
  | 'deny'
  | 'appeal'
  | 'grant-appeal'
  | 'deny-appeal'
  | 'desist'

/** The whole life of an application: from a state, by an act, to a state. What is not here cannot be done. */
export const TRANSITIONS: Record<ApplicationState, Partial<Record<ApplicationAct, ApplicationState>>> = {
  draft: { send: 'sent', desist: 'desisted' },
  sent: { assign: 'in-review', desist: 'desisted' },
  'in-review': {
    assign: 'in-review',
    recuse: 'sent',
    ask: 'questioned',
    propose: 'proposed',
    desist: 'desisted',
  },
  questioned: { answer: 'in-review', desist: 'desisted' },
  proposed: { return: 'in-review', grant: 'granted', deny: 'denied', desist: 'desisted' },
  granted: {},
  denied: { appeal: 'appealed' },
  appealed: { 'grant-appeal': 'appeal-granted', 'deny-appeal': 'appeal-denied' },
  'appeal-granted': {},
  'appeal-denied': {},
  desisted: {},
}

/** States in which the applicant may change what it wrote. */
export const isOpenToApplicant = (state: ApplicationState): boolean => state === 'draft' || state === 'questioned'

/** States after which another application may begin. */
export const isOver = (state: ApplicationState): boolean =>
  !['draft', 'sent', 'in-review', 'questioned', 'proposed', 'appealed'].includes(state)

/** Those that have had a part in an application, by their ids. */
export interface Hands {
  reviewerId: string | null
  deciderId: string | null
  /** Who declared a conflict of interest: they take no part at all. */
  conflicted: readonly string[]
}

export type Hindrance = 'wrong-state' | 'conflict' | 'not-the-reviewer' | 'same-person'

const OF_APPLICANT: readonly ApplicationAct[] = ['send', 'answer', 'appeal', 'desist']
const OF_REVIEWER: readonly ApplicationAct[] = ['recuse', 'ask', 'propose']

/**
 * Why somebody may not do an act, null when they may. `personId`: the official, null for the applicant. Two persons at least: who
 * reviewed does not decide, and an appeal is decided by neither of them; who declared a conflict does nothing.
 */
export function hindranceOf(
  state: ApplicationState,
  act: ApplicationAct,
  personId: string | null,
  { reviewerId, deciderId, conflicted }: Hands,
): Hindrance | null {
  if (TRANSITIONS[state][act] === undefined) return 'wrong-state'
  if (OF_APPLICANT.includes(act) !== (personId === null)) return 'wrong-state'
  if (personId === null) return null
  if (conflicted.includes(personId)) return 'conflict'
  if (OF_REVIEWER.includes(act)) return personId === reviewerId ? null : 'not-the-reviewer'
  if (['return', 'grant', 'deny'].includes(act)) return personId === reviewerId ? 'same-person' : null
  if (act === 'grant-appeal' || act === 'deny-appeal')
    return personId === reviewerId || personId === deciderId ? 'same-person' : null
  return null
}
