import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import {
  activeFacets,
  FACETS,
  type Facet,
  facetColumn,
  fitsRollup,
  type SearchFilters,
  searchCondition,
} from './search-filters.server.ts'

export interface FacetCount {
  /** Slug of the entity, code, year, band or 'true'/'false'. */
  value: string
  /** Name of the entity; null for the other facets, whose codes have titles elsewhere. */
  name: string | null
  count: number
}

export interface SearchCounts {
  /** Processes that match, at most `cap`. */
  total: number
  /** True when there are more than the cap: counts are then over the first `cap` hits. */
  capped: boolean
  facets: Record<Facet, FacetCount[]>
}

interface Row extends Record<string, unknown> {
  scope: string
  level: number
  value: string | null
  name: string | null
  count: string
}

const columnList = sql.join(FACETS.map(facetColumn), sql`, `)

function facetValue(): SQL {
  const branches = FACETS.map((facet, at) => {
    const value = facet === 'entities' ? sql`e.slug` : sql`counted.${facetColumn(facet)}::text`
    return sql`when ${1 << (FACETS.length - 1 - at)}::int & level = 0 then ${value}`
  })
  return sql`case when level = ${2 ** FACETS.length - 1}::int then null ${sql.join(branches, sql` `)} end`
}

/** Counts of the named facets (and, for `all`, the total) over the hits of one filter. */
function scopeQuery(filters: SearchFilters, scope: 'all' | Facet, facets: readonly Facet[], cap: number): SQL {
  const condition = searchCondition(filters, scope === 'all' ? undefined : scope)
  const hits = fitsRollup(filters)
    ? sql`select ${columnList}, processes as weight from published_rollup where ${condition}`
    : sql`select ${columnList}, 1 as weight from published_processes where ${condition} limit ${cap + 1}`
  const sets = facets.map((facet) => sql`(${facetColumn(facet)})`)
  if (scope === 'all') sets.push(sql`()`)
  return sql`select ${scope}::text as scope, grouping(${columnList}) as level, ${columnList}, coalesce(sum(weight), 0)::bigint as count
    from (${hits}) hits group by grouping sets (${sql.join(sets, sql`, `)})`
}

/**
 * Total and facet counts of a search in one statement. Each facet that is filtered is counted without its own filter, so that
 * its other values can be chosen. Typed words and suppliers are counted over at most `cap` hits (37 ms at a million processes,
 * where all hits take 149); without them the rollup answers exactly.
 */
export async function countSearchFacets(tx: ReaderTx, filters: SearchFilters, cap = 20_000): Promise<SearchCounts> {
  const active = activeFacets(filters)
  const inactive = FACETS.filter((facet) => !active.includes(facet))
  const scopes = [
    scopeQuery(filters, 'all', inactive, cap),
    ...active.map((facet) => scopeQuery(filters, facet, [facet], cap)),
  ]
  const rows = await tx.db.execute<Row>(sql`
    select scope, level, ${facetValue()} as value, case when e.entity_id is not null then e.short_name end as name, count
    from (${sql.join(scopes, sql` union all `)}) counted left join published_entities e on e.entity_id = counted.entity_id`)
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, [] as FacetCount[]])) as Record<Facet, FacetCount[]>
  let total = 0
  for (const row of rows) {
    const facet = facetOfLevel(Number(row.level))
    if (facet === null) total = Number(row.count)
    else if (row.value !== null) facets[facet].push({ value: row.value, name: row.name, count: Number(row.count) })
  }
  for (const facet of FACETS) facets[facet].sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'es'))
  const capped = !fitsRollup(filters) && total > cap
  return { total: capped ? cap : total, capped, facets }
}

/** `grouping()` has a bit for each column that is NOT grouped by, the first column highest. */
function facetOfLevel(level: number): Facet | null {
  return FACETS.find((_, at) => level === 2 ** FACETS.length - 1 - (1 << (FACETS.length - 1 - at))) ?? null
}
