import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { fitsRollup, type SearchFilters, searchCondition } from './search-filters.server.ts'

export interface SupplierCount extends Record<string, unknown> {
  id: string
  name: string
  count: number
}

/**
 * The suppliers that appear most among the hits: over at most `sample` of them, the newest where there are many (walking the
 * index of dates), any where there are few. Exact when the total is not above the sample.
 */
export async function countSearchSuppliers(
  tx: ReaderTx,
  filters: SearchFilters,
  total: number,
  { sample = 2_000, limit = 12 }: { sample?: number; limit?: number } = {},
): Promise<SupplierCount[]> {
  const many = fitsRollup(filters) || total > 10_000
  const order = many ? sql`order by sort_date desc, ocid desc` : sql``
  const rows = await tx.db.execute<SupplierCount>(sql`
    select s.id, max(s.name) as name, count(*)::int as count
    from (select supplier_ids, supplier_names from published_processes where ${searchCondition(filters)} ${order} limit ${sample}) hits
    cross join lateral unnest(supplier_ids, supplier_names) as s (id, name)
    where s.id is not null group by s.id order by count(*) desc, s.id limit ${limit}`)
  return [...rows]
}
