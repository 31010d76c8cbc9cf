import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn, formatDate, formatInstant, formatTime } from '#app/lib/dates.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { applicationActWord, applicationKindWord, applicationStateWord, badgeStateWord } from '#app/texts/integrity.ts'
import { asSupplier } from '#db/doors/as-supplier.server.ts'
import {
  listActs,
  listAnswers,
  listDecisions,
  listMessages,
} from '#db/queries/suppliers/integrity/application-file.server.ts'
import { findOwnApplication, listOwnApplications } from '#db/queries/suppliers/integrity/applications.server.ts'
import { listEvidence } from '#db/queries/suppliers/integrity/evidence.server.ts'
import { readBadge } from '#db/queries/suppliers/integrity/read-badges.server.ts'
import { type ApplicationState, isOpenToApplicant, isOver } from '../domain/application.ts'
import { type BadgeAct, standingOn } from '../domain/badge.ts'
import { elementsOn } from '../domain/elements.ts'
import { LEVELS, type Level, levelWord } from '../domain/rubric.ts'
import { today } from '../today.server.ts'
import { lackOf } from './act-as-applicant.server.ts'
import { type Applicant, requireId } from './applicant.server.ts'
import { describeElements, describeTalk } from './describe-file.ts'

/** What a company finds when it comes in: its badge, its applications, and what it may begin. */
export async function loadApplicantHome(applicant: Applicant) {
  const zone = portalInfo().timeZone
  const { own, badge } = await asSupplier(applicant.accountId, async (tx) => {
    const applications = await listOwnApplications(tx)
    const folio = applications.find(({ badgeFolio }) => badgeFolio !== null)?.badgeFolio
    return { own: applications, badge: folio ? await readBadge(tx, folio) : null }
  })
  const standing = badge ? standingOn(badge.acts as BadgeAct[], today()) : null
  const stands = standing !== null && ['held', 'update-due', 'suspended'].includes(standing.state)
  const canBegin = own.every(({ state }) => isOver(state as ApplicationState))
  return {
    company: { name: applicant.name, rfc: applicant.rfc },
    badge:
      badge && standing
        ? {
            href: integrityPaths.badge(badge.folio),
            folio: badge.folio,
            state: standing.state,
            stateWord: badgeStateWord(standing.state),
            updateDue: formatDate(standing.updateDueOn),
            lapses: formatDate(standing.lapsesOn),
          }
        : null,
    begin: !canBegin
      ? []
      : stands
        ? ['update', 'renewal']
        : standing?.state === 'expired'
          ? ['renewal', 'new']
          : ['new'],
    applications: own.map(({ id, folio, kind, state, createdAt }) => ({
      ...{ id, folio, href: integrityPaths.application(id), kind: applicationKindWord(kind) },
      ...{
        state: applicationStateWord(state),
        over: isOver(state as ApplicationState),
        began: formatInstant(createdAt, zone) ?? '',
      },
    })),
  }
}

/** Everything of an own application, or null. */
function readOwnFile(applicant: Applicant, id: string | undefined) {
  return asSupplier(applicant.accountId, async (tx) => {
    const application = await findOwnApplication(tx, requireId(id))
    if (!application) return null
    return {
      application,
      answers: await listAnswers(tx, application.id),
      evidence: await listEvidence(tx, application.id),
      messages: await listMessages(tx, application.id),
      acts: await listActs(tx, application.id),
      decisions: await listDecisions(tx, application.id),
    }
  })
}

/** An own application with all that its applicant may see. Throws the 404 page. */
export async function loadApplication(applicant: Applicant, id: string | undefined) {
  const zone = portalInfo().timeZone
  const found = await readOwnFile(applicant, id)
  if (!found) return notFound('No hay una solicitud suya con esa dirección.')
  const { application, answers, evidence, decisions } = found
  const state = application.state as ApplicationState
  const titles = new Map(
    elementsOn(application.elementsFrom).elements.map(({ code, title }) => [code as string, title]),
  )
  const elements = describeElements(application.elementsFrom, answers, evidence, (one) =>
    integrityPaths.ownEvidence(application.id, one),
  ).map((element) => ({
    ...element,
    href: integrityPaths.applicationElement(application.id, element.code),
    lack: lackOf(
      element.title,
      answers.find((one) => one.element === element.code),
      element.evidence.length,
    ),
    saved: savedAt(answers.find((one) => one.element === element.code)?.savedAt, zone),
  }))
  const first = decisions.find(({ stage }) => stage === 'first')
  return {
    id: application.id,
    folio: application.folio,
    kind: applicationKindWord(application.kind),
    state,
    stateWord: applicationStateWord(state),
    editable: isOpenToApplicant(state),
    levels: LEVELS,
    elements,
    ready: elements.every(({ lack }) => lack === null),
    talk: describeTalk(found.messages, zone),
    history: found.acts.map(({ position, act, at }) => ({
      ...{ key: String(position), date: calendarDateIn(new Date(at), zone), title: applicationActWord(act) },
    })),
    decisions: decisions.map(({ stage, outcome, reasons, marks, decidedOn, appealUntil }) => ({
      ...{ stage, outcome, reasons, on: formatDate(decidedOn) ?? decidedOn, appealUntil: formatDate(appealUntil) },
      marks: marks.map((mark) => ({
        ...{
          title: titles.get(mark.element) ?? mark.element,
          word: levelWord(mark.level as Level),
          reasons: mark.reasons,
        },
      })),
    })),
    mayAppeal: state === 'denied' && first?.appealUntil != null && today() <= first.appealUntil,
    mayDesist: ['draft', 'sent', 'in-review', 'questioned', 'proposed'].includes(state),
    badgeHref: application.badgeFolio ? integrityPaths.badge(application.badgeFolio) : null,
  }
}

const savedAt = (at: string | undefined, zone: string): string | null => (at ? formatTime(at, zone) : null)
