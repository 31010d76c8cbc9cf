import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn, distanceInWords, formatDate, formatInstant } from '#app/lib/dates.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { applicationActWord, applicationKindWord, applicationStateWord } from '#app/texts/integrity.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import {
  listActs,
  listAnswers,
  listDecisions,
  listMessages,
} from '#db/queries/suppliers/integrity/application-file.server.ts'
import { listEvidence } from '#db/queries/suppliers/integrity/evidence.server.ts'
import {
  findReview,
  listConflicts,
  listCoordinators,
  listMarks,
  listReviews,
  type ReviewRow,
} from '#db/queries/suppliers/integrity/reviews.server.ts'
import { requireId } from '../applying/applicant.server.ts'
import { describeElements, describeTalk } from '../applying/describe-file.ts'
import { type ApplicationAct, type ApplicationState, hindranceOf } from '../domain/application.ts'
import { today } from '../today.server.ts'

const lineOf = (row: ReviewRow, day: string, zone: string) => {
  const sent = row.sentAt === null ? null : formatInstant(row.sentAt, zone)
  return {
    id: row.id,
    href: integrityPaths.review(row.id),
    folio: row.folio,
    name: row.name,
    rfc: row.rfc,
    kind: applicationKindWord(row.kind),
    state: row.state,
    stateWord: applicationStateWord(row.state),
    sent: sent ?? '',
    waits: row.sentAt === null ? '' : (distanceInWords(calendarDateIn(new Date(row.sentAt), zone), day) ?? ''),
    reviewer: row.reviewer,
  }
}

/** The inbox: what waits for this person, what is open, and what was decided. */
export async function loadInbox(personId: string) {
  const [day, zone] = [today(), portalInfo().timeZone]
  const { open, closed } = await asCoordinator(personId, async (tx) => ({
    open: await listReviews(tx, true),
    closed: await listReviews(tx, false),
  }))
  const isMine = ({ state, reviewerId, deciderId }: ReviewRow) =>
    ({
      'in-review': reviewerId === personId,
      questioned: false,
      sent: true,
      proposed: reviewerId !== personId,
      appealed: reviewerId !== personId && deciderId !== personId,
    })[state] ?? false
  const shown = (rows: ReviewRow[]) => rows.map((row) => lineOf(row, day, zone))
  return {
    mine: shown(open.filter(isMine)),
    others: shown(open.filter((row) => !isMine(row))),
    closed: shown(closed.slice(0, 50)),
  }
}

const ACTS: ApplicationAct[] = [
  'assign',
  'recuse',
  'ask',
  'propose',
  'return',
  'grant',
  'deny',
  'grant-appeal',
  'deny-appeal',
]

/** One application as a person of the coordination sees it, with what they may do. Throws the 404 page. */
export async function loadReview(personId: string, id: string | undefined) {
  const zone = portalInfo().timeZone
  const found = await asCoordinator(personId, async (tx) => {
    const review = await findReview(tx, requireId(id))
    if (!review) return null
    return {
      review,
      answers: await listAnswers(tx, review.id),
      evidence: await listEvidence(tx, review.id),
      marks: await listMarks(tx, review.id),
      messages: await listMessages(tx, review.id),
      acts: await listActs(tx, review.id),
      decisions: await listDecisions(tx, review.id),
      conflicts: await listConflicts(tx, review.id),
      people: await listCoordinators(tx),
    }
  })
  if (!found) return notFound('No hay una solicitud enviada con esa dirección.')
  const { review, marks, conflicts } = found
  const may = ACTS.filter(
    (act) =>
      hindranceOf(review.state as ApplicationState, act, personId, { ...review, conflicted: conflicts }) === null,
  )
  return {
    ...lineOf(review, today(), zone),
    email: review.email,
    badgeHref: review.badgeFolio ? integrityPaths.badge(review.badgeFolio) : null,
    badgeFolio: review.badgeFolio,
    may,
    isReviewer: review.reviewerId === personId,
    reviewerId: review.reviewerId,
    people: found.people.filter(({ id: one }) => !conflicts.includes(one)),
    recommendation: review.recommendation,
    recommendationReasons: review.recommendationReasons,
    appealText: review.appealText,
    elements: describeElements(review.elementsFrom, found.answers, found.evidence, (evidence) =>
      integrityPaths.evidence(review.id, evidence),
    ).map((element) => {
      const mark = marks.find((one) => one.element === element.code)
      return { ...element, href: integrityPaths.reviewElement(review.id, element.code), mark: mark ?? null }
    }),
    talk: describeTalk(found.messages, zone),
    history: found.acts.map(({ position, act, at }) => ({
      ...{
        key: String(position),
        date: calendarDateIn(new Date(at), zone),
        title: applicationActWord(act),
        when: formatInstant(at, zone) ?? '',
      },
    })),
    decisions: found.decisions.map(({ stage, outcome, reasons, decidedOn, appealUntil }) => ({
      ...{ stage, outcome, reasons, on: formatDate(decidedOn) ?? decidedOn, appealUntil: formatDate(appealUntil) },
    })),
  }
}
