import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { loadOpenData } from '#app/catalog/load-open-data.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatDate } from '#app/lib/dates.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { AddressTable } from '#app/ui/data/address-table.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'

export const meta: MetaFunction = () => [{ title: 'Datos abiertos' }]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(async () => ({ ...(await loadOpenData(portalInfo().timeZone)), address: portalAddress(request) }))
}

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
        <AddressTable />
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
          <li>Otro día, continúe desde el último cursor: solo llegará lo nuevo.</li>
        </ol>
        <pre className="commands">
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
