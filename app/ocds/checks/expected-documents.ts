import { type Code, codes, titleOfCode } from '../codelists.ts'
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
const DUE_FROM: Record<string, Stage> = { planning: 'tender', tender: 'award', award: 'award', contract: 'contract' }
const PLACE: Record<string, string> = {
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
 * document is filed matters not. Source: standards.md 4; the list is data (codelist expectedDocument).
 */
export const expectedDocuments: Check = {
  key: 'expected-documents',
  title: 'Están los documentos que pide el procedimiento',
  severity: 'warning',
  check(document) {
    const method = textAt(document, 'tender', 'procurementMethod')
    if (!method) return [notApplicable('', 'No se dice con qué procedimiento se contrata.')] // (1)
    if (['cancelled', 'unsuccessful', 'withdrawn'].includes(textAt(document, 'tender', 'status') ?? '')) {
      return [notApplicable('/tender/status', 'El procedimiento no siguió adelante.')] // (3)
    }
    const present = typesPresent(document)
    const expected = codes('expectedDocument').filter((row) => row.more?.method === method)
    return expected.map((row) => {
      const section = row.more?.section ?? ''
      const type = row.more?.documentType ?? ''
      const path = PLACE[section] ?? ''
      if (!isDue(document, section)) return notApplicable(path, 'Todavía no corresponde a esta etapa.') // (2)
      return present.has(type) ? pass(path) : fail(path, missing(row, type))
    })
  },
}

function missing(row: Code, type: string): string {
  return `Falta el documento «${row.title || titleOfCode('documentType', type)}». ${row.description}`.trim()
}

function isDue(document: JsonObject, section: string): boolean {
  const from = DUE_FROM[section]
  if (from) return hasReached(stageOf(document), from)
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
