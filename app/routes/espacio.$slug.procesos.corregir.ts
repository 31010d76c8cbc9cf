import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { draftFromPublished } from '#app/capture/correct-published.server.ts'
import { readDraft } from '#app/capture/read-draft.server.ts'
import { takeStep } from '#app/capture/take-step.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** Nothing to read here: back to the list of what can be corrected. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return redirect(workspacePaths.publishedProcesses(member.entity.slug))
}

/** Opens a published process for correction: its draft again or, for an imported one, a draft made of what is public. */
export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    const draftId = await draftFromPublished(desk, String(form.get('ocid') ?? ''))
    const { draft, steps } = await readDraft(desk, draftId)
    if (steps.includes('reopen'))
      await takeStep(desk, { draftId, step: 'reopen', revision: draft.revision, comment: '' })
    return redirect(
      workspacePaths.section(desk.slug, draftId, member.roles.includes('capturer') ? 'licitacion' : 'revision'),
    )
  })
}

/** Never drawn. With it, what is refused gets a page and not bare data. */
export default function NothingHere() {
  return null
}
