import { awardTotalChanges, suppliersAfter } from '#app/publication/catalog-rows/award-totals.ts'
import { catalogOf } from '#app/publication/catalog-rows/catalog-of.ts'
import { facetCountChanges, rollupChanges } from '#app/publication/catalog-rows/rollup-changes.ts'
import { supplierChanges } from '#app/publication/catalog-rows/supplier-changes.ts'
import { supplierNameChanges } from '#app/publication/catalog-rows/supplier-names.ts'
import { FIRST_LINK } from '#app/publication/chain-link.ts'
import type { CompiledProcess } from '#app/publication/link-releases.ts'
import type { AwardTotalChange } from '#db/queries/publishing/award-totals.server.ts'
import type { FacetCountChange, RollupChange } from '#db/queries/publishing/rollup.server.ts'
import type { SupplierNameChange } from '#db/queries/publishing/supplier-names.server.ts'
import type { BenchEntity } from './entities.ts'

export interface FeedCount {
  position: number
  head: string
  releases: number
  records: number
  lastPublishedAt: string | null
}

const emptyFeed = (): FeedCount => ({ position: 0, head: FIRST_LINK, releases: 0, records: 0, lastPublishedAt: null })

/**
 * What the tables hold of one entity in sums: where its feeds stand, its counts by facet, its totals by supplier. It grows by the changes
 * that publishing would send to the database.
 */
export class EntityBook {
  readonly entity: BenchEntity
  readonly main = emptyFeed()
  readonly historical = emptyFeed()
  readonly cells = new Map<string, RollupChange>()
  readonly counts = new Map<string, FacetCountChange>()
  readonly totals = new Map<string, AwardTotalChange>()
  readonly names = new Map<string, SupplierNameChange>()
  private readonly awards = new Map<string, number>()

  constructor(entity: BenchEntity) {
    this.entity = entity
  }

  /** Enters processes that nothing was published of before; gives the rows of the catalogue and how the suppliers' counts move. */
  enter(processes: readonly CompiledProcess[], historical: boolean, now: Date) {
    const { rows, awards, suppliers, participants } = catalogOf(this.entity, processes, historical, now)
    const totals = awardTotalChanges([], awards)
    const moves = rollupChanges(this.entity.sphere, [], rows)
    const before = new Map(
      [...suppliers.keys()].flatMap((id) => (this.awards.has(id) ? [[id, this.awards.get(id)!]] : [])),
    )
    const known = { knownBefore: new Set(before.keys()), knownAfter: suppliersAfter(before, totals) }
    const changes = supplierChanges({ found: suppliers, before: [], after: awards, ...known })
    for (const total of totals) {
      this.awards.set(total.supplierId, (this.awards.get(total.supplierId) ?? 0) + total.awards)
      const known = this.totals.get(`${total.supplierId}\n${total.currency}`)
      if (known) Object.assign(known, { awards: known.awards + total.awards, amount: sum(known.amount, total.amount) })
      else this.totals.set(`${total.supplierId}\n${total.currency}`, total)
    }
    for (const name of supplierNameChanges([], awards)) this.enterName(name)
    for (const move of moves) {
      const { method, category, stage, year, amountBand, historical: past, currency } = move
      const key = [method, category, stage, year, amountBand, past, currency].join('\n')
      const cell = this.cells.get(key)
      if (cell)
        Object.assign(cell, { processes: cell.processes + move.processes, amount: sum(cell.amount, move.amount) })
      else this.cells.set(key, move)
    }
    for (const change of facetCountChanges(moves)) {
      const count = this.counts.get(`${change.facet}\n${change.value}`)
      if (count) count.processes += change.processes
      else this.counts.set(`${change.facet}\n${change.value}`, change)
    }
    return { rows, awards, participants, changes }
  }

  private enterName(change: SupplierNameChange): void {
    const key = `${change.supplierId}\n${change.name}`
    const known = this.names.get(key)
    if (!known) this.names.set(key, change)
    else {
      known.awards += change.awards
      if (known.firstAt === null || (change.firstAt !== null && change.firstAt < known.firstAt))
        known.firstAt = change.firstAt
      if (known.lastAt === null || (change.lastAt !== null && change.lastAt > known.lastAt))
        known.lastAt = change.lastAt
    }
  }
}

const sum = (one: string, other: string): string =>
  ((Math.round(Number(one) * 100) + Math.round(Number(other) * 100)) / 100).toFixed(2)
