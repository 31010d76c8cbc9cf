import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { seeNotice } from '#app/accounts/members/notices.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { safeReturnPath } from '#app/accounts/safe-return-path.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** Only takes in that a notice was seen: its page is the desk. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug)
  throw redirect(workspacePaths.home(member.entity.slug))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug)
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ userId, entityId }) => {
    if (!(await seeNotice({ userId, entityId }, String(form.get('aviso') ?? '')))) return notFound()
    throw redirect(safeReturnPath(form.get('volver')))
  })
}

/** Never drawn; with it a refusal is a page with its sentence. */
export default function NoticePage() {
  return null
}
