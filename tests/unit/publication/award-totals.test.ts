import { describe, expect, test } from 'vitest'
import { awardTotalChanges, suppliersAfter } from '#app/publication/catalog-rows/award-totals.ts'
import { facetCountChanges } from '#app/publication/catalog-rows/rollup-changes.ts'

const award = (supplierId: string, amount: string | null, currency: string | null = 'MXN', historical = false) => {
  return { supplierId, amount, currency, historical }
}

describe('totals of what an entity awarded', () => {
  test('what stays as it was moves nothing; cents add up exactly', () => {
    expect(awardTotalChanges([award('A', '0.10')], [award('A', '0.10')])).toEqual([])
    expect(awardTotalChanges([], [award('A', '0.10'), award('A', '0.20')])).toEqual([
      { supplierId: 'A', currency: 'MXN', awards: 2, amount: '0.30' },
    ])
  })

  test('currencies apart, none among them; historical awards count nowhere', () => {
    expect(
      awardTotalChanges([], [award('A', '5.00', 'USD'), award('A', null, null), award('B', '9.00', 'MXN', true)]),
    ).toEqual([
      { supplierId: 'A', currency: 'USD', awards: 1, amount: '5.00' },
      { supplierId: 'A', currency: '', awards: 1, amount: '0.00' },
    ])
  })

  test('a supplier that loses its last award is one of the entity no more', () => {
    const changes = awardTotalChanges([award('A', '1.00'), award('B', '1.00')], [award('C', '1.00')])
    expect(
      suppliersAfter(
        new Map([
          ['A', 1],
          ['B', 2],
        ]),
        changes,
      ),
    ).toEqual(new Set(['B', 'C']))
  })
})

test('counts by one facet are the moves of the cells seen by it alone', () => {
  const cell = {
    sphere: 'EJECUTIVO',
    category: 'goods',
    stage: 'award',
    amountBand: 2,
    historical: false,
    currency: 'MXN',
  }
  const moves = [
    { ...cell, method: 'open', year: 2025, processes: -1, amount: '-5.00' },
    { ...cell, method: 'open', year: 2026, processes: 1, amount: '5.00' },
    { ...cell, method: 'direct', year: 2026, processes: 2, amount: '3.00' },
  ]
  const changes = facetCountChanges(moves)
  expect(changes).toContainEqual({ facet: 'year', value: '2025', processes: -1 })
  expect(changes).toContainEqual({ facet: 'year', value: '2026', processes: 3 })
  expect(changes).toContainEqual({ facet: 'amount_band', value: '2', processes: 2 })
  expect(changes.filter(({ facet }) => facet === 'method')).toEqual([
    { facet: 'method', value: 'direct', processes: 2 },
  ])
})
