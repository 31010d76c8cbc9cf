import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { activeFacets, fitsRollup, indexedCondition, type SearchFilters, wordsQuery } from './search-filters.server.ts'
import { type SearchOrder, type SearchPosition, sortHits, walkOrder } from './search-order.server.ts'

export type SearchSort = 'newest' | 'relevance' | 'amount-down' | 'amount-up'

export interface ProcessHit extends Record<string, unknown> {
  ocid: string
  title: string
  summary: string
  file_number: string | null
  entity_slug: string
  entity_name: string
  entity_short_name: string
  sphere: string
  method: string
  method_details: string | null
  category: string
  stage: string
  status: string
  year: number
  historical: boolean
  supplier_ids: string[]
  supplier_names: string[]
  /** Decimal text, or null. */
  amount: string | null
  currency: string | null
  /** PostgreSQL's text of the instant, UTC. */
  sort_date: string
  answered_count: number
  release_count: number
  published_at: string
  /** Sort key, for the position after this row. */
  sort_key: string | null
}

export interface SearchPage {
  sort: SearchSort
  after: SearchPosition | null
  size: number
  /** Hits counted before (countSearchFacets): decides whether to sort the hits or to walk an index. */
  total: number
}

/** Measured at a million processes: beyond these, sorting or ranking all hits takes longer than a page may. */
export interface SearchLimits {
  sortedHits: number
  rankedHits: number
  /** Rows of an order that are walked over in search of hits; by the size of the page unless told (tests). */
  walkedRows?: number | undefined
}
/** The limits in use. */
export const SEARCH_LIMITS: SearchLimits = { sortedHits: 10_000, rankedHits: 5_000 }

const COLUMNS =
  sql.raw(`p.ocid, p.title, p.summary, p.file_number, e.slug as entity_slug, e.name as entity_name, e.short_name as entity_short_name,
  p.sphere, p.method, p.method_details, p.category, p.stage, p.status, p.year, p.historical, p.supplier_ids, p.supplier_names,
  p.amount::text as amount, p.currency, p.sort_date::text as sort_date, p.answered_count, p.release_count, p.published_at::text as published_at`)

const ORDERS: Record<Exclude<SearchSort, 'relevance'>, SearchOrder> = {
  newest: { column: 'sort_date', type: 'timestamptz', direction: 'desc' },
  'amount-down': { column: 'amount', type: 'numeric', direction: 'desc' },
  'amount-up': { column: 'amount', type: 'numeric', direction: 'asc' },
}

/** Rank over the first hits only; as a whole number, so that equal ranks are equal in the cursor too. */
function topByRank(filters: SearchFilters, page: SearchPage, limits: SearchLimits): SQL {
  const rank = sql`(ts_rank(tsv, ${wordsQuery(filters)}) * 1000000)::int`
  const after = page.after ? sql`where (key, ocid) < (${page.after.key}::int, ${page.after.ocid})` : sql``
  return sql`with hits as materialized (select ocid, ${rank} as key from published_processes where ${indexedCondition(filters)} limit ${limits.rankedHits}),
    top as (select ocid, key::text as sort_key from hits ${after} order by key desc, ocid desc limit ${page.size})`
}

/** The statement of a page of results; apart from running it so that a test can EXPLAIN it. */
export function searchStatement(filters: SearchFilters, page: SearchPage, limits: SearchLimits = SEARCH_LIMITS): SQL {
  const asksAll = fitsRollup(filters) && activeFacets(filters).length === 0
  const few = !asksAll && page.total <= limits.sortedHits
  const byRank = page.sort === 'relevance' && filters.words !== ''
  const sort = page.sort === 'relevance' ? 'newest' : page.sort
  const stretch = { filters, order: ORDERS[sort], after: page.after, size: page.size, walkedRows: limits.walkedRows }
  const top = byRank
    ? topByRank(filters, page, limits)
    : few
      ? sortHits(stretch, limits.sortedHits + 1)
      : walkOrder(stretch)
  const order = byRank
    ? sql`top.sort_key::int desc, p.ocid desc`
    : {
        newest: sql`p.sort_date desc, p.ocid desc`,
        'amount-down': sql`p.amount desc nulls last, p.ocid desc`,
        'amount-up': sql`p.amount asc nulls last, p.ocid asc`,
      }[sort]
  return sql`${top} select ${COLUMNS}, top.sort_key from top
    join published_processes p on p.ocid = top.ocid join published_entities e on e.entity_id = p.entity_id order by ${order}`
}

/**
 * One page of results, by keyset: at a million processes a page at any depth costs the same (0.3 ms where OFFSET takes 600).
 * Few hits are found by what is asked for and sorted; many are met while walking the index of the order.
 */
export async function searchProcesses(
  tx: ReaderTx,
  filters: SearchFilters,
  page: SearchPage,
  limits: SearchLimits = SEARCH_LIMITS,
): Promise<ProcessHit[]> {
  return [...(await tx.db.execute<ProcessHit>(searchStatement(filters, page, limits)))]
}
