import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { countSearchFacets, type SearchCounts } from '#db/queries/reading/count-search-facets.server.ts'
import { type ProcessHit, SEARCH_LIMITS, searchProcesses } from '#db/queries/reading/search-processes.server.ts'
import { countSearchSuppliers, type SupplierCount } from '#db/queries/reading/search-suppliers-facet.server.ts'
import { type SearchParams, SORTS } from './read-search-params.ts'
import { readCursor, writeCursor } from './search-cursor.server.ts'

/** A count shown exactly up to here, and as "más de" beyond. */
const COUNT_CAP = 10_000

export interface SearchAnswer {
  params: SearchParams
  total: number
  totalIsCapped: boolean
  hits: ProcessHit[]
  facets: SearchCounts['facets']
  /** True when facet counts are of the first 20,000 hits only. */
  facetsAreCapped: boolean
  suppliers: SupplierCount[]
  /** True when the counts of suppliers are of a part of the hits. */
  suppliersAreCapped: boolean
  /** Cursor of the next page, or null at the end. */
  next: string | null
  /** True when no process has all the words, and these have some of them. */
  loosened: boolean
}

export interface SearchCaps {
  count?: number
  facets?: number
  sortedHits?: number
  rankedHits?: number
  walkedRows?: number
}

/**
 * One page of a search with total and facets: three statements beside the door's own. Throws Refusal 400 for a cursor of another
 * query and 503 when the search would take longer than a visitor may ask of the database. `caps` lowers the limits (tests).
 */
export async function searchPublished(params: SearchParams, caps: SearchCaps = {}): Promise<SearchAnswer> {
  return searchOnce(params, caps, false)
}

/**
 * As searchPublished, for people, who ask in sentences ("computadoras para escuelas"): when no process has all the words, those
 * that have some, the most alike first.
 */
export async function searchForReader(params: SearchParams, caps: SearchCaps = {}): Promise<SearchAnswer> {
  const strict = await searchOnce(params, caps, false)
  // Quotes, a minus and a digit say that exactly this is sought.
  if (strict.total > 0 || !/^[^\d"]*\s[^\d"]*$/.test(params.words) || /(^|\s)-/.test(params.words)) return strict
  const alike: SearchParams = { ...params, sort: params.sort === 'recientes' ? 'relevancia' : params.sort }
  const loose = await searchOnce(alike, caps, true)
  return loose.total > 0 ? loose : strict
}

async function searchOnce(params: SearchParams, caps: SearchCaps, anyWord: boolean): Promise<SearchAnswer> {
  const after = readCursor(params)
  const countCap = caps.count ?? COUNT_CAP
  const limits = {
    sortedHits: caps.sortedHits ?? SEARCH_LIMITS.sortedHits,
    rankedHits: caps.rankedHits ?? SEARCH_LIMITS.rankedHits,
    walkedRows: caps.walkedRows,
  }
  const { words, entities, spheres, methods, categories, stages, years, amountBands, supplier, historical } = params
  const filters = {
    words,
    anyWord,
    entities,
    spheres,
    methods,
    categories,
    stages,
    years,
    amountBands,
    supplier,
    historical,
  }
  try {
    return await asVisitor(async (tx) => {
      const counts = await countSearchFacets(tx, filters, caps.facets)
      const page = { sort: SORTS[params.sort], after, size: params.size + 1, total: counts.total }
      const found = counts.total === 0 ? [] : await searchProcesses(tx, filters, page, limits)
      const suppliers = counts.total === 0 ? [] : await countSearchSuppliers(tx, filters, { total: counts.total })
      const hits = found.slice(0, params.size)
      const last = hits.at(-1)
      return {
        params,
        total: Math.min(counts.total, countCap),
        totalIsCapped: counts.total > countCap,
        hits,
        facets: counts.facets,
        facetsAreCapped: counts.capped,
        suppliers,
        suppliersAreCapped: suppliers.some(({ considered }) => considered < counts.total),
        next: found.length > params.size && last ? writeCursor(params, { key: last.sort_key, ocid: last.ocid }) : null,
        loosened: anyWord,
      }
    })
  } catch (error) {
    if (isTimeout(error)) {
      throw new Refusal(
        'search-too-broad',
        503,
        'Esta búsqueda tarda demasiado. Use menos palabras o agregue un filtro.',
      )
    }
    throw error
  }
}

/** True when the database ended a statement because of its time limit (SQLSTATE 57014). */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const cause: unknown = error.cause ?? error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '57014'
}
