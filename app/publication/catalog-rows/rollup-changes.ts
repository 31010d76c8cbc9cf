import type { PreviousFacets } from '#db/queries/publishing/previous-state.server.ts'
import type { FacetCountChange, RollupChange } from '#db/queries/publishing/rollup.server.ts'
import type { SearchRow } from '#db/queries/publishing/search-rows.server.ts'

type Facets = Omit<PreviousFacets, 'ocid'>

/** How the counts by facet move when processes go from their old cells to their new ones; what stays in its cell cancels out. */
export function rollupChanges(sphere: string, before: PreviousFacets[], after: SearchRow[]): RollupChange[] {
  const cells = new Map<string, Facets & { processes: number; cents: number }>()
  const move = (facets: Facets, sign: 1 | -1) => {
    const { method, category, stage, year, amountBand, historical, currency, amount } = facets
    const key = JSON.stringify([method, category, stage, year, amountBand, historical, currency])
    const cell = cells.get(key) ?? { ...facets, processes: 0, cents: 0 }
    cell.processes += sign
    cell.cents += sign * Math.round(Number(amount ?? 0) * 100)
    cells.set(key, cell)
  }
  for (const facets of before) move(facets, -1)
  for (const row of after) move({ ...row, currency: row.currency ?? '' }, 1)
  return [...cells.values()]
    .filter(({ processes, cents }) => processes !== 0 || cents !== 0)
    .map(({ method, category, stage, year, amountBand, historical, currency, processes, cents }) => ({
      ...{ sphere, method, category, stage, year, amountBand, historical, currency, processes },
      amount: (cents / 100).toFixed(2),
    }))
}

const FACET_COLUMNS = {
  sphere: 'sphere',
  method: 'method',
  category: 'category',
  stage: 'stage',
  year: 'year',
  amount_band: 'amountBand',
  historical: 'historical',
} as const satisfies Record<string, keyof RollupChange>

/** The same moves seen by one facet alone: what a page without filters shows is read from them. */
export function facetCountChanges(changes: readonly RollupChange[]): FacetCountChange[] {
  return Object.entries(FACET_COLUMNS).flatMap(([facet, column]) => {
    const counts = new Map<string, number>()
    for (const change of changes) {
      const value = String(change[column])
      counts.set(value, (counts.get(value) ?? 0) + change.processes)
    }
    return [...counts]
      .filter(([, processes]) => processes !== 0)
      .map(([value, processes]) => ({ facet, value, processes }))
  })
}
