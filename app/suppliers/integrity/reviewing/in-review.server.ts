import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import type { CoordinatorTx } from '#db/door.server.ts'
import { insertApplicationAct } from '#db/queries/suppliers/integrity/applications.server.ts'
import {
  findReview,
  listConflicts,
  type ReviewChange,
  type ReviewRow,
  updateReview,
} from '#db/queries/suppliers/integrity/reviews.server.ts'
import { requireId } from '../applying/applicant.server.ts'
import { type ApplicationState, type Hindrance, hindranceOf, TRANSITIONS } from '../domain/application.ts'

const VERBS = {
  assign: 'integrity-application-assign',
  recuse: 'integrity-application-recuse',
  ask: 'integrity-application-ask',
  propose: 'integrity-application-propose',
  return: 'integrity-application-return',
  grant: 'integrity-application-grant',
  deny: 'integrity-application-deny',
  'grant-appeal': 'integrity-application-grant-appeal',
  'deny-appeal': 'integrity-application-deny-appeal',
} as const

const HINDERED: Record<Hindrance, string> = {
  'wrong-state': 'La solicitud ya cambió y eso no se puede hacer ahora. Vuelva a abrirla.',
  conflict: 'Declaró un conflicto de interés en esta solicitud: no puede intervenir en ella.',
  'not-the-reviewer': 'Esto lo hace quien tiene asignada la revisión.',
  'same-person': 'Quien revisó o decidió antes no puede decidir: pídalo a otra persona de la coordinación.',
}

/** Longest reasons, in letters. */
const LONGEST = 4000

/** A text that an act needs; throws Refusal 422 that names its field. */
export function requireText(typed: string, field: string, what: string): string {
  const text = typed.trim()
  if (text === '') throw new Refusal('text-missing', 422, `${field}: ${what}`)
  if (text.length > LONGEST)
    throw new Refusal('text-too-long', 422, `${field}: tiene ${text.length} letras y caben ${LONGEST}.`)
  return text
}

export interface ReviewAct {
  act: keyof typeof VERBS
  reasons: string
  /** Kind of mail that the applicant gets. */
  mail?: 'integrity-question' | 'integrity-decision'
}

/**
 * Does an act of the coordination on an application, in one transaction under its lock: whether this person may is asked of the state
 * machine, `work` does what the act is about and says what changes, and history, audit entry and mail go with it.
 * Throws the 404 page for an application that is none or was not sent; Refusal 409 with the reason when the person may not.
 */
export function inReview(
  personId: string,
  id: string | undefined,
  { act, reasons, mail }: ReviewAct,
  work: (tx: CoordinatorTx, review: ReviewRow) => Promise<Omit<ReviewChange, 'state'>>,
): Promise<void> {
  return asCoordinator(personId, async (tx) => {
    const review = await findReview(tx, requireId(id), true)
    if (!review) return notFound()
    const state = review.state as ApplicationState
    const conflicted = await listConflicts(tx, review.id)
    const hindrance = hindranceOf(state, act, personId, { ...review, conflicted })
    if (hindrance !== null) throw new Refusal(hindrance, 409, HINDERED[hindrance])
    const to = TRANSITIONS[state][act]!
    const change = await work(tx, review)
    await updateReview(tx, review.id, { state: to, ...change })
    await insertApplicationAct(tx, { applicationId: review.id, act, from: state, to, reasons, actorId: personId })
    if (mail) await queueMail(tx, { kind: mail, userId: null, supplierAccountId: review.accountId })
    await appendStateAudit(tx, [
      { actorId: personId, door: 'screen', action: VERBS[act], subject: review.id, detail: {} },
    ])
  })
}
