import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { fitsRollup, type SearchFilters, searchCondition } from './search-filters.server.ts'

export interface SupplierCount extends Record<string, unknown> {
  id: string
  name: string
  count: number
  /** How many hits were looked at; fewer than the total when the counts are of a part. */
  considered: number
}

/**
 * The suppliers that appear most among the hits. With words or a supplier, over any `sample` hits: the index of words gives them
 * as they lie, while walking the dates for them took up to 300 ms at 400,000 processes. Without, over the newest `scanned`
 * processes that match, so that a rare combination of filters does not read the whole table.
 */
export async function countSearchSuppliers(
  tx: ReaderTx,
  filters: SearchFilters,
  { sample = 2_000, scanned = 4_000, limit = 12 }: { sample?: number; scanned?: number; limit?: number } = {},
): Promise<SupplierCount[]> {
  const condition = searchCondition(filters)
  const ofEntity = fitsRollup(filters) && filters.entities.length > 0
  const newest = sql`(select * from published_processes order by sort_date desc, ocid desc limit ${scanned}) newest`
  const from = fitsRollup(filters) && !ofEntity ? newest : sql`published_processes`
  const rows = await tx.db.execute<SupplierCount>(sql`
    with hits as materialized (select supplier_ids, supplier_names from ${from} where ${condition} limit ${sample})
    select s.id, max(s.name) as name, count(*)::int as count, (select count(*)::int from hits) as considered
    from hits cross join lateral unnest(supplier_ids, supplier_names) as s (id, name)
    where s.id is not null group by s.id order by count(*) desc, s.id limit ${limit}`)
  return [...rows]
}
