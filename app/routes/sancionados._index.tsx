import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { loadSanctions } from '#app/suppliers/sanctions/public/load-sanctions.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { ListSources } from '#app/ui/sanctions/list-sources.tsx'
import { SanctionLines } from '#app/ui/sanctions/sanction-lines.tsx'
import { FacetOpener, FacetPanel } from '#app/ui/search/facet-panel.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.words ? `«${data.words}» · Sancionados` : 'Proveedores sancionados' },
]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(() => loadSanctions(new URL(request.url).searchParams, portalInfo().timeZone))
}

export default function SanctionsPage() {
  const found = useLoaderData<typeof loader>()
  return (
    <>
      <header className="page-head">
        <h1>Proveedores sancionados</h1>
        <p className="lead">
          Lo que dicen las listas oficiales, con su fuente y su fecha. Que dos nombres sean iguales no quiere decir que
          sea la misma empresa: lo que la identifica es el RFC.
        </p>
        <SearchBox
          label="Nombre, RFC o número de expediente"
          action={sanctionPaths.list()}
          defaultValue={found.words}
          size="large"
          key={found.words}
        />
      </header>
      <div className="with-aside">
        <FacetPanel
          action={sanctionPaths.list()}
          groups={found.groups}
          keep={found.words ? [{ name: 'q', value: found.words }] : []}
          active={found.active}
        />
        <div>
          <div className="stack-tight">
            <p className="result-count" role="status">
              {found.sentence}
            </p>
            <FacetOpener active={found.active} />
          </div>
          {found.rows.length > 0 ? (
            <SanctionLines rows={found.rows} />
          ) : (
            <EmptyState title={found.isFiltered ? 'Ninguna sanción coincide' : 'Todavía no hay sanciones publicadas'}>
              {found.isFiltered ? (
                <p>
                  Revise cómo se escribe, quite filtros o <TextLink href={sanctionPaths.list()}>vea todas</TextLink>.
                  Que algo no aparezca aquí no prueba que no exista una sanción en otra lista.
                </p>
              ) : (
                <p>Aparecerán en cuanto la coordinación importe una lista o un órgano interno de control publique.</p>
              )}
            </EmptyState>
          )}
          <Pagination nextHref={found.nextHref} />
          {found.firstHref ? (
            <p>
              <TextLink href={found.firstHref}>Volver a la primera página</TextLink>
            </p>
          ) : null}
        </div>
      </div>
      <PageSection id="fuentes" title="De dónde vienen">
        <ListSources lists={found.lists} />
        <p>
          «Vigente» se calcula al {found.day}, en la hora del estado: una sanción cuenta hasta el final de su último
          día.
        </p>
        <p className="cluster">
          <TextLink href={found.fileHref}>Descargar en CSV</TextLink>
          <TextLink href={sanctionPaths.api()}>Datos en JSON (API)</TextLink>
          <TextLink href={sanctionPaths.feed()}>Novedades (Atom)</TextLink>
        </p>
      </PageSection>
    </>
  )
}
