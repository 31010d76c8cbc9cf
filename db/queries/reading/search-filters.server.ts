import { type SQL, sql } from 'drizzle-orm'

/** What a search asks for; every list is "any of these", empty means no filter. Values that exist nowhere match nothing. */
export interface SearchFilters {
  /** Free text, already checked for length and control characters; '' when nothing is typed. */
  words: string
  /** One of the words is enough; otherwise all of them. */
  anyWord?: boolean
  /** Slugs of entities. */
  entities: readonly string[]
  spheres: readonly string[]
  methods: readonly string[]
  categories: readonly string[]
  stages: readonly string[]
  years: readonly number[]
  amountBands: readonly number[]
  /** Id of one supplier, or null. */
  supplier: string | null
  /** Only historical processes, only the others, or both (null). */
  historical: boolean | null
}

/** The facets that the rollup holds, too. */
export const FACETS = [
  'entities',
  'spheres',
  'methods',
  'categories',
  'stages',
  'years',
  'amountBands',
  'historical',
] as const
export type Facet = (typeof FACETS)[number]

const COLUMNS: Record<Facet, string> = {
  entities: 'entity_id',
  spheres: 'sphere',
  methods: 'method',
  categories: 'category',
  stages: 'stage',
  years: 'year',
  amountBands: 'amount_band',
  historical: 'historical',
}

/** The column of a facet, in published_processes and in published_rollup alike. */
export const facetColumn = (facet: Facet): SQL => sql.raw(COLUMNS[facet])

const isActive = (filters: SearchFilters, facet: Facet): boolean =>
  facet === 'historical' ? filters.historical !== null : filters[facet].length > 0

/** The facets by which this search is filtered. */
export const activeFacets = (filters: SearchFilters): Facet[] => FACETS.filter((facet) => isActive(filters, facet))

/** True when only what the rollup holds is asked: neither words nor a supplier. */
export const fitsRollup = (filters: SearchFilters): boolean => filters.words === '' && filters.supplier === null

function entityCondition(slugs: readonly string[]): SQL {
  // One entity as a scalar lets the planner walk the index of that entity in order of date.
  if (slugs.length === 1) {
    return sql`entity_id = (select chosen.entity_id from published_entities chosen where chosen.slug = ${slugs[0]})`
  }
  return sql`entity_id in (select chosen.entity_id from published_entities chosen where chosen.slug in ${[...slugs]})`
}

function facetCondition(filters: SearchFilters, facet: Facet): SQL {
  if (facet === 'historical') return sql`historical = ${filters.historical}`
  if (facet === 'entities') return entityCondition(filters.entities)
  return sql`${facetColumn(facet)} in ${[...filters[facet]]}`
}

/**
 * The words as a tsquery: accents and capitals folded like the stored text; never raises a syntax error. Text with a digit is
 * also sought unstemmed, as identifiers (ocid, file number, RFC) are stored. `anyWord`: one of them is enough.
 */
export function wordsQuery({ words, anyWord }: Pick<SearchFilters, 'words' | 'anyWord'>): SQL {
  const stemmed = sql`websearch_to_tsquery('spanish', search_text(${words}))`
  if (anyWord) return sql`replace(${stemmed}::text, ' & ', ' | ')::tsquery`
  return /\d/.test(words) ? sql`(${stemmed} || websearch_to_tsquery('simple', search_text(${words})))` : stemmed
}

/**
 * The WHERE of a search over published_processes (or, without words and supplier, over published_rollup), columns unqualified.
 * `without` leaves one facet's own filter out, for counting that facet's other values.
 */
export function searchCondition(filters: SearchFilters, without?: Facet): SQL {
  const parts = activeFacets(filters)
    .filter((facet) => facet !== without)
    .map((facet) => facetCondition(filters, facet))
  if (filters.words !== '') parts.push(sql`tsv @@ ${wordsQuery(filters)}`)
  if (filters.supplier !== null) parts.push(sql`supplier_ids @> array[${filters.supplier}]::text[]`)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}
