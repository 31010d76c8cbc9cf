import { apiPaths, paths } from '#app/lib/paths.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { FACETS } from '#db/queries/reading/search-filters.server.ts'
import { facetWord } from './facet-words.ts'
import { PARAM_NAMES, writeSearchParams } from './read-search-params.ts'
import type { SearchAnswer } from './search.server.ts'

/**
 * The answer of `/api/v1/search` (docs/operations.md and `/api/v1/openapi.json` promise its shape). Facets are named as the parameters that filter by them; amounts are
 * numbers in their own currency; `links` are absolute under `base`.
 */
export function searchJson(answer: SearchAnswer, base: string) {
  const { params, facets } = answer
  return {
    total: answer.total,
    totalIsCapped: answer.totalIsCapped,
    results: answer.hits.map((hit) => ({
      ocid: hit.ocid,
      title: hit.title,
      description: hit.summary || null,
      fileNumber: hit.file_number,
      entity: { slug: hit.entity_slug, name: hit.entity_name },
      sphere: hit.sphere,
      procurementMethod: hit.method,
      procurementMethodDetails: hit.method_details,
      mainProcurementCategory: hit.category,
      stage: hit.stage,
      status: hit.status,
      year: hit.year,
      historical: hit.historical,
      suppliers: hit.supplier_ids.map((id, at) => ({ id, name: hit.supplier_names[at] ?? id })),
      value: hit.amount === null ? null : { amount: Number(hit.amount), currency: hit.currency },
      date: readPostgresInstant(hit.sort_date).toISOString(),
      answeredQuestions: hit.answered_count,
      releases: hit.release_count,
      links: { page: base + paths.process(hit.ocid), record: hit.historical ? null : base + apiPaths.record(hit.ocid) },
    })),
    facets: {
      ...Object.fromEntries(
        FACETS.map((facet) => [
          PARAM_NAMES[facet],
          facets[facet].map(({ value, name, count }) => ({
            value: facet === 'historical' ? (value === 'true' ? 'si' : 'no') : value,
            title: facetWord(facet, value, name),
            count,
          })),
        ]),
      ),
      [PARAM_NAMES.supplier]: answer.suppliers.map(({ id, name, count }) => ({ value: id, title: name, count })),
    },
    facetsAreCapped: answer.facetsAreCapped,
    links: {
      self: base + apiPaths.search(writeSearchParams(params, params.cursor)),
      first: base + apiPaths.search(writeSearchParams(params)),
      next: answer.next === null ? null : base + apiPaths.search(writeSearchParams(params, answer.next)),
      page: base + paths.search(writeSearchParams(params, params.cursor)),
    },
  }
}
