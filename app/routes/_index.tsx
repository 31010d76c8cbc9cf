import type { MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { loadFrontPage } from '#app/catalog/profiles/load-front-page.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { ProcessLines } from '#app/ui/profiles/process-lines.tsx'
import { SectionGrid } from '#app/ui/profiles/section-grid.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = ({ matches }) => {
  const root = matches.find(({ id }) => id === 'root')?.data as PortalInfo | undefined
  return [
    { title: root?.title ?? 'Portal Único de Contrataciones Públicas Abiertas' },
    {
      name: 'description',
      content: 'Qué compran los entes públicos del estado, a quién, a qué precio y con qué recurso.',
    },
  ]
}

export function loader() {
  return asPage(() => loadFrontPage(portalInfo().timeZone))
}

export default function HomePage() {
  const { year, latest } = useLoaderData<typeof loader>()
  const portal = useRouteLoaderData<PortalInfo>('root')
  return (
    <>
      <header className="page-head home-head">
        <h1>En qué se gasta el dinero público{portal?.stateName ? ` de ${portal.stateName}` : ''}</h1>
        <p className="lead">Cada compra de los entes públicos, de la planeación al último pago.</p>
        <SearchBox label="Busque una compra, una empresa o un ente" size="large" />
      </header>
      {year ? (
        <section aria-labelledby="cifras">
          <h2 id="cifras" className="visually-hidden">
            {year.year} en cuatro cifras
          </h2>
          <KeyFigures
            figures={[
              { label: `Procesos en ${year.year}`, figure: <TextLink href={year.href}>{year.processes}</TextLink> },
              {
                label: 'Por un monto de',
                figure: year.amount,
                note: 'Lo contratado o, si aún no hay contrato, lo adjudicado o estimado',
              },
              {
                label: 'Por adjudicación directa',
                figure: <TextLink href={year.directHref}>{year.direct}</TextLink>,
                note: 'de los procesos',
              },
              { label: 'Entes que publicaron', figure: year.entities },
            ]}
          />
        </section>
      ) : null}
      <section className="page-section" aria-labelledby="ultimo">
        <h2 id="ultimo">Lo último que se publicó</h2>
        {latest.length === 0 ? (
          <EmptyState title="Todavía no se publica ningún proceso">
            <p>En cuanto un ente publique, aparecerá aquí.</p>
          </EmptyState>
        ) : (
          <>
            <ProcessLines lines={latest} id="ultimos-procesos" />
            <p className="section-more">
              <TextLink href={paths.search()}>Ver todos los procesos</TextLink>
            </p>
          </>
        )}
      </section>
      <SectionGrid />
    </>
  )
}
