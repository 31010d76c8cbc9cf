import type { WorkerTx } from '#db/door.server.ts'
import { changeAwardTotals, readAwardCounts } from '#db/queries/publishing/award-totals.server.ts'
import { removeAwards } from '#db/queries/publishing/awards.server.ts'
import { replaceParticipants } from '#db/queries/publishing/participants.server.ts'
import { readFacets } from '#db/queries/publishing/previous-state.server.ts'
import { changeFacetCounts, changeRollup } from '#db/queries/publishing/rollup.server.ts'
import { forgetMatches } from '#db/queries/publishing/sanction-matches.server.ts'
import { changeSupplierNames } from '#db/queries/publishing/supplier-names.server.ts'
import { changeSuppliers } from '#db/queries/publishing/suppliers.server.ts'
import { awardTotalChanges, suppliersAfter } from './award-totals.ts'
import { facetCountChanges, rollupChanges } from './rollup-changes.ts'
import { supplierChanges } from './supplier-changes.ts'
import { supplierNameChanges } from './supplier-names.ts'

/**
 * Takes processes of the entity at hand out of awards, totals and counts. Out: what is left to do once the state's counter rows are
 * locked, since suppliers are shared by all entities.
 */
export async function forgetCatalog(
  tx: WorkerTx,
  sphere: string,
  ocids: string[],
): Promise<{ leave: () => Promise<void> }> {
  const [facets, before] = await Promise.all([readFacets(tx, ocids), removeAwards(tx, ocids)])
  const totals = awardTotalChanges(before, [])
  const moves = rollupChanges(sphere, facets, [])
  const affected = [...new Set(before.map(({ supplierId }) => supplierId))]
  const [counts] = await Promise.all([
    readAwardCounts(tx, affected),
    changeAwardTotals(tx, totals),
    replaceParticipants(tx, ocids, []),
    forgetMatches(tx, ocids),
    changeSupplierNames(tx, supplierNameChanges(before, [])),
    changeRollup(tx, moves),
    changeFacetCounts(tx, facetCountChanges(moves)),
  ])
  const known = { knownBefore: new Set(counts.keys()), knownAfter: suppliersAfter(counts, totals) }
  const changes = supplierChanges({ found: new Map(), before, after: [], ...known })
  return { leave: () => changeSuppliers(tx, changes, new Date().toISOString()) }
}
