import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { loadOpenData } from '#app/catalog/load-open-data.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatDate } from '#app/lib/dates.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { apiPaths, paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Datos abiertos' }]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(async () => ({ ...(await loadOpenData(portalInfo().timeZone)), address: portalAddress(request) }))
}

const ADDRESSES = [
  { href: apiPaths.records({ limit: 100 }), what: 'Expedientes', text: 'Cada proceso como está hoy, con su historia.' },
  {
    href: apiPaths.releases({ limit: 100 }),
    what: 'Publicaciones',
    text: 'Todo lo publicado, en orden; siga links.next y no pierde nada.',
  },
  {
    href: apiPaths.search({ q: 'medicamentos' }),
    what: 'Búsqueda',
    text: 'Los mismos filtros que la página de procesos, en JSON.',
  },
  { href: apiPaths.entities(), what: 'Entes', text: 'El padrón, con la dirección de los datos de cada ente.' },
  {
    href: apiPaths.manifest(),
    what: 'Manifiesto',
    text: 'Cuántas publicaciones hay por ente y la huella de la última.',
  },
  {
    href: apiPaths.historicalReleases({ limit: 100 }),
    what: 'Históricos',
    text: 'Datos del pasado que no cumplen las reglas de hoy, con lo que falla.',
  },
  { href: apiPaths.openapi(), what: 'Descripción de la interfaz', text: 'OpenAPI, para programas.' },
]

export default function OpenDataPage() {
  const { releases, records, entities, historical, last, address } = useLoaderData<typeof loader>()
  const licence = useRouteLoaderData<PortalInfo>('root')?.licence
  return (
    <>
      <header className="page-head">
        <h1>Datos abiertos</h1>
        <p className="lead">
          Todo lo que se publica aquí se puede descargar y reutilizar, sin registro ni claves, en el Estándar de Datos
          para las Contrataciones Abiertas (OCDS 1.1) con el perfil mexicano EDCA-MX.
        </p>
      </header>
      <KeyFigures
        figures={[
          { label: 'Expedientes', figure: records },
          {
            label: 'Publicaciones',
            figure: releases,
            ...(last ? { note: `la última, el ${formatDate(last)}` } : {}),
          },
          { label: 'Entes que publican', figure: entities },
          { label: 'Publicaciones históricas', figure: historical, note: 'aparte, en su propia dirección' },
        ]}
      />
      <PageSection id="direcciones" title="Direcciones">
        <DataTable
          caption="Direcciones de los datos"
          hideCaption
          rows={ADDRESSES}
          rowKey={({ href }) => href}
          columns={[
            {
              key: 'what',
              heading: 'Qué',
              isRowHeading: true,
              cell: ({ what, href }) => <TextLink href={href}>{what}</TextLink>,
            },
            { key: 'text', heading: 'Para qué', cell: ({ text }) => text },
            { key: 'href', heading: 'Dirección', cell: ({ href }) => <code>{href}</code> },
          ]}
        />
        <p>
          Cada ente tiene además las suyas: están al final de <TextLink href={paths.entities()}>su página</TextLink>,
          con un aviso Atom de lo nuevo.
        </p>
      </PageSection>
      <PageSection id="ejemplo" title="Cómo bajarlo todo">
        <ol className="prose">
          <li>Pida la primera página de publicaciones.</li>
          <li>
            Siga la dirección que viene en <code>links.next</code> hasta que ya no venga.
          </li>
          <li>Otro día, continúe desde el último cursor: sólo llegará lo nuevo.</li>
        </ol>
        <pre>
          <code>{`curl "${address}/api/v1/releases?limit=1000"\ncurl "${address}/api/v1/releases?since=2026-01-01T00:00:00-06:00"\ncurl -H 'If-None-Match: "…"' "${address}/api/v1/manifest"`}</code>
        </pre>
      </PageSection>
      <PageSection id="condiciones" title="Condiciones">
        <ul className="prose">
          {licence ? (
            <li>
              Licencia: <TextLink href={licence.url}>{licence.name}</TextLink>.
            </li>
          ) : null}
          <li>
            Lea la <TextLink href={paths.publicationPolicy()}>política de publicación</TextLink>: qué se publica,
            cuándo, cómo se corrige y qué datos personales se protegen.
          </li>
          <li>
            El <TextLink href={paths.dictionary()}>diccionario de datos</TextLink> dice qué significa cada dato.
          </li>
        </ul>
      </PageSection>
    </>
  )
}
