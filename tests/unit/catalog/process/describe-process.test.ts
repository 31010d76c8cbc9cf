import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeProcess } from '#app/catalog/process/describe-process.ts'
import type { LoadedProcess } from '#app/catalog/process/load-process.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const row = {
  ocid: 'ocds-demo00-X-1',
  title: 'Proceso',
  historical: false,
  method: 'open',
  category: 'goods',
  stage: 'implementation',
  status: 'active',
  year: 2026,
  file_number: 'LP-1',
  supplier_ids: [],
  release_count: 1,
  published_at: '2026-03-14 18:00:00+00',
  compiled: '{}',
  compiled_sha256: null,
  entity_slug: 'salud',
  entity_name: 'Salud',
  entity_short_name: 'Salud',
  entity_sphere: 'EJECUTIVO',
  entity_notice: null,
  entity_status: 'active',
  sanction_matches: [],
}
const shown = (compiled: JsonObject, more: Partial<LoadedProcess> = {}) =>
  describeProcess({ row, compiled, releases: [], standings: [], ...more }, 'America/Mexico_City')

describe('describeProcess', () => {
  test('an empty document has eight answers, five stages and no invented amounts', () => {
    const page = shown({})
    expect(page.answers).toHaveLength(8)
    expect(page.stages).toHaveLength(5)
    expect([page.money, page.goods.items, page.people, page.contracts]).toEqual([null, [], [], []])
    expect(page.competition.sentence).toContain('No se publicó')
  })

  test('money compares what is in one currency; what is in another is a gap', () => {
    const page = shown({
      planning: { budget: { amount: { amount: 500, currency: 'USD' } } },
      tender: { value: { amount: 1000, currency: 'MXN' } },
      contracts: [
        {
          id: '1',
          value: { amount: '900.50', currency: 'MXN' },
          implementation: { transactions: [{ id: '1', value: { amount: 450.25, currency: 'MXN' } }] },
        },
        { id: '2', status: 'cancelled', value: { amount: 7_000, currency: 'MXN' } },
      ],
    })
    expect(page.money?.steps.map(({ amount }) => amount)).toEqual([null, 1000, null, 900.5, 450.25])
    expect(page.money?.sentence).toContain('50 %')
  })

  test('a procedure that came to nothing foresees nothing more', () => {
    const page = shown(
      {
        planning: { budget: { amount: { amount: 1000, currency: 'MXN' } } },
        tender: {
          status: 'cancelled',
          value: { amount: 1000, currency: 'MXN' },
          awardPeriod: { endDate: '2026-10-09T00:00:00Z' },
        },
      },
      { row: { ...row, stage: 'tender' } },
    )
    expect(page.stages.map(({ state }) => state)).toEqual(['done', 'done', 'never', 'never', 'never'])
    expect(page.money?.sentence).toBe('No se contrató nada: el procedimiento se canceló.')
  })

  test('who won comes first, once, with the price; quotes have theirs', () => {
    const { competitors, sentence } = shown({
      parties: [{ id: 'A', name: 'Nombre de Parties' }],
      tender: { numberOfTenderers: 3, tenderers: [{ id: 'B', name: 'Beta' }, { id: 'A' }] },
      planning: {
        requestsForQuotes: [
          { quotes: [{ issuingSupplier: { id: 'C', name: 'Gama' }, value: { amount: 5, currency: 'MXN' } }] },
        ],
      },
      awards: [{ id: '1', value: { amount: 10, currency: 'MXN' }, suppliers: [{ id: 'A' }] }],
    }).competition
    expect(competitors.map(({ name, outcome, price }) => [name, outcome, price?.amount ?? null])).toEqual([
      ['Nombre de Parties', 'Ganó', 10],
      ['Beta', 'Presentó propuesta', null],
      ['Gama', 'Cotizó', 5],
    ])
    expect(sentence).toBe('Participaron 3 proveedores; se publicó el nombre de 2; además, uno cotizó.')
  })

  test('addresses that are no web address are text and never a link', () => {
    const urls = ['javascript:alert(1)', 'data:text/html,x', '//evil', ' https://ok.example/a.pdf']
    const { documents } = shown({ tender: { documents: urls.map((url, at) => ({ id: String(at), url })) } }).papers
    expect(documents.map(({ href }) => href)).toEqual([null, null, null, 'https://ok.example/a.pdf'])
  })

  test('documents that the procedure should have by now are named', () => {
    const { missing } = shown({ tender: { procurementMethod: 'open' } }).papers
    expect(missing.map(({ title }) => title)).toContain('Contrato firmado')
    expect(shown({ tender: { procurementMethod: 'open', status: 'cancelled' } }).papers.missing).toEqual([])
  })

  test('years that no contract has are no dates', () => {
    const page = shown({
      contracts: [{ id: '1', dateSigned: '0001-01-01T00:00:00Z' }],
      awards: [{ id: '1', date: 20160101 }],
    })
    expect(page.stages.map(({ actual }) => actual)).toEqual([null, null, null, null, null])
  })

  test('whatever stands where, the page is described', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    const names = ['parties', 'buyer', 'planning', 'tender', 'awards', 'contracts', 'relatedProcesses'] as const
    const inner = [
      'id',
      'title',
      'items',
      'documents',
      'value',
      'suppliers',
      'implementation',
      'milestones',
      'amendments',
      'period',
      'budget',
      'requestsForQuotes',
      'guarantees',
    ]
    const member = fc.dictionary(fc.constantFrom(...inner), json)
    const document = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(json, member, fc.array(fc.oneof(member, json), { maxLength: 3 })),
    )
    fc.assert(
      fc.property(document, (compiled) => {
        JSON.stringify(shown(compiled as JsonObject))
      }),
      { numRuns: 1000 },
    )
  })
})
