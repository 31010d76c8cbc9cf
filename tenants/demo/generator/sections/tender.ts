import type { JsonObject } from '#app/ocds/types.ts'
import { DAY } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { value } from '../money.ts'
import { deliveryPeriod, items } from './items.ts'
import { file, happened, period, type Scene, text, tidy } from './scene.ts'

/** Legal names of the three procedures in the fictional law. */
export const METHOD_NAMES: Record<Facts['method'], string> = {
  open: 'Licitación pública',
  selective: 'Invitación a cuando menos tres personas',
  direct: 'Adjudicación directa',
}

const EXTENDED: Record<Facts['category'], string> = { goods: 'goodsAcquisition', services: 'services', works: 'works' }

/** What is wanted and how it is contracted. Before the call there is only a plan of it. */
export function tender(scene: Scene): JsonObject {
  const { facts, cast, world } = scene
  const { moments } = facts
  const called = happened(scene, moments.called)
  const closed = happened(scene, moments.closed)
  const competitive = facts.method !== 'direct'
  return tidy({
    id: facts.file,
    title: title(scene),
    description: facts.description,
    status: status(scene),
    procuringEntity: cast.entity('procuringEntity'),
    items: items(scene, { prices: false, places: true }),
    value: value(facts.estimate),
    procurementMethod: facts.method,
    procurementMethodDetails: METHOD_NAMES[facts.method],
    procurementMethodRationale: facts.rationale ?? undefined,
    mainProcurementCategory: facts.category,
    additionalProcurementCategories: [/^arrend/.test(facts.sector) ? 'goodsLease' : EXTENDED[facts.category]],
    awardCriteria: criteria(scene),
    awardCriteriaDetails: competitive ? 'Criterio binario: gana la propuesta solvente de menor precio.' : undefined,
    submissionMethod: competitive ? ['electronicSubmission', 'inPerson'] : ['written'],
    tenderPeriod: called ? period(world.zone, moments.called, moments.closed) : undefined,
    enquiryPeriod: called && competitive ? period(world.zone, moments.called, moments.meeting) : undefined,
    hasEnquiries: competitive && facts.hasMeeting && happened(scene, moments.meeting) ? true : undefined,
    eligibilityCriteria: competitive
      ? 'Personas físicas o morales cuya actividad corresponda al objeto, sin impedimento legal.'
      : undefined,
    awardPeriod: called && competitive ? period(world.zone, moments.closed, moments.awarded) : undefined,
    contractPeriod: deliveryPeriod(scene),
    numberOfTenderers: closed ? facts.tenderers.length : undefined,
    tenderers: closed ? facts.tenderers.map((supplier) => cast.supplier(supplier, 'tenderer')) : [],
    documents: called ? documents(scene) : [],
    clarificationMeetings: meetings(scene),
  })
}

function title(scene: Scene): string {
  const { correction, title: right, file: number } = scene.facts
  const wrong = correction?.field === 'title' && scene.until < correction.date
  return wrong ? `${number} ${right.toUpperCase()}` : right
}

function criteria(scene: Scene): string {
  const { correction, method } = scene.facts
  const wrong = correction?.field === 'awardCriteria' && scene.until < correction.date
  return wrong ? 'ratedCriteria' : method === 'open' && scene.facts.category === 'works' ? 'ratedCriteria' : 'priceOnly'
}

function status(scene: Scene): string {
  const { facts } = scene
  if (!happened(scene, facts.moments.called)) return 'planning'
  if (facts.outcome === 'cancelled' && happened(scene, facts.moments.closed)) return 'cancelled'
  if (facts.outcome === 'unsuccessful' && happened(scene, facts.moments.awarded)) return 'unsuccessful'
  return happened(scene, facts.moments.awarded) ? 'complete' : 'active'
}

function documents(scene: Scene): JsonObject[] {
  const { facts } = scene
  const { moments } = facts
  if (facts.method === 'direct')
    return [
      ...file(scene, 'technicalSpecifications', moments.called),
      ...(facts.quotes.length === 0 && facts.rationale
        ? file(scene, 'procurementMethodAuthorization', moments.called)
        : []),
    ]
  return [
    ...file(scene, 'tenderNotice', moments.called),
    ...file(scene, 'biddingDocuments', moments.called),
    ...file(scene, 'technicalSpecifications', moments.called),
    ...(facts.hasMeeting ? file(scene, 'clarifications', moments.meeting) : []),
    ...file(scene, 'openingOfProposals', moments.closed),
    ...(facts.outcome === 'unsuccessful' ? file(scene, 'unsuccessfulProcedureNotice', moments.awarded + DAY) : []),
  ]
}

function meetings(scene: Scene): JsonObject[] {
  const { facts, cast } = scene
  if (!facts.hasMeeting || !happened(scene, facts.moments.meeting)) return []
  return [
    tidy({
      id: '1',
      date: text(scene, facts.moments.meeting),
      attendees: facts.tenderers.slice(0, 4).map((supplier) => cast.supplier(supplier, 'attendee')),
      officials: facts.officials.map((official) => cast.official(official, 'official')),
    }),
  ]
}
