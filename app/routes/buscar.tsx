import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeSearch } from '#app/catalog/describe-search.ts'
import { followFormerNames } from '#app/catalog/follow-former-names.server.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchForReader } from '#app/catalog/search.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { Chips } from '#app/ui/badges/chips.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { FacetOpener, FacetPanel } from '#app/ui/search/facet-panel.tsx'
import { NothingFound } from '#app/ui/search/nothing-found.tsx'
import { ResultsTable } from '#app/ui/search/results-table.tsx'
import { YearColumns } from '#app/ui/search/year-columns.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.words ? `«${data.words}» · Procesos` : 'Procesos de contratación' },
]

/** A filter by a former address of an entity leads to the present one for good. */
export function loader({ request }: LoaderFunctionArgs) {
  return asPage(async () => {
    const answer = await searchForReader(readSearchParams(new URL(request.url).searchParams))
    const moved = await followFormerNames(answer)
    if (moved) throw redirect(paths.search(moved), 301)
    return describeSearch(answer, portalInfo().timeZone)
  })
}

export default function SearchPage() {
  const found = useLoaderData<typeof loader>()
  const active = found.chips.length
  return (
    <>
      <header className="page-head">
        <h1>Procesos de contratación</h1>
        <SearchBox
          label="Qué, quién o número de expediente"
          help="Por ejemplo: medicamentos, el nombre de una empresa, o «camino rural» entre comillas."
          defaultValue={found.words}
          size="large"
          keep={found.chips.length > 0 ? found.filterFields : []}
          key={found.words}
        />
      </header>
      <div className={found.groups.length > 0 ? 'with-aside' : undefined}>
        {found.groups.length > 0 ? (
          <FacetPanel action={paths.search()} groups={found.groups} keep={found.keep} active={active} />
        ) : null}
        <div>
          <div className="stack-tight">
            <p className="result-count" role="status">
              {found.sentence}
            </p>
            {found.note ? <p className="small quiet">{found.note}</p> : null}
            <Chips chips={found.chips} clearHref={found.clearHref} />
            {found.groups.length === 0 ? null : <FacetOpener active={active} />}
          </div>
          {found.isEmpty ? (
            <NothingFound words={found.words} clearHref={active > 0 ? found.clearHref : null} />
          ) : (
            <>
              {found.years.length > 1 ? (
                <details className="fold" open>
                  <summary>Por año</summary>
                  <YearColumns columns={found.years} />
                </details>
              ) : null}
              <ResultsTable rows={found.rows} sorts={found.sorts} />
              <Pagination nextHref={found.nextHref} />
              {found.firstHref ? (
                <p>
                  <TextLink href={found.firstHref}>Volver a la primera página</TextLink>
                </p>
              ) : null}
            </>
          )}
        </div>
      </div>
    </>
  )
}
