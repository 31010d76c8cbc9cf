import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeSuppliers } from '#app/catalog/suppliers/describe-suppliers.ts'
import { loadSuppliers } from '#app/catalog/suppliers/load-suppliers.server.ts'
import { readSupplierParams } from '#app/catalog/suppliers/read-supplier-params.ts'
import { today } from '#app/config/today.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { Chips } from '#app/ui/badges/chips.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { FacetOpener, FacetPanel } from '#app/ui/search/facet-panel.tsx'
import { SupplierTable } from '#app/ui/suppliers/supplier-table.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.words ? `«${data.words}» · Proveedores` : 'Padrón de proveedores' },
]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(async () => {
    const answer = await loadSuppliers(readSupplierParams(new URL(request.url).searchParams))
    return describeSuppliers(answer, today())
  })
}

export default function SuppliersPage() {
  const found = useLoaderData<typeof loader>()
  const active = found.chips.length
  return (
    <>
      <header className="page-head">
        <h1>Padrón de proveedores</h1>
        <p className="lead">
          Quién ha vendido a los entes del estado, con todos los nombres con que aparece en lo publicado.
        </p>
        <SearchBox
          label="Nombre o RFC"
          help="Por ejemplo: constructora del norte, o el RFC de una empresa."
          action={paths.suppliers()}
          defaultValue={found.words}
          keep={found.keepFilters}
          key={found.words}
        />
      </header>
      <div className="with-aside">
        <FacetPanel action={paths.suppliers()} groups={found.groups} keep={found.keep} active={active} />
        <div id="resultados" className="stack">
          <div className="stack-tight">
            <p className="result-count" role="status">
              {found.sentence}
            </p>
            <Chips chips={found.chips} {...(found.clearHref ? { clearHref: found.clearHref } : {})} />
            <FacetOpener active={active} />
          </div>
          {found.rows.length === 0 ? (
            <EmptyState title="Ningún proveedor concuerda">
              <p>
                Pruebe con una parte del nombre, sin la forma legal, o con el RFC completo de la empresa.{' '}
                <TextLink href={paths.suppliers()}>Ver todo el padrón</TextLink>
              </p>
            </EmptyState>
          ) : (
            <>
              <SupplierTable rows={found.rows} withFiles={found.withFiles} />
              <Pagination nextHref={found.nextHref} />
              <p className="button-row">
                {found.firstHref ? <TextLink href={found.firstHref}>Volver a la primera página</TextLink> : null}
                <TextLink href={found.fileHref}>Descargar estos proveedores (CSV)</TextLink>
              </p>
            </>
          )}
        </div>
      </div>
    </>
  )
}
