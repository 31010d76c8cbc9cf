import { pruneEmptied } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { WorkerTx } from '#db/door.server.ts'
import {
  type AwardRow,
  changeSuppliers,
  replaceAwards,
  type SupplierChange,
} from '#db/queries/publishing/awards.server.ts'
import { readAwardedTo, readFacets, readSuppliersOfEntity } from '#db/queries/publishing/previous-state.server.ts'
import { changeRollup } from '#db/queries/publishing/rollup.server.ts'
import { type SearchRow, writeSearchRows } from '#db/queries/publishing/search-rows.server.ts'
import type { Publisher } from '../begin-publishing.server.ts'
import { awardRows, type ProcessSupplier, suppliersOf } from './award-rows.ts'
import { rollupChanges } from './rollup-changes.ts'
import { searchRow } from './search-row.ts'
import { supplierChanges } from './supplier-changes.ts'

export interface PublishedProcess {
  ocid: string
  compiled: JsonObject
  releaseCount: number
}

/** What is still to be written once the state's positions are taken. */
export interface CatalogToWrite {
  rows: SearchRow[]
  suppliers: SupplierChange[]
}

/**
 * First half of refreshing the public tables of processes: what belongs to the entity alone (awards, counts), before the state's
 * counter row is locked. Out: what must wait for that lock.
 */
export async function prepareCatalog(
  tx: WorkerTx,
  publisher: Publisher,
  processes: PublishedProcess[],
  historical: boolean,
): Promise<CatalogToWrite> {
  const now = new Date()
  const ocids = processes.map(({ ocid }) => ocid)
  const found = new Map<string, ProcessSupplier>()
  const rows: SearchRow[] = []
  const awards: AwardRow[] = []
  for (const { ocid, compiled, releaseCount } of processes) {
    const content = pruneEmptied(compiled)
    const suppliers = suppliersOf(content)
    const { sphere, name: entityName } = publisher
    const row = searchRow({ ocid, compiled: content, suppliers, historical, sphere, entityName, releaseCount, now })
    rows.push(row)
    for (const award of awardRows(content, suppliers)) awards.push({ ...award, ocid, method: row.method, historical })
    for (const [id, supplier] of suppliers) found.set(id, supplier)
  }
  const [facets, before] = await Promise.all([readFacets(tx, ocids), readAwardedTo(tx, ocids)])
  const affected = [...new Set([...found.keys(), ...before.map(({ supplierId }) => supplierId)])]
  const knownBefore = await readSuppliersOfEntity(tx, affected)
  await replaceAwards(tx, [...new Set(before.map(({ ocid }) => ocid))], awards)
  const [knownAfter] = await Promise.all([
    readSuppliersOfEntity(tx, affected),
    changeRollup(tx, rollupChanges(publisher.sphere, facets, rows)),
  ])
  return { rows, suppliers: supplierChanges({ found, before, after: awards, knownBefore, knownAfter }) }
}

/** Second half, under the lock of the state's counter row: search rows with their time of publication, and shared suppliers. */
export async function writeCatalog(tx: WorkerTx, catalog: CatalogToWrite, publishedAt: string): Promise<void> {
  await Promise.all([
    writeSearchRows(tx, catalog.rows, publishedAt),
    changeSuppliers(tx, catalog.suppliers, publishedAt),
  ])
}
