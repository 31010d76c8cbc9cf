import { expectedDocuments as documentsExpectedOf, type ExpectedDocument } from '../capture/procedures.ts'
import { titleOfCode } from '../codelists.ts'
import { hasReached, type Stage, stageOf } from '../stage.ts'
import { type JsonObject, objectsAt, textAt } from '../types.ts'
import { answersOf, type Check } from './check.ts'
import { placesAt } from './walk.ts'

const { pass, fail, notApplicable } = answersOf('warning')

const DOCUMENT_LISTS: Record<string, string[]> = {
  planning: ['planning/documents/*'],
  tender: ['tender/documents/*'],
  award: ['awards/*/documents/*'],
  contract: ['contracts/*/documents/*'],
  implementation: ['contracts/*/implementation/documents/*'],
}
/** Stage from which the documents of a section are owed. */
const DUE_FROM: Partial<Record<Stage, Stage>> = {
  planning: 'tender',
  tender: 'award',
  award: 'award',
  contract: 'contract',
}
const PLACE: Record<Stage, string> = {
  planning: '/planning/documents',
  tender: '/tender/documents',
  award: '/awards',
  contract: '/contracts',
  implementation: '/contracts',
}

/**
 * The documents that the procedure calls for are there, once its stage has been reached.
 *
 * It does not apply (1) without a procurement method, (2) to a section that is not due yet; the certificate of
 * completion is due when a contract is concluded, (3) to a procedure that was cancelled or declared void. Where a
 * document is filed matters not. Source: what the INAI tool expects of each procedure; the list is data (codelist expectedDocument).
 */
export const expectedDocuments: Check = {
  key: 'expected-documents',
  title: 'Están los documentos que pide el procedimiento',
  severity: 'warning',
  check(document) {
    const method = textAt(document, 'tender', 'procurementMethod')
    if (!method) return [notApplicable('', 'No se dice con qué procedimiento se contrata.')] // (1)
    if (hasStopped(document)) return [notApplicable('/tender/status', 'El procedimiento no siguió adelante.')] // (3)
    const present = typesPresent(document)
    const stage = stageOf(document)
    return documentsExpectedOf(method).map((expected) => {
      const path = PLACE[expected.section]
      if (!isDue(document, expected, stage)) return notApplicable(path, 'Todavía no corresponde a esta etapa.') // (2)
      return present.has(expected.documentType) ? pass(path) : fail(path, sentenceFor(expected))
    })
  },
}

/**
 * The documents that are owed by the same rule and are not there; for the page of the process. `stage`: how far it has come, as
 * the data say unless told.
 */
export function missingDocuments(document: JsonObject, stage: Stage = stageOf(document)): ExpectedDocument[] {
  if (hasStopped(document)) return []
  const present = typesPresent(document)
  return documentsExpectedOf(textAt(document, 'tender', 'procurementMethod') ?? '').filter(
    (expected) => isDue(document, expected, stage) && !present.has(expected.documentType),
  )
}

const hasStopped = (document: JsonObject): boolean =>
  ['cancelled', 'unsuccessful', 'withdrawn'].includes(textAt(document, 'tender', 'status') ?? '')

function sentenceFor({ title, documentType, why }: ExpectedDocument): string {
  return `Falta el documento «${title || titleOfCode('documentType', documentType)}». ${why}`.trim()
}

function isDue(document: JsonObject, { section }: ExpectedDocument, stage: Stage): boolean {
  const from = DUE_FROM[section]
  if (from) return hasReached(stage, from)
  return objectsAt(document, 'contracts').some(
    (contract) => contract.status === 'terminated' || textAt(contract, 'implementation', 'status') === 'concluded',
  )
}

function typesPresent(document: JsonObject): Set<string> {
  const lists = Object.values(DOCUMENT_LISTS).flat()
  return new Set(
    lists
      .flatMap((path) => placesAt(document, ...path.split('/')))
      .flatMap(({ value }) => textAt(value, 'documentType') ?? []),
  )
}
