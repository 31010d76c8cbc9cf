import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { showStop, showWarning } from '#app/suppliers/matching/stops/show-stop.ts'
import { DraftHead } from '#app/ui/capture/draft-head.tsx'
import { StopList } from '#app/ui/suppliers/stop-list.tsx'
import { readDraftStops, writeReason } from '#app/workflows/matching/draft-stops.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sancionados · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const { draft, stops, warnings, mayWrite } = await readDraftStops(desk, params.id ?? '')
    const { id, ocid, title, method, state, revision, findings } = draft
    return {
      slug: desk.slug,
      token: member.token,
      draft: { id, ocid, title, method, state, revision },
      findingCount: findings.length + stops.length + warnings.length,
      stops: stops.map(showStop),
      warnings: warnings.map(showWarning),
      mayWrite,
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    const text = (name: string) => String(form.get(name) ?? '').replaceAll('\u0000', '')
    const draftId = params.id ?? ''
    const [path, sanctionId] = [text('lugar'), text('sancion')]
    const typed = { rationale: text('razon').slice(0, 5000), legalBasis: text('fundamento').slice(0, 1000) }
    try {
      await writeReason(desk, { ...typed, draftId, path, sanctionId, revision: Number(form.get('revision')) })
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ sentence: error.sentence, key: `${path} ${sanctionId}`, ...typed }, { status: error.status })
    }
    return redirect(workspacePaths.section(desk.slug, draftId, 'sanciones'))
  })
}

export default function StopsPage() {
  const { slug, token, draft, findingCount, stops, warnings, mayWrite } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <DraftHead slug={slug} draft={draft} view="revision" section="adjudicacion" findingCount={findingCount} />
      <StopList
        {...{ token, stops, warnings, mayWrite, revision: draft.revision, refused: refused ?? null }}
        awardHref={workspacePaths.section(slug, draft.id, 'adjudicacion')}
      />
    </>
  )
}
