import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { insertMessage } from '#db/queries/suppliers/integrity/applications.server.ts'
import {
  findReview,
  insertConflict,
  listConflicts,
  listCoordinators,
  listMarks,
  saveMark,
} from '#db/queries/suppliers/integrity/reviews.server.ts'
import { requireId } from '../applying/applicant.server.ts'
import { elementOf, elementsOn } from '../domain/elements.ts'
import type { Level } from '../domain/rubric.ts'
import { inReview, requireText } from './in-review.server.ts'

/** Gives an application to a person of the coordination. Throws Refusal 422 for one that is none or has declared a conflict. */
export function assignReviewer(personId: string, id: string | undefined, reviewerId: string): Promise<void> {
  return inReview(personId, id, { act: 'assign', reasons: '' }, async (tx, review) => {
    const people = await listCoordinators(tx)
    if (!people.some((one) => one.id === reviewerId))
      throw new Refusal('no-such-reviewer', 422, 'Quien revisa: elija a una persona de la coordinación.')
    if ((await listConflicts(tx, review.id)).includes(reviewerId))
      throw new Refusal(
        'reviewer-conflict',
        422,
        'Quien revisa: esa persona declaró un conflicto de interés en esta solicitud.',
      )
    return { reviewerId }
  })
}

/** The reviewer declares a conflict of interest and leaves the application. */
export async function declareConflict(personId: string, id: string | undefined, typed: string): Promise<void> {
  const reason = requireText(typed, 'Conflicto', 'diga en qué consiste; queda en el expediente.').slice(0, 1000)
  return inReview(personId, id, { act: 'recuse', reasons: reason }, async (tx, review) => {
    await insertConflict(tx, { applicationId: review.id, userId: personId, reason })
    return { reviewerId: null }
  })
}

/** Asks the applicant; it may change its answers until it replies. */
export async function askApplicant(personId: string, id: string | undefined, typed: string): Promise<void> {
  const body = requireText(typed, 'Preguntas', 'escriba qué necesita saber o ver.')
  return inReview(personId, id, { act: 'ask', reasons: '', mail: 'integrity-question' }, async (tx, review) => {
    await insertMessage(tx, { applicationId: review.id, author: 'reviewer', userId: personId, body })
    return {}
  })
}

/** Keeps how the reviewer judges an element. Throws the 404 page; Refusal 409 when it is not theirs to judge now, 422 without level or reasons. */
export function markElement(
  personId: string,
  id: string | undefined,
  element: string | undefined,
  mark: { level: Level | null; reasons: string },
): Promise<void> {
  return asCoordinator(personId, async (tx) => {
    const review = await findReview(tx, requireId(id), true)
    const found = review ? elementOf(element, review.elementsFrom) : null
    if (!review || !found) return notFound()
    if (review.reviewerId !== personId || !['in-review', 'questioned'].includes(review.state))
      throw new Refusal(
        'not-the-reviewer',
        409,
        'Solo quien tiene asignada la revisión valora los elementos, mientras revisa.',
      )
    if (mark.level === null) throw new Refusal('level-missing', 422, 'Nivel: elija hasta dónde llega lo que se mostró.')
    const reasons = requireText(mark.reasons, 'Razones', 'diga en qué evidencia se basa.')
    await saveMark(tx, { applicationId: review.id, element: found.code, level: mark.level, reasons, userId: personId })
  })
}

/** The reviewer hands over what they propose. Throws Refusal 422 while an element has no mark. */
export async function proposeDecision(
  personId: string,
  id: string | undefined,
  recommendation: string,
  typed: string,
): Promise<void> {
  const reasons = requireText(typed, 'Razones', 'resuma por qué propone concederla o negarla.')
  return inReview(personId, id, { act: 'propose', reasons }, async (tx, review) => {
    if (recommendation !== 'grant' && recommendation !== 'deny')
      throw new Refusal('recommendation-missing', 422, 'Propuesta: elija si propone conceder o negar.')
    const marked = (await listMarks(tx, review.id)).map(({ element }) => element)
    const missing = elementsOn(review.elementsFrom).elements.filter(({ code }) => !marked.includes(code))
    if (missing.length > 0)
      throw new Refusal('marks-missing', 422, `Faltan por valorar: ${missing.map(({ title }) => title).join('; ')}.`)
    return { recommendation, recommendationReasons: reasons }
  })
}

/** Another person sends the review back to who reviewed. */
export async function returnReview(personId: string, id: string | undefined, typed: string): Promise<void> {
  const reasons = requireText(typed, 'Razones', 'diga qué falta revisar.')
  return inReview(personId, id, { act: 'return', reasons }, async () => ({}))
}
