import type { Role } from '#db/membership.server.ts'
import type { DraftState } from '#db/queries/capture/find-draft.server.ts'

/** What can be done with a draft, beside reading it. */
export type Step = 'save' | 'submit' | 'return' | 'approve' | 'publish' | 'reopen' | 'comment'

interface Rule {
  from: readonly DraftState[]
  roles: readonly Role[]
  /** State afterwards; absent: the step does not move it (or publishing does). */
  to?: DraftState
}

/** The whole review in one table: from which state, by whom, to which. */
export const RULES: Record<Step, Rule> = {
  save: { from: ['draft', 'returned'], roles: ['capturer'] },
  submit: { from: ['draft', 'returned'], roles: ['capturer'], to: 'in_review' },
  return: { from: ['in_review', 'approved'], roles: ['reviewer', 'publisher'], to: 'returned' },
  approve: { from: ['in_review'], roles: ['reviewer', 'publisher'], to: 'approved' },
  publish: { from: ['approved'], roles: ['publisher'] },
  reopen: { from: ['published'], roles: ['capturer', 'publisher'], to: 'draft' },
  comment: {
    from: ['draft', 'in_review', 'returned', 'approved', 'published'],
    roles: ['capturer', 'reviewer', 'publisher'],
  },
}

const STEPS = Object.keys(RULES) as Step[]

/** The steps that somebody with these roles may take with a draft in this state. */
export function stepsFor(state: DraftState, roles: readonly Role[]): Step[] {
  return STEPS.filter(
    (step) => RULES[step].from.includes(state) && RULES[step].roles.some((role) => roles.includes(role)),
  )
}
