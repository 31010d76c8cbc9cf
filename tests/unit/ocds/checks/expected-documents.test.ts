import { expect, it } from 'vitest'
import { expectedDocuments } from '#app/ocds/checks/expected-documents.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { holds } from './holds.ts'

holds(expectedDocuments, [
  ['does not apply (1) without a method', { tender: { id: '1' } }, ['not-applicable']],
  [
    'does not apply (3) to a procedure that was cancelled',
    { tender: { id: '1', procurementMethod: 'open', status: 'cancelled' } },
    ['not-applicable /tender/status'],
  ],
])

const failed = (document: JsonObject) =>
  expectedDocuments
    .check(document)
    .flatMap(({ outcome, message }) => (outcome === 'fail' ? [/«(.+?)»/.exec(message)?.[1]] : []))

const filed = (...types: string[]) => types.map((documentType, index) => ({ id: String(index), documentType }))

it('asks for the documents of the planning once there is a tender, and (2) for no others yet', () => {
  expect(failed({ tender: { id: '1', procurementMethod: 'direct' } })).toEqual([
    'Justificación de la contratación',
    'Investigación de mercado',
    'Programa anual o plan del proyecto',
  ])
})

it('asks for more as the process goes on, and finds documents wherever they are filed', () => {
  const document = {
    tender: {
      id: '1',
      procurementMethod: 'open',
      documents: filed('needsAssessment', 'marketStudies', 'projectPlan', 'tenderNotice', 'clarifications'),
    },
    awards: [{ id: '1', documents: filed('contractSigned') }],
    contracts: [{ id: '1', awardID: '1' }],
  }
  expect(failed(document)).toEqual(['Notificación de la adjudicación'])
})

it('asks for the certificate of completion when a contract is concluded', () => {
  const contract = (status: string) => ({
    tender: { procurementMethod: 'direct' },
    contracts: [{ id: '1', awardID: '1', status }],
  })
  expect(failed(contract('active'))).not.toContain('Constancia de cumplimiento')
  expect(failed(contract('terminated'))).toContain('Constancia de cumplimiento')
})
