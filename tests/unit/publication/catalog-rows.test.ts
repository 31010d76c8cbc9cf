import { describe, expect, test } from 'vitest'
import { bandOf } from '#app/lib/amount-bands.ts'
import { awardRows, suppliersOf } from '#app/publication/catalog-rows/award-rows.ts'
import { joinTexts, plainText } from '#app/publication/catalog-rows/plain-text.ts'
import { processAmount } from '#app/publication/catalog-rows/process-amount.ts'
import { searchRow } from '#app/publication/catalog-rows/search-row.ts'

const mxn = (amount: number) => ({ amount, currency: 'MXN' })
const now = new Date('2026-06-01T00:00:00Z')
const rowOf = (compiled: Record<string, never> | object) =>
  searchRow({
    ocid: 'ocds-demo00-X-1',
    compiled: compiled as never,
    suppliers: suppliersOf(compiled as never),
    historical: false,
    sphere: 'EJECUTIVO',
    entityName: 'Salud',
    releaseCount: 1,
    now,
  })

describe('what a process is worth', () => {
  test('contracts before awards before the tender; void ones and slips do not count', () => {
    const contracts = [
      { value: mxn(10.1) },
      { value: mxn(20.2) },
      { value: mxn(1000), status: 'cancelled' },
      { value: mxn(1e300) },
    ]
    expect(processAmount({ contracts, awards: [{ value: mxn(5) }], tender: { value: mxn(1) } } as never)).toEqual(
      mxn(30.3),
    )
    expect(processAmount({ awards: [{ value: mxn(5) }, { value: mxn(7), status: 'unsuccessful' }] } as never)).toEqual(
      mxn(5),
    )
    expect(processAmount({ contracts: [{}], tender: { value: mxn(1) } } as never)).toEqual(mxn(1))
    expect(processAmount({})).toBeNull()
  })

  test('pesos come first, and sums are of one currency', () => {
    const contracts = [{ value: { amount: 3, currency: 'USD' } }, { value: mxn(8) }, { value: { amount: 4 } }]
    expect(processAmount({ contracts } as never)).toEqual(mxn(8))
    expect(processAmount({ contracts: [contracts[2], contracts[0]] } as never)).toEqual({ amount: 3, currency: 'USD' })
  })

  test('bands are of pesos', () => {
    expect([
      bandOf(99_999.99, 'MXN'),
      bandOf(100_000, 'MXN'),
      bandOf(1e9, 'MXN'),
      bandOf(5, 'USD'),
      bandOf(null, 'MXN'),
    ]).toEqual([1, 2, 8, 0, 0])
  })
})

describe('the search row', () => {
  test('an empty process still has a row', () => {
    expect(rowOf({ ocid: 'ocds-demo00-X-1', date: '0001-01-01T00:00:00Z' })).toMatchObject({
      title: 'ocds-demo00-X-1',
      method: 'unknown',
      category: 'unknown',
      stage: 'planning',
      year: -1,
      sortDate: '1970-01-01T00:00:00.000Z',
      amount: null,
      amountBand: 0,
    })
  })

  test('its year is the one its publisher wrote: the last evening of the year in Mexico is in UTC of the next', () => {
    const signed = (dateSigned: string) => rowOf({ ocid: 'ocds-demo00-X-1', contracts: [{ id: '1', dateSigned }] }).year
    expect(signed('2025-12-31T19:30:00-06:00')).toBe(2025)
    expect(signed('2026-01-01T00:00:00-05:00')).toBe(2026)
    expect(signed('2026-01-01')).toBe(2026)
  })

  test('values of the wrong type never break it', () => {
    const odd = {
      tender: { title: 5, items: 'x', value: [] },
      awards: [null, { suppliers: {} }],
      contracts: [{ value: 'mucho', dateSigned: 3 }],
      parties: [7],
    }
    expect(rowOf(odd)).toMatchObject({ title: 'ocds-demo00-X-1', amount: null })
  })

  test('NUL, halves of letters and megabytes are kept out of the words', () => {
    const items = Array.from({ length: 20_000 }, (_, at) => ({
      id: String(at),
      description: `Artículo ${at} ${'x'.repeat(50)}`,
    }))
    const row = rowOf({ tender: { title: `a\u0000b ${'😀'.repeat(400)}`, items } })
    expect(() => encodeURIComponent(row.title)).not.toThrow()
    expect(row.title).not.toContain('\u0000')
    expect(JSON.stringify(row.words).length).toBeLessThan(200_000)
  })
})

describe('awards', () => {
  test('one row an award and supplier; a supplier without id is told by its name', () => {
    const compiled = {
      parties: [{ id: 'MX-RFC-AAA010101AAA', name: 'Papelera', identifier: { id: 'AAA010101AAA' } }],
      awards: [
        {
          id: 'A',
          value: mxn(5),
          suppliers: [
            { id: 'MX-RFC-AAA010101AAA' },
            { id: 'MX-RFC-AAA010101AAA', name: 'repetida' },
            { name: 'Sin Clave' },
            {},
          ],
        },
      ],
    }
    const suppliers = suppliersOf(compiled as never)
    expect([...suppliers.values()].map(({ name }) => name)).toEqual(['Papelera', 'Sin Clave'])
    expect(awardRows(compiled as never, suppliers)).toMatchObject([
      { awardId: 'A', supplierId: 'MX-RFC-AAA010101AAA', amount: '5.00' },
      { awardId: 'A', supplierName: 'Sin Clave' },
    ])
  })
})

test('texts are cut between letters', () => {
  expect(plainText(`${'a'.repeat(8)}😀😀`, 10)).toBe('aaaaaaaa…')
  expect(joinTexts(['uno', 'uno', undefined, 'dos'], 100)).toBe('uno dos')
})
