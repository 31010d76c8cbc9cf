import { asVisitor } from '#db/as-visitor.server.ts'
import { readFormerSlugs } from '#db/queries/reading/read-entities.server.ts'
import { type SearchParams, writeSearchParams } from './read-search-params.ts'
import type { SearchAnswer } from './search.server.ts'

/**
 * The query of the same search under present addresses, from its first page, when it filters by a former address of a renamed entity;
 * null when there is none. Asks the database only about addresses under which nothing was counted: a search by present ones costs
 * no statement more.
 */
export async function followFormerNames({
  params,
  facets,
}: SearchAnswer): Promise<ReturnType<typeof writeSearchParams> | null> {
  const unknown = params.entities.filter((slug) => !facets.entities.some(({ value }) => value === slug))
  if (unknown.length === 0) return null
  const former = await asVisitor((tx) => readFormerSlugs(tx, unknown))
  if (former.length === 0) return null
  const presentOf = new Map(former.map((one) => [one.former, one.present]))
  const entities = [...new Set(params.entities.map((slug) => presentOf.get(slug) ?? slug))]
  return writeSearchParams({ ...params, entities } satisfies SearchParams)
}
