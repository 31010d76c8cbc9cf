import type { WorkerTx } from '#db/door.server.ts'
import { changeAwardTotals, readAwardCounts } from '#db/queries/publishing/award-totals.server.ts'
import { insertAwards, removeAwards } from '#db/queries/publishing/awards.server.ts'
import { replaceParticipants } from '#db/queries/publishing/participants.server.ts'
import { readFacets } from '#db/queries/publishing/previous-state.server.ts'
import { changeFacetCounts, changeRollup } from '#db/queries/publishing/rollup.server.ts'
import { type SearchRow, writeSearchRows } from '#db/queries/publishing/search-rows.server.ts'
import { changeSupplierNames } from '#db/queries/publishing/supplier-names.server.ts'
import { changeSuppliers, type SupplierChange } from '#db/queries/publishing/suppliers.server.ts'
import type { Publisher } from '../begin-publishing.server.ts'
import type { CompiledProcess } from '../link-releases.ts'
import { awardTotalChanges, suppliersAfter } from './award-totals.ts'
import { type Catalog, catalogOf } from './catalog-of.ts'
import { facetCountChanges, rollupChanges } from './rollup-changes.ts'
import { supplierChanges } from './supplier-changes.ts'
import { supplierNameChanges } from './supplier-names.ts'

/** What is still to be written once the state's positions are taken. */
export interface CatalogToWrite {
  rows: SearchRow[]
  suppliers: SupplierChange[]
}

/**
 * First half of refreshing the public tables of processes: what belongs to the entity alone (awards, totals, counts), before the
 * state's counter row is locked. `ready`: their rows, where they were made before. Out: what must wait for that lock.
 */
export async function prepareCatalog(
  tx: WorkerTx,
  publisher: Publisher,
  processes: CompiledProcess[],
  historical: boolean,
  ready?: Catalog,
): Promise<CatalogToWrite> {
  const ocids = processes.map(({ ocid }) => ocid)
  // Asked for before the rows are made: the server looks while we work.
  const asked = Promise.all([readFacets(tx, ocids), removeAwards(tx, ocids)])
  asked.catch(() => undefined)
  const { rows, awards, suppliers, participants } = ready ?? catalogOf(publisher, processes, historical, new Date())
  const [facets, before] = await asked
  const affected = [...new Set([...suppliers.keys(), ...before.map(({ supplierId }) => supplierId)])]
  const totals = awardTotalChanges(before, awards)
  const moves = rollupChanges(publisher.sphere, facets, rows)
  // In this order on one connection: the counts are read before they move.
  const [counts] = await Promise.all([
    readAwardCounts(tx, affected),
    insertAwards(tx, awards),
    replaceParticipants(tx, ocids, participants),
    changeAwardTotals(tx, totals),
    changeSupplierNames(tx, supplierNameChanges(before, awards)),
    changeRollup(tx, moves),
    changeFacetCounts(tx, facetCountChanges(moves)),
  ])
  const known = { knownBefore: new Set(counts.keys()), knownAfter: suppliersAfter(counts, totals) }
  return { rows, suppliers: supplierChanges({ found: suppliers, before, after: awards, ...known }) }
}

/** Second half, under the lock of the state's counter row: search rows with their time of publication, and shared suppliers. */
export async function writeCatalog(tx: WorkerTx, catalog: CatalogToWrite, publishedAt: string): Promise<void> {
  await Promise.all([
    writeSearchRows(tx, catalog.rows, publishedAt),
    changeSuppliers(tx, catalog.suppliers, publishedAt),
  ])
}
