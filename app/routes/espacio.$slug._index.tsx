import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import type { Role } from '#app/accounts/person.ts'
import { loadMyWork, type Waiting } from '#app/capture/list-work.server.ts'
import { withQuery, workspacePaths } from '#app/lib/paths.ts'
import { DraftTable } from '#app/ui/capture/draft-table.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PlaceList } from '#app/ui/workspace/place-list.tsx'
import { placesAtDesk } from '#app/ui/workspace/places.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mi trabajo · ${data?.entityName ?? 'Espacio'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const work = await loadMyWork(desk)
    return {
      ...work,
      slug: desk.slug,
      entityName: member.entity.shortName,
      places: placesAtDesk(desk.slug, member.roles, member.entity.stopped !== null),
      waits: WAITING_WORDS.filter(({ role }) => member.roles.includes(role)).map(({ words }) => words),
      mayCapture: member.entity.stopped === null && member.roles.includes('capturer'),
    }
  })
}

/** What waits here for each role; who has none of them has no list of work. */
const WAITING_WORDS: readonly { role: Role; words: string }[] = [
  { role: 'capturer', words: 'los procesos por terminar y los devueltos' },
  { role: 'reviewer', words: 'los que hay que revisar' },
  { role: 'publisher', words: 'los aprobados, por publicar' },
]

const WORDS: Record<Waiting['key'], { title: string; state: string }> = {
  returned: { title: 'Devueltos con comentarios', state: 'returned' },
  review: { title: 'Por revisar', state: 'in_review' },
  publish: { title: 'Aprobados, por publicar', state: 'approved' },
  drafts: { title: 'Por terminar', state: 'draft' },
}

export default function MyWorkPage() {
  const { waiting, recent, zone, slug, mayCapture, places, waits } = useLoaderData<typeof loader>()
  const fresh = mayCapture ? (
    <LinkButton href={workspacePaths.newProcess(slug)} look="primary">
      Proceso nuevo
    </LinkButton>
  ) : null
  return (
    <>
      <div className="work-head">
        <h1>Mi trabajo</h1>
        {fresh}
      </div>
      <div className="work-columns">
        {waiting.map(({ key, lines, total }) => (
          <section key={key} aria-labelledby={`espera-${key}`}>
            <h2 id={`espera-${key}`}>
              {WORDS[key].title} <span className="rail-count number">{total}</span>
            </h2>
            <DraftTable caption={WORDS[key].title} slug={slug} zone={zone} drafts={lines} />
            {total > lines.length ? (
              <p>
                <TextLink href={withQuery(workspacePaths.processes(slug), { estado: WORDS[key].state })}>
                  Ver los {total}
                </TextLink>
              </p>
            ) : null}
          </section>
        ))}
        {waiting.length === 0 && waits.length > 0 ? (
          <EmptyState title="No hay nada que espere por usted">
            <p>Aquí aparecerán {waits.join(', ')}.</p>
          </EmptyState>
        ) : null}
        {waiting.length === 0 ? (
          <PlaceList id="lugares" title="Lo que puede hacer en este espacio" places={places} />
        ) : null}
        {recent.length > 0 ? (
          <section aria-labelledby="recientes">
            <h2 id="recientes">Movimiento reciente del ente</h2>
            <DraftTable caption="Movimiento reciente del ente" slug={slug} zone={zone} drafts={recent} />
          </section>
        ) : null}
      </div>
    </>
  )
}
