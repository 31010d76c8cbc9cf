import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readHistory } from '#app/capture/read-history.server.ts'
import { loadChanges } from '#app/catalog/process/load-changes.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { DraftHead } from '#app/ui/capture/draft-head.tsx'
import { EventList } from '#app/ui/capture/event-list.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { Diff } from '#app/ui/process/diff.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Historial · ${data.draft.title || 'Proceso sin título'}` : 'Proceso no encontrado' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const { draft, events, releases, zone } = await readHistory(desk, params.id ?? '')
    const query = new URL(request.url).searchParams
    const compared =
      releases.length > 1 ? await loadChanges(draft.ocid, query.get('de') || null, query.get('a') || null, zone) : null
    const { id, ocid, title, method, state, errorCount, warningCount } = draft
    return {
      slug: desk.slug,
      draft: { id, ocid, title, method, state },
      findingCount: errorCount + warningCount,
      events: events.map((event) => ({ ...event, at: formatInstant(event.at, zone) ?? '' })),
      releases: releases.map(({ releaseId, tags, publishedAt }) => ({
        releaseId,
        tags: tags.map((tag) => titleOfCode('releaseTag', tag)).join(', '),
        at: formatInstant(publishedAt, zone) ?? '',
      })),
      compared,
    }
  })
}

export default function HistoryPage() {
  const { slug, draft, findingCount, events, releases, compared } = useLoaderData<typeof loader>()
  const options = (compared?.releases ?? []).map(({ id, label }) => ({ value: id, label }))
  return (
    <>
      <DraftHead slug={slug} draft={draft} view="historial" section="licitacion" findingCount={findingCount} />
      <div className="review-columns">
        <div className="stack">
          <h2>Publicaciones</h2>
          {releases.length === 0 ? (
            <EmptyState title="Todavía no se publica">
              <p>Cuando se publique, aquí se verá cada publicación y qué cambió entre dos de ellas.</p>
            </EmptyState>
          ) : (
            <>
              <ol className="events">
                {releases.map(({ releaseId, tags, at }) => (
                  <li key={releaseId}>
                    <span className="number">{at}</span> · {tags} <span className="draft-ocid">{releaseId}</span>
                  </li>
                ))}
              </ol>
              <p>
                <TextLink href={paths.process(draft.ocid)}>Ver como lo ve la ciudadanía</TextLink>
              </p>
            </>
          )}
          {compared ? (
            <>
              <h2>Qué cambió</h2>
              <Form method="get" className="filter-row">
                <SelectField
                  name="de"
                  label="Desde la publicación"
                  options={options}
                  defaultValue={compared.from ?? ''}
                  key={`de-${compared.from}`}
                />
                <SelectField
                  name="a"
                  label="Hasta la publicación"
                  options={options}
                  defaultValue={compared.to ?? ''}
                  key={`a-${compared.to}`}
                />
                <Button look="secondary">Comparar</Button>
              </Form>
              <Diff changes={compared.changes} />
              {compared.more > 0 ? <p className="quiet">Y {compared.more} cambios más.</p> : null}
            </>
          ) : null}
        </div>
        <EventList events={events} />
      </div>
    </>
  )
}
