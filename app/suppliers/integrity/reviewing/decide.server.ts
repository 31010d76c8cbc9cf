import { Refusal } from '#app/lib/refusal.ts'
import type { CoordinatorTx } from '#db/door.server.ts'
import {
  insertDecision,
  listMarks,
  type MarkRow,
  type ReviewRow,
} from '#db/queries/suppliers/integrity/reviews.server.ts'
import { grantBadge, recordAct } from '../badges/record-act.server.ts'
import { elementsOn } from '../domain/elements.ts'
import { LEVEL_NEEDED } from '../domain/rubric.ts'
import { appealUntil, validityFrom } from '../domain/terms.ts'
import { today } from '../today.server.ts'
import { inReview, requireText } from './in-review.server.ts'

/**
 * Decides an application, by another person than who reviewed it. A badge is granted, updated or renewed in the same transaction.
 * Throws Refusal 409 when this person may not, 422 without reasons or when an element does not reach the level that is needed.
 */
export async function decide(personId: string, id: string | undefined, outcome: string, typed: string): Promise<void> {
  const reasons = requireText(typed, 'Razones', 'escriba por qué; las leerá la empresa.')
  const act = actOf(outcome)
  return inReview(personId, id, { act, reasons, mail: 'integrity-decision' }, async (tx, review) => {
    const day = today()
    const marks = await listMarks(tx, review.id)
    const granted = act === 'grant'
    if (granted) requireLevels(review, marks)
    await insertDecision(tx, {
      ...{ applicationId: review.id, stage: 'first', outcome: granted ? 'granted' : 'denied', reasons, marks },
      ...{ userId: personId, decidedOn: day, appealUntil: granted ? null : appealUntil(day) },
    })
    const badgeFolio = granted
      ? await giveBadge(tx, review, marks, day, personId)
      : await refuseUpdate(tx, review, day, personId)
    return { deciderId: personId, decidedOn: day, ...(badgeFolio ? { badgeFolio } : {}) }
  })
}

/** Decides an appeal, by a third person. As decide; the levels of the review do not bind who decides it. */
export async function decideAppeal(
  personId: string,
  id: string | undefined,
  outcome: string,
  typed: string,
): Promise<void> {
  const reasons = requireText(typed, 'Razones', 'escriba por qué; las leerá la empresa.')
  const granted = actOf(outcome) === 'grant'
  const act = granted ? 'grant-appeal' : 'deny-appeal'
  return inReview(personId, id, { act, reasons, mail: 'integrity-decision' }, async (tx, review) => {
    const day = today()
    const marks = await listMarks(tx, review.id)
    await insertDecision(tx, {
      ...{ applicationId: review.id, stage: 'appeal', outcome: granted ? 'granted' : 'denied', reasons, marks },
      ...{ userId: personId, decidedOn: day, appealUntil: null },
    })
    if (!granted) return {}
    return { badgeFolio: await giveBadge(tx, review, marks, day, personId) }
  })
}

function actOf(outcome: string): 'grant' | 'deny' {
  if (outcome === 'grant' || outcome === 'deny') return outcome
  throw new Refusal('outcome-missing', 422, 'Decisión: elija si se concede o se niega.')
}

function requireLevels({ elementsFrom }: ReviewRow, marks: readonly MarkRow[]): void {
  const short = elementsOn(elementsFrom).elements.filter(
    ({ code }) => (marks.find(({ element }) => element === code)?.level ?? 0) < LEVEL_NEEDED,
  )
  if (short.length > 0)
    throw new Refusal(
      'levels-short',
      422,
      `No se puede conceder: no llegan a «Se aplica» ${short.map(({ title }) => title).join('; ')}.`,
    )
}

/** Grants, updates or renews; returns the folio of the badge. */
async function giveBadge(
  tx: CoordinatorTx,
  review: ReviewRow,
  marks: readonly MarkRow[],
  day: string,
  personId: string,
): Promise<string> {
  const by = { actorId: personId, applicationId: review.id }
  const { elements, law } = elementsOn(review.elementsFrom)
  const met = elements.map(({ code }) => code).filter((code) => marks.some(({ element }) => element === code))
  if (review.badgeFolio === null) {
    const { supplierId, rfc, name } = review
    return grantBadge(tx, { supplierId, rfc, name, elements: met, law }, day, by)
  }
  const act =
    review.kind === 'renewal'
      ? ({ act: 'renewed', on: day, ...validityFrom(day) } as const)
      : ({ act: 'updated', on: day } as const)
  await recordAct(tx, review.badgeFolio, act, by, { name: review.name, elements: met, law })
  return review.badgeFolio
}

async function refuseUpdate(tx: CoordinatorTx, review: ReviewRow, day: string, personId: string): Promise<null> {
  if (review.kind === 'update' && review.badgeFolio !== null)
    await recordAct(
      tx,
      review.badgeFolio,
      { act: 'update-refused', on: day },
      { actorId: personId, applicationId: review.id },
    )
  return null
}
