import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { formatNumber } from '#app/lib/amounts.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { loadAllMatches, readMatchQuery } from '#app/suppliers/matching/control/all-matches.server.ts'
import { OUTCOMES } from '#app/texts/matching.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'
import { AllMatches } from '#app/ui/suppliers/all-matches.tsx'

export const handle: RouteHandle = { showSearch: false, signedIn: true }

export const meta: MetaFunction = () => [{ title: 'Cotejo con sancionados · Fiscalización' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['state_auditor'] })
  const query = readMatchQuery(new URL(request.url).searchParams)
  return { query, ...(await loadAllMatches(person.id, query)) }
}

const addressOf = (base: string, query: object): string => {
  const asked = Object.entries(query).filter(([, value]) => value !== '' && value !== null)
  return asked.length === 0 ? base : `${base}?${new URLSearchParams(asked)}`
}

export default function AuditPage() {
  const { query, counts, lastRun, next, matches } = useLoaderData<typeof loader>()
  return (
    <>
      <header className="page-head">
        <h1>Cotejo con sancionados</h1>
        <p className="lead">
          Quienes participaron en lo publicado por todos los entes, frente a las listas de sanciones, en la fecha de
          cada acto.{' '}
          {lastRun ? `El último cotejo completo terminó el ${lastRun}.` : 'Todavía no hay un cotejo completo.'}
        </p>
      </header>
      <KeyFigures
        figures={Object.entries(OUTCOMES).map(([outcome, label]) => ({
          label,
          figure: formatNumber(counts[outcome] ?? 0),
        }))}
      />
      <Form method="get" className="filter-row filter-row-tight">
        <SelectField
          name="resultado"
          label="Resultado"
          defaultValue={query.resultado}
          emptyLabel="Todos"
          options={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="lista"
          label="Lista"
          defaultValue={query.lista}
          emptyLabel="Todas"
          options={[
            { value: 'sat-69b', label: 'Artículo 69-B del SAT' },
            { value: 'sfp', label: 'Directorio federal' },
            { value: 'pdn-s3', label: 'Plataforma Digital Nacional' },
            { value: 'propias', label: 'Órganos internos de control' },
          ]}
        />
        <TextField name="ente" label="Ente" help="Como está en su dirección" defaultValue={query.ente} width="short" />
        <Button look="secondary">Aplicar</Button>
      </Form>
      {matches.length === 0 ? (
        <EmptyState title="No hay coincidencias">
          <p>Con estos filtros, ninguna lista dice algo de quienes participaron.</p>
        </EmptyState>
      ) : (
        <AllMatches matches={matches} />
      )}
      <p>
        {next ? <TextLink href={addressOf('/fiscalizacion', { ...query, desde: next })}>Ver más</TextLink> : null}{' '}
        <TextLink href={addressOf('/fiscalizacion.csv', { ...query, desde: '' })} download>
          Descargar en CSV
        </TextLink>
      </p>
    </>
  )
}
