import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import {
  activeFacets,
  entityCondition,
  FACETS,
  type Facet,
  facetColumn,
  facetColumnName,
  fitsRollup,
  indexedCondition,
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

/** Hits over which the other values of a filtered facet are counted. */
const OWN_CAP = 10_000

interface Row extends Record<string, unknown> {
  facet: Facet | 'total'
  value: string | null
  name: string | null
  count: string
}

/** What is counted: hits of the filters without those of `own`, by each of `facets`, and the total when there is no such one. */
interface Counting {
  filters: SearchFilters
  facets: readonly Facet[]
  own: Facet | undefined
  cap: number
}

const COUNT_COLUMNS = sql.raw('facet, entity_id, value, count')

/** Counts over at most `cap` hits of words or a supplier. */
function countHits({ filters, facets, own, cap }: Counting): SQL {
  const columns = facets.length === 0 ? sql`entity_id` : sql.join(facets.map(facetColumn), sql`, `)
  const hits = sql`select ${columns} from published_processes where ${indexedCondition(filters, own)} limit ${cap + 1}`
  return sql`select * from (with hits as materialized (${hits}) ${countRows(sql`hits`, sql`count(*)`, facets, own === undefined)}) hits`
}

/** Exact counts from the cells of the rollup. */
function countCells({ filters, facets, own }: Counting): SQL {
  const cells = sql`(select * from published_rollup where ${searchCondition(filters, own)}) cells`
  return countRows(cells, sql`sum(processes)`, facets, own === undefined)
}

/**
 * Counts of rows by each facet. Rows of all entities are put together first: those are twenty times fewer, and each is then counted under
 * every facet but the entities.
 */
function countRows(rows: SQL, weight: SQL, facets: readonly Facet[], withTotal: boolean): SQL {
  const plain = facets.filter((facet) => facet !== 'entities')
  const parts: SQL[] = []
  if (facets.includes('entities'))
    parts.push(sql`select 'entities', entity_id, null::text, (${weight})::bigint from ${rows} group by entity_id`)
  if (plain.length > 0) {
    const columns = sql.join(plain.map(facetColumn), sql`, `)
    const together = sql`select ${columns}, ${weight} as weight from ${rows} group by ${columns}`
    parts.push(groupBy(together, plain, withTotal))
  } else if (withTotal) parts.push(sql`select 'total', null::uuid, null, coalesce(${weight}, 0)::bigint from ${rows}`)
  return sql.join(parts, sql` union all `)
}

/**
 * The same from the counts by one facet alone, when these say it: nothing else is filtered but entities, or the entities are counted
 * under one other filter. Null when they do not.
 */
function countAlone({ filters, facets, own }: Counting): SQL | null {
  const filtered = activeFacets(filters).filter((facet) => facet !== own)
  const others = filtered.filter((facet) => facet !== 'entities')
  const ofEntities = filtered.includes('entities') ? entityCondition(filters.entities) : sql`true`
  if (others.length === 0) {
    const parts = [
      sql`select case facet ${sql.join(
        FACETS.map((facet) => sql`when ${facetColumnName(facet)} then ${facet}`),
        sql` `,
      )} end, null::uuid, value, sum(processes)::bigint
        from published_facet_counts where ${ofEntities} and facet in ${facets.map(facetColumnName)} group by facet, value`,
    ]
    const totals = sql`from published_facet_counts where facet = 'historical' and ${ofEntities}`
    if (facets.includes('entities'))
      parts.push(sql`select 'entities', entity_id, null, sum(processes)::bigint ${totals} group by entity_id`)
    if (own === undefined) parts.push(sql`select 'total', null, null, coalesce(sum(processes), 0)::bigint ${totals}`)
    return sql.join(parts, sql` union all `)
  }
  const [other] = others
  if (own !== 'entities' || others.length > 1 || other === undefined) return null
  const values = other === 'historical' ? [filters.historical] : filters[other]
  return sql`select 'entities', entity_id, null::text, sum(processes)::bigint from published_facet_counts
    where facet = ${facetColumnName(other)} and value in ${values.map(String)} group by entity_id`
}

function groupBy(rows: SQL, facets: readonly Facet[], withTotal: boolean): SQL {
  const names = facets.map((facet) => sql`when grouping(${facetColumn(facet)}) = 0 then ${facet}`)
  const values = facets.map((facet) => sql`${facetColumn(facet)}::text`)
  const sets = facets.map((facet) => sql`(${facetColumn(facet)})`)
  if (withTotal) sets.push(sql`()`)
  return sql`select case ${sql.join([...names, sql`when true then 'total'`], sql` `)} end, null::uuid, coalesce(${sql.join(values, sql`, `)}),
      coalesce(sum(weight), 0)::bigint
    from (${rows}) counted group by grouping sets (${sql.join(sets, sql`, `)})`
}

/** The statement that counts; apart from running it so that a test can EXPLAIN it. */
export function facetsStatement(filters: SearchFilters, cap: number): SQL {
  const active = activeFacets(filters)
  const free = FACETS.filter((facet) => !active.includes(facet))
  const count = (counting: Counting) =>
    fitsRollup(filters) ? (countAlone(counting) ?? countCells(counting)) : countHits(counting)
  const parts = [
    count({ filters, facets: free, own: undefined, cap }),
    ...active.map((facet) => count({ filters, facets: [facet], own: facet, cap: Math.min(cap, OWN_CAP) })),
  ]
  return sql`
    select counted.facet, coalesce(e.slug, counted.value) as value, e.short_name as name, counted.count
    from (${sql.join(parts, sql` union all `)}) counted (${COUNT_COLUMNS}) left join published_entities e on e.entity_id = counted.entity_id`
}

/**
 * Total and facet counts of a search in one statement. Each facet that is filtered is counted without its own filter, so that
 * its other values can be chosen. Typed words and suppliers are counted over at most `cap` hits (37 ms at a million processes,
 * where all hits take 149), a filtered facet's other values over at most 10,000; without them stored counts answer exactly.
 */
export async function countSearchFacets(tx: ReaderTx, filters: SearchFilters, cap = 20_000): Promise<SearchCounts> {
  const rows = await tx.db.execute<Row>(facetsStatement(filters, cap))
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, [] as FacetCount[]])) as Record<Facet, FacetCount[]>
  let total = 0
  for (const { facet, value, name, count } of rows) {
    if (facet === 'total') total = Number(count)
    else if (value !== null) facets[facet].push({ value, name, count: Number(count) })
  }
  for (const facet of FACETS) facets[facet].sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'es'))
  const capped = !fitsRollup(filters) && total > cap
  return { total: capped ? cap : total, capped, facets }
}
