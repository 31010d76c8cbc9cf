import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { loadLog, readLogQuery } from '#app/audit/read-log.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { knownActs } from '#app/texts/audit.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { LogTable } from '#app/ui/workspace/log-table.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Bitácora · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['entity_admin', 'internal_control'] })
  return workAtDesk(member, async (desk) => {
    const { query, before } = readLogQuery(new URL(request.url).searchParams)
    const zone = portalInfo().timeZone
    const page = await loadLog(desk, query, zone, before)
    return { ...page, query, isFirst: before === null, slug: desk.slug, zone, acts: knownActs() }
  })
}

export default function LogPage() {
  const { lines, next, actors, query, isFirst, slug, zone, acts } = useLoaderData<typeof loader>()
  const { action, actor, from, until } = query
  const asked = { acto: action, persona: actor, desde: from, hasta: until }
  const isFiltered = Object.values(asked).some((value) => value !== '')
  return (
    <>
      <div className="work-head">
        <h1>Bitácora</h1>
      </div>
      <p className="lead">
        Quién hizo qué en el ente, y cuándo. Nadie puede cambiarla ni borrarla: cada entrada lleva la huella de la
        anterior, y la última de cada día se publica.
      </p>
      <Form method="get" className="filter-row filter-row-tight" key={JSON.stringify(asked)}>
        <SelectField
          name="acto"
          label="Qué se hizo"
          defaultValue={action}
          emptyLabel="Todo"
          options={acts.map(({ action: value, words: label }) => ({ value, label }))}
        />
        <SelectField
          name="persona"
          label="Quién"
          defaultValue={actors.some(({ id }) => id === actor) ? actor : ''}
          emptyLabel="Todas las personas"
          options={actors.map(({ id: value, name: label }) => ({ value, label }))}
        />
        <DateField name="desde" label="Desde el día" defaultValue={from} />
        <DateField name="hasta" label="Hasta el día" defaultValue={until} />
        <Button look="secondary">Aplicar</Button>
      </Form>
      {lines.length > 0 ? (
        <>
          <LogTable slug={slug} zone={zone} lines={lines} />
          <p>
            <TextLink href={workspacePaths.logFile(slug, asked)} download>
              Descargar estas entradas en CSV
            </TextLink>
          </p>
        </>
      ) : (
        <EmptyState title={isFiltered ? 'Ninguna entrada cumple con esos filtros' : 'Todavía no hay entradas'}>
          <p>
            {isFiltered
              ? 'Cambie los filtros, o quítelos para ver toda la bitácora.'
              : 'Aparecerán en cuanto alguien cree, revise o publique un proceso.'}
          </p>
        </EmptyState>
      )}
      <Pagination
        previousHref={isFirst ? null : workspacePaths.log(slug, asked)}
        nextHref={next === null ? null : workspacePaths.log(slug, { ...asked, antes: next })}
      />
    </>
  )
}
