import { type SQL, sql } from 'drizzle-orm'
import {
  activeFacets,
  entityCondition,
  indexedCondition,
  type SearchFilters,
  searchCondition,
} from './search-filters.server.ts'

/** Where a page ends: the sort key of its last row and its ocid. `key` null stands for "no amount". */
export interface SearchPosition {
  key: string | null
  ocid: string
}

/** An order of results that an index has. */
export interface SearchOrder {
  column: 'sort_date' | 'amount'
  type: 'timestamptz' | 'numeric'
  direction: 'desc' | 'asc'
}

interface Stretch {
  filters: SearchFilters
  order: SearchOrder
  after: SearchPosition | null
  size: number
  /** Rows that a walk may look at; walkLimit unless told (tests). */
  walkedRows?: number | undefined
}

/**
 * Rows that a walk along an order may look at before it gives up. Filters that let through one row in a hundred fill a page of 20 after
 * 2,100 rows, if they are spread evenly; those that are not (a word of 2020, old data) would walk half a million.
 */
const walkLimit = (size: number): number => 6_000 + 250 * size

/**
 * `with … top as (…)`: the first rows of the order among at most `limit` hits, which are found by the index of what is asked for and then
 * sorted. For few hits.
 */
export function sortHits(stretch: Stretch, limit: number): SQL {
  const { filters, order } = stretch
  return sql`with hits as materialized (select ocid, ${column(order)} as key from published_processes where ${indexedCondition(filters)} limit ${limit}),
    first as (${firstOf(stretch, 'hits')}), ${topOf(stretch, sql`first`)}`
}

/**
 * The same for many hits: they are met while walking the index of the order, a bounded stretch of it. Only when that did not fill the page
 * are all hits found and sorted.
 */
export function walkOrder(stretch: Stretch): SQL {
  const { filters, order, size } = stretch
  const isExact = leavesNothing(filters, order)
  const walked = sql`with walked as materialized (${walk(stretch, isExact)})`
  if (isExact) return sql`${walked}, ${topOf(stretch, sql`walked`)}`
  const isFull = sql`(select count(*) from walked) >= ${size}`
  return sql`${walked},
    hits as materialized (select ocid, ${column(order)} as key from published_processes where not ${isFull} and ${indexedCondition(filters)}),
    first as (select * from walked where ${isFull} union all ${firstOf(stretch, 'hits')}), ${topOf(stretch, sql`first`)}`
}

const column = (order: SearchOrder): SQL => sql.raw(order.column)

/** Words of SQL of an order; the place of nulls exactly as the index has it (or backwards), or the planner sorts the whole table. */
function words({ column, direction, type }: SearchOrder) {
  const nulls = direction === 'desc' ? 'nulls last' : 'nulls first'
  return {
    direction: sql.raw(direction),
    nulls: sql.raw(column === 'amount' ? nulls : ''),
    beyond: sql.raw(direction === 'desc' ? '<' : '>'),
    type: sql.raw(type),
  }
}

/** Rows with a key first, then those without: each half is one stretch of the index. */
function halvesOf({ order, after }: Stretch): ('with' | 'without')[] {
  if (order.column === 'sort_date') return ['with']
  return after?.key === null ? ['without'] : ['with', 'without']
}

function afterIn({ order, after }: Stretch, half: 'with' | 'without', key: SQL): SQL {
  if (!after) return sql``
  const { beyond, type } = words(order)
  if (half === 'with') return sql`and (${key}, ocid) ${beyond} (${after.key}::${type}, ${after.ocid})`
  return after.key === null ? sql`and ocid ${beyond} ${after.ocid}` : sql``
}

/** The first rows of each half of a list of `ocid` and `key`. */
function firstOf(stretch: Stretch, list: string): SQL {
  const { direction, nulls } = words(stretch.order)
  const halves = halvesOf(stretch).map((half) => {
    const isNull = sql.raw(half === 'with' ? 'key is not null' : 'key is null')
    return sql`(select ocid, key, ${halfNumber(half)} as half from ${sql.raw(list)} where ${isNull} ${afterIn(stretch, half, sql`key`)}
      order by key ${direction} ${nulls}, ocid ${direction} limit ${stretch.size})`
  })
  return sql.join(halves, sql` union all `)
}

/** The same, looked for along the index of the order, over at most `limit` rows of it. */
function walk(stretch: Stretch, isExact: boolean): SQL {
  const { filters, order, size, walkedRows = walkLimit(size) } = stretch
  const limit = isExact ? size : walkedRows
  const { direction, nulls } = words(order)
  const key = column(order)
  // A walk that gives up in the first half says nothing of the second: only one that meets every row of the order goes on there.
  const walkable = isExact ? halvesOf(stretch) : halvesOf(stretch).slice(0, 1)
  const halves = walkable.map((half) => {
    const isNull =
      order.column === 'sort_date' ? sql`true` : half === 'with' ? sql`${key} is not null` : sql`${key} is null`
    return sql`(select ocid, ${key} as key, ${halfNumber(half)} as half from (
        select * from published_processes where ${isNull} and ${startOf(filters, order)} ${afterIn(stretch, half, key)}
        order by ${key} ${direction} ${nulls}, ocid ${direction} limit ${limit}) stretch
      where ${searchCondition(filters)} order by ${key} ${direction} ${nulls}, ocid ${direction} limit ${size})`
  })
  return sql.join(halves, sql` union all `)
}

function topOf({ order, size }: Stretch, list: SQL): SQL {
  const { direction, nulls } = words(order)
  return sql`top as (select ocid, key::text as sort_key from ${list} order by half, key ${direction} ${nulls}, ocid ${direction} limit ${size})`
}

const halfNumber = (half: 'with' | 'without'): SQL => sql.raw(half === 'with' ? '0' : '1')

/** The filter that an index by date begins with: one entity, one year, or what is historical. */
function startFacet(filters: SearchFilters, order: SearchOrder): 'entities' | 'years' | 'historical' | null {
  if (order.column !== 'sort_date') return null
  if (filters.entities.length === 1) return 'entities'
  if (filters.years.length === 1) return 'years'
  return filters.historical ? 'historical' : null
}

function startOf(filters: SearchFilters, order: SearchOrder): SQL {
  const facet = startFacet(filters, order)
  if (facet === 'entities') return entityCondition(filters.entities)
  if (facet === 'years') return sql`year = ${filters.years[0]}`
  return facet === 'historical' ? sql`historical` : sql`true`
}

/** Whether every row of the walk is a hit. */
function leavesNothing(filters: SearchFilters, order: SearchOrder): boolean {
  const start = startFacet(filters, order)
  return filters.words === '' && filters.supplier === null && activeFacets(filters).every((facet) => facet === start)
}
