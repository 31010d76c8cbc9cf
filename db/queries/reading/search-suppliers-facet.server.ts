import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import {
  activeFacets,
  fitsRollup,
  indexedCondition,
  type SearchFilters,
  searchCondition,
} from './search-filters.server.ts'

export interface SupplierCount extends Record<string, unknown> {
  id: string
  name: string
  count: number
  /** How many hits were looked at; fewer than the total when the counts are of a part. */
  considered: number
}

export interface SupplierSample {
  /** Hits counted before. */
  total: number
  /** Hits that are looked at. */
  sample?: number
  /** Newest processes among which hits are sought when there are many. */
  scanned?: number
  limit?: number
}

/** The statement of countSearchSuppliers; apart from running it so that a test can EXPLAIN it. */
export function suppliersStatement(filters: SearchFilters, wanted: SupplierSample): SQL {
  const { total, sample = 2_000, scanned = 4_000, limit = 12 } = wanted
  const byIndex = !fitsRollup(filters) || (total <= FEW && activeFacets(filters).length > 0)
  const newest = sql`(select * from published_processes order by sort_date desc, ocid desc limit ${scanned}) newest where ${searchCondition(filters)}`
  const from = byIndex ? sql`published_processes where ${indexedCondition(filters)}` : newest
  return sql`
    with hits as materialized (select supplier_ids, supplier_names from ${from} limit ${sample})
    select s.id, max(s.name) as name, count(*)::int as count, (select count(*)::int from hits) as considered
    from hits cross join lateral unnest(supplier_ids, supplier_names) as s (id, name)
    where s.id is not null group by s.id order by count(*) desc, s.id limit ${limit}`
}

/** As many hits are found by the index of what is asked for; more are met among the newest. */
const FEW = 10_000

/**
 * The suppliers that appear most among the hits. Of words, of a supplier and of few hits any `sample` are looked at: the index gives them
 * as they lie, while walking the dates for them took up to 300 ms at 400,000 processes. Of many hits by filters alone those among the
 * newest `scanned` processes.
 */
export async function countSearchSuppliers(
  tx: ReaderTx,
  filters: SearchFilters,
  wanted: SupplierSample,
): Promise<SupplierCount[]> {
  return [...(await tx.db.execute<SupplierCount>(suppliersStatement(filters, wanted)))]
}
