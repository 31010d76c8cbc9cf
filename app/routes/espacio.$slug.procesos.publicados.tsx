import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { loadPublishedPage, readPlace } from '#app/capture/list-work.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { paths, withQuery, workspacePaths } from '#app/lib/paths.ts'
import { methodWord } from '#app/texts/processes.ts'
import { HistoricalBadge } from '#app/ui/badges/status-badge.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Corregir lo publicado · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  return workAtDesk(member, async (desk) => {
    const query = new URL(request.url).searchParams
    const text = (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, 200)
    const after = readPlace(query.get('desde'))
    return {
      ...(await loadPublishedPage(desk, { text, after })),
      text,
      isFirst: after === null,
      slug: desk.slug,
      token: member.token,
    }
  })
}

export default function PublishedPage() {
  const { lines, next, text, isFirst, slug, zone, token } = useLoaderData<typeof loader>()
  const address = (desde: string | null) => withQuery(workspacePaths.publishedProcesses(slug), { q: text, desde })
  const columns = [
    {
      key: 'title',
      heading: 'Proceso',
      isRowHeading: true,
      cell: (line: (typeof lines)[number]) => (
        <>
          <TextLink href={paths.process(line.ocid)}>{line.title || 'Sin título'}</TextLink>
          <span className="draft-ocid">{line.ocid}</span>
        </>
      ),
    },
    { key: 'method', heading: 'Procedimiento', cell: (line: (typeof lines)[number]) => methodWord(line.method) },
    {
      key: 'published',
      heading: 'Publicado',
      cell: (line: (typeof lines)[number]) => formatInstant(line.publishedAt, zone),
    },
    {
      key: 'correct',
      heading: 'Corregir',
      cell: (line: (typeof lines)[number]) =>
        line.historical ? (
          <HistoricalBadge />
        ) : (
          <Form method="post" action={workspacePaths.correct(slug)}>
            <TokenField token={token} />
            <input type="hidden" name="ocid" value={line.ocid} />
            <Button look="quiet">
              Corregir<span className="visually-hidden"> {line.title}</span>
            </Button>
          </Form>
        ),
    },
  ]
  return (
    <>
      <h1>Corregir lo publicado</h1>
      <p className="lead">
        Lo publicado no se borra: la corrección sale como una publicación nueva, y ambas quedan a la vista.
      </p>
      <Form method="get" className="filter-row" role="search">
        <TextField name="q" label="Palabras del proceso" type="search" width="medium" defaultValue={text} key={text} />
        <Button look="secondary">Buscar</Button>
      </Form>
      {lines.length > 0 ? (
        <DataTable
          dense
          caption="Procesos publicados del ente"
          hideCaption
          columns={columns}
          rows={lines}
          rowKey={({ ocid }) => ocid}
        />
      ) : (
        <EmptyState title={text ? 'Nada publicado tiene esas palabras' : 'Su ente todavía no ha publicado procesos'} />
      )}
      <Pagination previousHref={isFirst ? null : address(null)} nextHref={next ? address(next) : null} />
    </>
  )
}
