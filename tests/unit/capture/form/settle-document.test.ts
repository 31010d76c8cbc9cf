import { describe, expect, test } from 'vitest'
import type { Projection } from '#app/capture/form/form-model.ts'
import { locate } from '#app/capture/form/locate.ts'
import { NOTHING } from '#app/capture/form/project.ts'
import { rekey } from '#app/capture/form/rekey.ts'
import { settleDocument } from '#app/capture/form/settle-document.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const settle = (before: JsonObject, after: JsonObject, projection: Projection = NOTHING) =>
  settleDocument(before, after, projection)

describe('what follows from a change', () => {
  test('whoever is referenced gets the role, and loses it with the last reference', () => {
    const parties = [{ id: 'a', name: 'A', roles: ['funder'] }]
    const referenced = settle({ parties }, { parties, tender: { tenderers: [{ id: 'a' }] } }).document
    expect(referenced.parties).toEqual([{ id: 'a', name: 'A', roles: ['funder', 'tenderer'] }])
    expect(settle(referenced, { parties: referenced.parties ?? [] }).document.parties).toEqual(parties)
  })

  test('a typed RFC gives the id, everywhere; an area that shares it keeps its own', () => {
    const before = { parties: [{ id: 'actor-1', name: 'A' }], buyer: { id: 'actor-1' } }
    const typed = {
      parties: [{ id: 'actor-1', name: 'A', identifier: { id: 'abc 010101 ab1' } }],
      buyer: { id: 'actor-1' },
    }
    const { document, renamedParties } = settle(before, typed)
    expect(document).toMatchObject({
      parties: [{ id: 'MX-RFC-ABC010101AB1', identifier: { scheme: 'MX-RFC', id: 'ABC010101AB1' } }],
      buyer: { id: 'MX-RFC-ABC010101AB1' },
    })
    expect(renamedParties).toEqual(new Map([['actor-1', 'MX-RFC-ABC010101AB1']]))
    const area = {
      parties: [...(document.parties as JsonObject[]), { id: 'actor-2', identifier: { id: 'ABC010101AB1' } }],
    }
    expect((settle(document, area).document.parties as JsonObject[])[1]?.id).toBe('actor-2')
  })

  test('ids that came with an import are left alone', () => {
    const imported = { parties: [{ id: 'MX-RFC-abc', identifier: { scheme: 'MX-RFC', id: 'ABC010101AB1' } }] }
    expect(settle(imported, imported).document).toEqual(imported)
  })

  test('an award that gets another id takes its contracts along', () => {
    const after = { awards: [{ id: 'LP-7' }], contracts: [{ id: 'c', awardID: 'adjudicacion-1' }] }
    const projection = { leaves: {}, lists: { awards: [{ key: 'adjudicacion-1', leaves: { id: 'LP-7' }, lists: {} }] } }
    expect(settle({}, after, projection).document.contracts).toEqual([{ id: 'c', awardID: 'LP-7' }])
    expect(rekey(projection, new Map()).renamed).toEqual({ '/awards/0': 'LP-7' })
  })
})

describe('where a pointer is asked', () => {
  test.each([
    ['/tender/value/amount', 'licitacion', 'field-tender-value-amount'],
    ['/tender/value', 'licitacion', 'field-tender-value-netAmount'],
    ['/contracts/1/awardID', 'contrato', 'field-contracts-1-awardID'],
    ['/contracts/1', 'contrato', 'field-contracts-1'],
    [
      '/contracts/0/implementation/transactions/2/payee',
      'ejecucion',
      'field-contracts-0-implementation-transactions-2-payee',
    ],
    ['/parties/3/roles', 'partes', 'field-parties-3-roles'],
    ['/buyer/id', 'partes', 'field-buyer'],
  ])('%s → %s#%s', (pointer, section, id) => expect(locate(pointer)).toEqual({ section, id }))

  test('what no form asks has no place', () => expect(locate('/ocid')).toBeNull())
})
