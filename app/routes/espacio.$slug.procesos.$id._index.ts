import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readDraft } from '#app/capture/read-draft.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** Opens a process where the work is: its forms for who may write in them, its review for everybody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  return workAtDesk(member, async (desk) => {
    const { draft, steps } = await readDraft(desk, params.id ?? '')
    return redirect(workspacePaths.section(desk.slug, draft.id, steps.includes('save') ? 'licitacion' : 'revision'))
  })
}

/** Never drawn. With it, a process that is not there gets a page and not bare data. */
export default function NothingHere() {
  return null
}
