import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { fitsRollup, type SearchFilters, searchCondition, wordsQuery } from './search-filters.server.ts'

export type SearchSort = 'newest' | 'relevance' | 'amount-down' | 'amount-up'

/** Where a page ends: the sort key of its last row and its ocid. `key` null stands for "no amount". */
export interface SearchPosition {
  key: string | null
  ocid: string
}

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
}
/** The limits in use. */
export const SEARCH_LIMITS: SearchLimits = { sortedHits: 10_000, rankedHits: 5_000 }

const COLUMNS =
  sql.raw(`p.ocid, p.title, p.summary, p.file_number, e.slug as entity_slug, e.name as entity_name, e.short_name as entity_short_name,
  p.sphere, p.method, p.method_details, p.category, p.stage, p.status, p.year, p.historical, p.supplier_ids, p.supplier_names,
  p.amount::text as amount, p.currency, p.sort_date::text as sort_date, p.answered_count, p.release_count, p.published_at::text as published_at`)

/** Rows that may be on the page, with `key` and `ocid`: the table itself, or (few hits) the hits found by their words first. */
function candidates(filters: SearchFilters, key: SQL, few: boolean, limit: number): { prelude: SQL; from: SQL } {
  const where = searchCondition(filters)
  if (!few) return { prelude: sql``, from: sql`published_processes where ${where}` }
  const prelude = sql`hits as materialized (select ocid, ${key} as key from published_processes where ${where} limit ${limit}),`
  return { prelude, from: sql`hits where true` }
}

function topByDate(filters: SearchFilters, page: SearchPage, few: boolean, limits: SearchLimits): SQL {
  const { prelude, from } = candidates(filters, sql`sort_date`, few, limits.sortedHits + 1)
  const key = few ? sql`key` : sql`sort_date`
  const after = page.after ? sql`and (${key}, ocid) < (${page.after.key}::timestamptz, ${page.after.ocid})` : sql``
  return sql`with ${prelude} top as (select ocid, ${key}::text as sort_key from ${from} ${after}
    order by ${key} desc, ocid desc limit ${page.size})`
}

/** Processes with an amount first, then those without: each half is one stretch of the same index. */
function topByAmount(filters: SearchFilters, page: SearchPage, few: boolean, limits: SearchLimits): SQL {
  const { prelude, from } = candidates(filters, sql`amount`, few, limits.sortedHits + 1)
  const key = few ? sql`key` : sql`amount`
  const up = page.sort === 'amount-up'
  const beyond = up ? sql`>` : sql`<`
  const order = up ? sql`asc` : sql`desc`
  // As the index has them (or backwards): without these words the planner sorts the whole table.
  const nulls = up ? sql`nulls first` : sql`nulls last`
  const { after } = page
  const withAmount = after ? sql`and (${key}, ocid) ${beyond} (${after.key}::numeric, ${after.ocid})` : sql``
  const without = after?.key === null ? sql`and ocid ${beyond} ${after.ocid}` : sql``
  const half = (kind: 'with' | 'without') =>
    kind === 'with'
      ? sql`(select ocid, ${key} as amount, 0 as half from ${from} and ${key} is not null ${withAmount} order by ${key} ${order} ${nulls}, ocid ${order} limit ${page.size})`
      : sql`(select ocid, ${key} as amount, 1 as half from ${from} and ${key} is null ${without} order by ocid ${order} limit ${page.size})`
  const halves = after?.key === null ? half('without') : sql`${half('with')} union all ${half('without')}`
  return sql`with ${prelude} halves as (${halves}),
    top as (select ocid, amount::text as sort_key from halves order by half, amount ${order} ${nulls}, ocid ${order} limit ${page.size})`
}

/** Rank over the first hits only; as a whole number, so that equal ranks are equal in the cursor too. */
function topByRank(filters: SearchFilters, page: SearchPage, limits: SearchLimits): SQL {
  const rank = sql`(ts_rank(tsv, ${wordsQuery(filters)}) * 1000000)::int`
  const after = page.after ? sql`where (key, ocid) < (${page.after.key}::int, ${page.after.ocid})` : sql``
  return sql`with hits as materialized (select ocid, ${rank} as key from published_processes where ${searchCondition(filters)} limit ${limits.rankedHits}),
    top as (select ocid, key::text as sort_key from hits ${after} order by key desc, ocid desc limit ${page.size})`
}

/** The statement of a page of results; apart from running it so that a test can EXPLAIN it. */
export function searchStatement(filters: SearchFilters, page: SearchPage, limits: SearchLimits = SEARCH_LIMITS): SQL {
  const few = !fitsRollup(filters) && page.total <= limits.sortedHits
  const byRank = page.sort === 'relevance' && filters.words !== ''
  const byAmount = page.sort === 'amount-down' || page.sort === 'amount-up'
  const top = byRank
    ? topByRank(filters, page, limits)
    : byAmount
      ? topByAmount(filters, page, few, limits)
      : topByDate(filters, page, few, limits)
  const order = {
    newest: sql`p.sort_date desc, p.ocid desc`,
    relevance: byRank ? sql`top.sort_key::int desc, p.ocid desc` : sql`p.sort_date desc, p.ocid desc`,
    'amount-down': sql`p.amount desc nulls last, p.ocid desc`,
    'amount-up': sql`p.amount asc nulls last, p.ocid asc`,
  }[page.sort]
  return sql`${top} select ${COLUMNS}, top.sort_key from top
    join published_processes p on p.ocid = top.ocid join published_entities e on e.entity_id = p.entity_id order by ${order}`
}

/**
 * One page of results, by keyset: at a million processes a page at any depth costs the same (0.3 ms where OFFSET takes 600).
 * Few hits are found by their words and sorted; many are met while walking the index of the order.
 */
export async function searchProcesses(
  tx: ReaderTx,
  filters: SearchFilters,
  page: SearchPage,
  limits: SearchLimits = SEARCH_LIMITS,
): Promise<ProcessHit[]> {
  return [...(await tx.db.execute<ProcessHit>(searchStatement(filters, page, limits)))]
}
