import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { answerSave, surroundingsOf } from '#app/capture/answer-save.server.ts'
import { postedOf } from '#app/capture/form/parse-form.ts'
import { SECTIONS, sectionOf } from '#app/capture/form/sections.ts'
import { readDraft } from '#app/capture/read-draft.server.ts'
import { drawSection } from '#app/capture/section-page.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { keptOnPage } from '#app/ui/capture/kept-on-page.ts'
import { SectionScreen } from '#app/ui/capture/section-screen.tsx'
import { withStops } from '#app/workflows/matching/draft-stops.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** A form with long lists, and beside it what it was drawn from; the host allows as much (app/server/limit-requests.ts). */
const FORM_BYTES = 4 * 1024 * 1024

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.section.title} · ${data.draft.title || 'Proceso sin título'}` : 'Proceso no encontrado' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const section = sectionOf(params.section) ?? notFound()
    const open = await readDraft(desk, params.id ?? '')
    const { id, ocid, title, method, state } = open.draft
    const next = SECTIONS[SECTIONS.indexOf(section) + 1]
    return withStops(desk, id, {
      slug: desk.slug,
      token: member.token,
      person: member.person.id,
      draft: { id, ocid, title, method, state },
      section: drawSection(open, section),
      surroundings: surroundingsOf(open, desk),
      mayEdit: open.steps.includes('save'),
      returnedWith: open.returnedWith,
      next: next ? { key: next.key, title: next.title } : null,
    })
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug)
  const form = await readGuardedForm(request, member, { maxBytes: FORM_BYTES })
  return workAtDesk(member, async (desk) => {
    const section = sectionOf(params.section) ?? notFound()
    const draftId = params.id ?? ''
    const intent = String(form.get('@intent') ?? 'guardar')
    const answer = await answerSave(desk, { draftId, section, posted: postedOf(form), intent })
    if (answer.kind === 'moved') {
      const goesOn = intent === 'guardar-y-seguir' ? SECTIONS[SECTIONS.indexOf(section) + 1] : undefined
      const page = workspacePaths.section(desk.slug, draftId, (goesOn ?? section).key)
      return redirect(answer.anchor && !goesOn ? `${page}#${answer.anchor}` : page)
    }
    const shown = 'surroundings' in answer ? await withStops(desk, draftId, answer) : answer
    return data(shown, { status: shown.kind === 'autosaved' ? 200 : shown.status })
  })
}

/** Whatever goes wrong on the way, the page stays with what was typed and says so. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>()
  } catch (error) {
    return keptOnPage(error, new URL(request.url).pathname)
  }
}

/**
 * Saving in the background answers with all that changes; the form on the page stays as it is. Unless one is on the way to another
 * address by then: the router ends that navigation with what is loaded here, so not loading would leave the old page there.
 */
export const shouldRevalidate: ShouldRevalidateFunction = (asked) =>
  asked.formData?.get('@intent') === 'autoguardar' && asked.currentUrl.href === asked.nextUrl.href
    ? false
    : asked.defaultShouldRevalidate

export default function SectionPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof clientAction>()
  const redrawn = answer?.kind === 'redrawn' && answer.section.key === page.section.key ? answer : null
  const refusal = answer?.kind === 'refused' ? answer.sentence : null
  return <SectionScreen page={page} redrawn={redrawn} refusal={refusal} key={`${page.draft.id}-${page.section.key}`} />
}
