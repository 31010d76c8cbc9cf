import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { loadDraftPage, readListQuery } from '#app/capture/list-work.server.ts'
import { withQuery, workspacePaths } from '#app/lib/paths.ts'
import { draftStateWord } from '#app/texts/processes.ts'
import { DraftTable } from '#app/ui/capture/draft-table.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button, LinkButton } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TabLinks } from '#app/ui/layout/tab-links.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Procesos · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const { after, ...query } = readListQuery(new URL(request.url).searchParams)
    const page = await loadDraftPage(desk, { ...query, after })
    return { ...page, query, isFirst: after === null, slug: desk.slug, mayCapture: member.roles.includes('capturer') }
  })
}

const STATES = ['draft', 'returned', 'in_review', 'approved', 'published'] as const

export default function ProcessesPage() {
  const { lines, next, counts, query, isFirst, slug, zone, mayCapture } = useLoaderData<typeof loader>()
  const address = (change: Record<string, string | null>) =>
    withQuery(workspacePaths.processes(slug), {
      estado: query.states[0] ?? null,
      q: query.text,
      orden: query.sort === 'titulo' ? 'titulo' : null,
      ...change,
    })
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const state = query.states.length === 1 ? query.states[0] : null
  const fresh = mayCapture ? (
    <LinkButton href={workspacePaths.newProcess(slug)} look="primary">
      Proceso nuevo
    </LinkButton>
  ) : null
  return (
    <>
      <div className="work-head">
        <h1>Procesos</h1>
        {fresh}
      </div>
      <TabLinks
        label="Estado"
        items={[
          { href: address({ estado: null }), label: 'Todos', count: all, current: state === null },
          ...STATES.map((one) => ({
            href: address({ estado: one }),
            label: draftStateWord(one),
            count: counts[one],
            current: state === one,
          })),
        ]}
      />
      <Form method="get" className="filter-row" role="search">
        {state ? <input type="hidden" name="estado" value={state} /> : null}
        <TextField
          name="q"
          label="Título o expediente"
          type="search"
          width="medium"
          defaultValue={query.text}
          key={query.text}
        />
        <SelectField
          name="orden"
          label="Orden"
          defaultValue={query.sort}
          key={query.sort}
          options={[
            { value: 'recientes', label: 'Último cambio' },
            { value: 'titulo', label: 'Título' },
          ]}
        />
        <Button look="secondary">Aplicar</Button>
      </Form>
      {lines.length > 0 ? (
        <DraftTable caption="Procesos del ente" slug={slug} zone={zone} drafts={lines} />
      ) : (
        <EmptyState
          title={all === 0 ? 'Todavía no hay procesos en su ente' : 'Ningún proceso cumple con esos filtros'}
          actions={all === 0 ? null : <LinkButton href={workspacePaths.processes(slug)}>Quitar los filtros</LinkButton>}
        >
          <p>
            {all === 0
              ? 'El primero se crea en un minuto: procedimiento, expediente y título.'
              : 'Revise lo que escribió o elija otro estado.'}
          </p>
        </EmptyState>
      )}
      <Pagination previousHref={isFirst ? null : address({})} nextHref={next ? address({ desde: next }) : null} />
    </>
  )
}
