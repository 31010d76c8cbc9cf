import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadEntities } from '#app/catalog/profiles/load-entities.server.ts'
import { countOf, formatNumber } from '#app/lib/amounts.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction = () => [{ title: 'Entes que contratan' }]

export function loader({ request }: LoaderFunctionArgs) {
  return asPage(() => loadEntities(new URL(request.url).searchParams.get('q') ?? ''))
}

export default function EntitiesPage() {
  const { words, total, publishing, shown, groups } = useLoaderData<typeof loader>()
  return (
    <>
      <header className="page-head">
        <h1>Entes que contratan</h1>
        <p className="lead">
          {countOf(total, 'ente', 'entes')} en el padrón; {formatNumber(publishing)} ya{' '}
          {publishing === 1 ? 'publica' : 'publican'} sus contrataciones.
        </p>
        <SearchBox label="Nombre del ente" action={paths.entities()} defaultValue={words} key={words} />
        {words ? (
          <p role="status">
            {countOf(shown, 'ente concuerda', 'entes concuerdan')} con «{words}».{' '}
            <TextLink href={paths.entities()}>Ver todos</TextLink>
          </p>
        ) : null}
      </header>
      {groups.length === 0 ? (
        <EmptyState title="Ningún ente concuerda">
          <p>Pruebe con una parte del nombre, por ejemplo «salud» o «ayuntamiento».</p>
        </EmptyState>
      ) : null}
      {groups.map(({ key, title, entities }) => (
        <section key={key} className="page-section" aria-labelledby={`ambito-${key}`}>
          <h2 id={`ambito-${key}`}>{title}</h2>
          <ul className="entity-list plain-list">
            {entities.map(({ key: slug, name, href, processes, historical, closed, suspended, byFormerName }) => (
              <li key={slug} className="entity-line">
                <span>
                  <TextLink href={href}>{name}</TextLink> {closed ? <Badge>Ya no existe</Badge> : null}
                  {suspended ? <Badge tone="warning">Suspendido</Badge> : null}
                  {byFormerName ? <span className="small quiet"> Concuerda con un nombre anterior</span> : null}
                </span>
                <span className={processes + historical > 0 ? 'number' : 'no-data'}>
                  {processes > 0 ? countOf(processes, 'proceso', 'procesos') : historical > 0 ? '' : 'Aún no publica'}
                  {historical > 0
                    ? ` ${processes > 0 ? '+ ' : ''}${countOf(historical, 'histórico', 'históricos')}`
                    : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
