import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { countOf } from '#app/lib/amounts.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { loadDesk, readDeskFilter } from '#app/roster/read-desk.server.ts'
import { sphereName } from '#app/texts/entities.ts'
import { STATUS_OPTIONS } from '#app/texts/roster.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { EntityTable } from '#app/ui/roster/entity-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Entes · Operación del portal' }]

const LACKS = [
  { value: 'sin-administrador', label: 'Sin administrador' },
  { value: 'sin-personas', label: 'Sin personas' },
  { value: 'sin-publicar', label: 'Sin publicaciones' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStateRole(request, { anyOf: ['platform_admin'] })
  const filter = readDeskFilter(new URL(request.url).searchParams)
  const zone = portalInfo().timeZone
  const { total, entities } = await asPage(() => loadDesk(filter))
  return {
    filter,
    total,
    entities: entities.map(({ slug, name, key, sphere, status, members, admins, releases, lastSignAt }) => ({
      ...{ slug, name, key, status, members, admins, releases, sphere: sphereName(sphere) },
      lastSign: lastSignAt ? formatInstant(readPostgresInstant(lastSignAt), zone) : null,
    })),
  }
}

export default function DeskEntitiesPage() {
  const { filter, total, entities } = useLoaderData<typeof loader>()
  const narrowed = filter.text !== '' || filter.status !== '' || filter.lack !== ''
  return (
    <>
      <div className="work-head">
        <h1>Entes</h1>
        <ButtonRow>
          <LinkButton href={platformPaths.newEntity()} look="primary">
            Agregar un ente
          </LinkButton>
          <LinkButton href={platformPaths.rosterFile()} look="quiet" download>
            Descargar el padrón (CSV)
          </LinkButton>
        </ButtonRow>
      </div>
      <Form method="get" className="filter-row" role="search" key={JSON.stringify(filter)}>
        <TextField
          name="q"
          label="Nombre, clave o nombre anterior"
          type="search"
          width="medium"
          defaultValue={filter.text}
        />
        <SelectField
          name="estado"
          label="Estado"
          options={STATUS_OPTIONS}
          emptyLabel="Todos"
          defaultValue={filter.status}
        />
        <SelectField name="falta" label="Qué les falta" options={LACKS} emptyLabel="Todo" defaultValue={filter.lack} />
        <Button look="secondary">Buscar</Button>
      </Form>
      <p role="status">
        {narrowed ? (
          <>
            {countOf(entities.length, 'ente concuerda', 'entes concuerdan')} de {total}.{' '}
            <TextLink href={platformPaths.entities()}>Ver todos</TextLink>
          </>
        ) : (
          countOf(total, 'ente en el padrón', 'entes en el padrón')
        )}
      </p>
      {entities.length > 0 ? (
        <EntityTable entities={entities} />
      ) : (
        <EmptyState title="Ningún ente concuerda">
          <p>Pruebe con una parte del nombre, o quite los filtros.</p>
        </EmptyState>
      )}
    </>
  )
}
