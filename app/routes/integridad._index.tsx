import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatNumber } from '#app/lib/amounts.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { loadBadgeList } from '#app/suppliers/integrity/public/list-badges.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { BadgeMeaning } from '#app/ui/integrity/badge-meaning.tsx'
import { BadgeSearch } from '#app/ui/integrity/badge-search.tsx'
import { BadgeTable } from '#app/ui/integrity/badge-table.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'

export const meta: MetaFunction = () => [
  { title: 'Padrón de integridad empresarial' },
  {
    name: 'description',
    content: 'Empresas con insignia de integridad: quién la tiene, desde cuándo y si sigue vigente.',
  },
]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(() => loadBadgeList(new URL(request.url).searchParams))
}

export default function IntegrityPage() {
  const { total, counts, lines, words, state, nextHref, firstHref } = useLoaderData<typeof loader>()
  return (
    <>
      <header className="page-head">
        <h1>Padrón de integridad empresarial</h1>
        <p className="lead">
          Empresas que mostraron, con evidencia revisada por dos personas, los siete elementos de una política de
          integridad. Cada insignia vale cuatro años, se actualiza cada año y se suspende en cuanto aparece una sanción
          firme.
        </p>
        <p>
          <LinkButton href={integrityPaths.applicant()}>Solicitar la insignia para mi empresa</LinkButton>
        </p>
      </header>
      {total === 0 ? (
        <EmptyState title="Todavía ninguna empresa tiene la insignia">
          <p>
            Cuando se otorgue la primera aparecerá aquí con su folio, sus fechas y su historia. Mientras tanto, que una
            empresa no esté en esta lista no dice nada malo de ella.
          </p>
        </EmptyState>
      ) : (
        <>
          <KeyFigures
            figures={[
              { label: 'Vigentes hoy', figure: formatNumber(counts.inForce) },
              { label: 'Suspendidas', figure: formatNumber(counts.suspended) },
              { label: 'Vencidas o retiradas', figure: formatNumber(counts.ended) },
            ]}
          />
          <PageSection id="insignias" title="Insignias">
            <BadgeSearch words={words} state={state} />
            {lines.length === 0 ? (
              <EmptyState
                title="Ninguna insignia concuerda"
                actions={<TextLink href={integrityPaths.home()}>Ver todas</TextLink>}
              >
                <p>Pruebe con una parte del nombre, con el RFC o con el folio que aparece junto al código QR.</p>
              </EmptyState>
            ) : (
              <BadgeTable lines={lines} />
            )}
            <Pagination nextHref={nextHref} previousHref={null} label="Más insignias" />
            {firstHref ? (
              <p>
                <TextLink href={firstHref}>Volver a la primera página</TextLink>
              </p>
            ) : null}
          </PageSection>
        </>
      )}
      <BadgeMeaning />
    </>
  )
}
