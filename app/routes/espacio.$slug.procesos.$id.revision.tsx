import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { surroundingsOf } from '#app/capture/answer-save.server.ts'
import { SECTIONS } from '#app/capture/form/sections.ts'
import { readDraft } from '#app/capture/read-draft.server.ts'
import { drawSection } from '#app/capture/section-page.ts'
import { type ReviewStep, takeStep } from '#app/capture/take-step.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { DraftHead } from '#app/ui/capture/draft-head.tsx'
import { EventList } from '#app/ui/capture/event-list.tsx'
import { ReviewSection } from '#app/ui/capture/review-section.tsx'
import { StepsBox } from '#app/ui/capture/steps-box.tsx'
import { EightAnswers } from '#app/ui/process/eight-answers.tsx'
import { FindingsList } from '#app/ui/workspace/findings-list.tsx'
import { withStops } from '#app/workflows/matching/draft-stops.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Revisión · ${data.draft.title || 'Proceso sin título'}` : 'Proceso no encontrado' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const open = await readDraft(desk, params.id ?? '')
    const { id, ocid, title, method, state, revision, errorCount } = open.draft
    return withStops(desk, id, {
      slug: desk.slug,
      token: member.token,
      draft: { id, ocid, title, method, state, revision, errorCount },
      surroundings: surroundingsOf(open, desk),
      sections: SECTIONS.map((section) => drawSection(open, section)).map(({ key, title, form }) => ({
        key,
        title,
        form,
      })),
      steps: open.steps,
      events: open.events.map((event) => ({ ...event, at: formatInstant(event.at, open.settings.zone) ?? '' })),
    })
  })
}

const STEPS: readonly string[] = ['submit', 'return', 'approve', 'reopen', 'comment'] satisfies ReviewStep[]

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    const [step, comment] = [String(form.get('paso') ?? ''), String(form.get('comentario') ?? '')]
    const draftId = params.id ?? ''
    if (!STEPS.includes(step))
      return data({ sentence: 'No se reconoció el botón. Vuelva a intentarlo.', comment }, { status: 400 })
    try {
      await takeStep(desk, { draftId, step: step as ReviewStep, comment, revision: Number(form.get('revision')) })
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ sentence: error.sentence, comment }, { status: error.status })
    }
    const goesOn = step === 'reopen' && member.roles.includes('capturer') ? 'licitacion' : 'revision'
    return redirect(workspacePaths.section(desk.slug, draftId, goesOn))
  })
}

export default function ReviewPage() {
  const { slug, token, draft, surroundings, sections, steps, events } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <DraftHead
        slug={slug}
        draft={draft}
        view="revision"
        section="licitacion"
        findingCount={surroundings.findings.length}
      />
      <div className="review-columns">
        <div className="review-document">
          {sections.map(({ key, title, form }) => (
            <section key={key} aria-labelledby={`etapa-${key}`}>
              <h2 id={`etapa-${key}`}>{title}</h2>
              <ReviewSection form={form} emptySentence="Sin datos en esta etapa." />
            </section>
          ))}
        </div>
        <div className="stack review-side">
          <StepsBox
            token={token}
            draft={draft}
            steps={steps}
            publishHref={workspacePaths.section(slug, draft.id, 'publicar')}
            refused={refused ?? null}
          />
          <EightAnswers answers={surroundings.answers} look="rail" />
          <FindingsList findings={surroundings.findings} />
          <EventList events={events} />
        </div>
      </div>
    </>
  )
}
