import type { Json, JsonObject } from '#app/ocds/types.ts'
import { iso, type Moment, type Zone } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { World } from '../world/world.ts'
import type { Cast } from './cast.ts'

/** What a section is written from: the facts, the moment up to which they are known, and who has come on stage. */
export interface Scene {
  facts: Facts
  world: World
  cast: Cast
  until: Moment
}

/** Whether something has happened by the moment of the document. */
export const happened = (scene: Scene, moment: Moment): boolean => moment <= scene.until

/** A moment as the document writes it, in the zone of the state. */
export const text = (scene: Scene, moment: Moment): string => iso(moment, scene.world.zone)

/** An OCDS period with its length in days, one at least. */
export function period(zone: Zone, start: Moment, end: Moment): JsonObject {
  return {
    startDate: iso(start, zone),
    endDate: iso(end, zone),
    durationInDays: Math.max(1, Math.round((end - start) / 86_400_000)),
  }
}

const TITLES: Record<string, string> = {
  needsAssessment: 'Justificación de la contratación',
  marketStudies: 'Investigación de mercado',
  projectPlan: 'Programa anual de adquisiciones',
  feasibilityStudy: 'Estudio de factibilidad de la obra',
  tenderNotice: 'Convocatoria',
  biddingDocuments: 'Bases del procedimiento',
  technicalSpecifications: 'Anexo técnico',
  clarifications: 'Acta de la junta de aclaraciones',
  openingOfProposals: 'Acta de apertura de propuestas',
  procurementMethodAuthorization: 'Autorización de la adjudicación directa',
  evaluationReports: 'Dictamen de evaluación',
  awardNotice: 'Fallo',
  unsuccessfulProcedureNotice: 'Acta que declara desierto el procedimiento',
  contractSigned: 'Contrato firmado (versión pública)',
  contractGuarantees: 'Póliza de garantía',
  contractAmendment: 'Convenio modificatorio',
  physicalProgressReport: 'Informe de avance físico',
  physicalReception: 'Acta de entrega y recepción',
  completionCertificate: 'Constancia de cumplimiento',
}

/** A document by link, unless nobody uploaded it or its day has not come. */
export function file(scene: Scene, documentType: string, published: Moment, format = 'application/pdf'): JsonObject[] {
  if (!happened(scene, published) || scene.facts.missing.has(documentType)) return []
  return [
    {
      id: documentType,
      documentType,
      title: TITLES[documentType] ?? documentType,
      url: `https://documentos.demo.invalid/${scene.facts.ocid}/${documentType}.pdf`,
      datePublished: text(scene, published),
      format,
      language: 'es',
    },
  ]
}

/** The same object without members that say nothing: a document never holds empty lists, empty objects or nothing at all. */
export function tidy(members: { [name: string]: Json | undefined }): JsonObject {
  const kept: JsonObject = {}
  for (const [name, member] of Object.entries(members)) {
    const says = Array.isArray(member) ? member.length > 0 : member !== undefined && member !== null && member !== ''
    if (says) kept[name] = member
  }
  return kept
}
