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

/** The column of a facet, in published_processes and in published_rollup alike; published_facet_counts names facets so. */
export const facetColumnName = (facet: Facet): string => COLUMNS[facet]
export const facetColumn = (facet: Facet): SQL => sql.raw(facetColumnName(facet))

/** The first letter of a facet's key in process_facets (db/migrations/0009). */
const KEY_LETTERS: Record<Facet, string> = {
  entities: 'e',
  spheres: 'p',
  methods: 'm',
  categories: 'c',
  stages: 's',
  years: 'y',
  amountBands: 'b',
  historical: 'h',
}

/** As the index has it, word by word: another order of arguments would be another expression. */
const PROCESS_FACETS = sql.raw(
  'process_facets(entity_id, sphere, method, category, stage, year, amount_band, historical)',
)

const isActive = (filters: SearchFilters, facet: Facet): boolean =>
  facet === 'historical' ? filters.historical !== null : filters[facet].length > 0

/** The facets by which this search is filtered. */
export const activeFacets = (filters: SearchFilters): Facet[] => FACETS.filter((facet) => isActive(filters, facet))

/** True when only what the rollup holds is asked: neither words nor a supplier. */
export const fitsRollup = (filters: SearchFilters): boolean => filters.words === '' && filters.supplier === null

/** By slug, as a scalar when it is one. */
export function entityCondition(slugs: readonly string[]): SQL {
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
 * The WHERE of a search over published_processes (or, without words and supplier, over published_rollup) by its columns, unqualified:
 * for rows that are met anyway. `without` leaves one facet's own filter out, for counting that facet's other values.
 */
export function searchCondition(filters: SearchFilters, without?: Facet): SQL {
  const facets = activeFacets(filters)
    .filter((facet) => facet !== without)
    .map((facet) => facetCondition(filters, facet))
  return allOf([...facets, ...contentConditions(filters)])
}

/**
 * The same by the one index of words, facets and suppliers, which meets only the rows that have all of them: at a million processes a
 * rare combination takes 1 ms where walking the dates takes 900 (docs/decisions/010).
 */
export function indexedCondition(filters: SearchFilters, without?: Facet): SQL {
  const facets = activeFacets(filters)
    .filter((facet) => facet !== without)
    .map((facet) => sql`${PROCESS_FACETS} && ${facetKeys(filters, facet)}`)
  return allOf([...facets, ...contentConditions(filters)])
}

function contentConditions(filters: SearchFilters): SQL[] {
  const parts: SQL[] = []
  if (filters.words !== '') parts.push(sql`tsv @@ ${wordsQuery(filters)}`)
  // With all ids that the coordination joined to it, found once before the scan.
  if (filters.supplier !== null)
    parts.push(sql`supplier_ids && (select array_append(array_agg(joined.supplier_id), ${filters.supplier}::text)
      from published_supplier_identities joined where joined.identity_id = ${filters.supplier})`)
  return parts
}

const allOf = (parts: SQL[]): SQL => (parts.length === 0 ? sql`true` : sql.join(parts, sql` and `))

/** The keys of the values that are filtered by, any of which will do. */
function facetKeys(filters: SearchFilters, facet: Facet): SQL {
  if (facet === 'entities')
    return sql`(select array_agg('e' || chosen.entity_id::text) from published_entities chosen where chosen.slug in ${[...filters.entities]})`
  const values = facet === 'historical' ? [filters.historical] : filters[facet]
  const keys = values.map((value) => sql`${KEY_LETTERS[facet] + String(value)}`)
  return sql`array[${sql.join(keys, sql`, `)}]::text[]`
}
