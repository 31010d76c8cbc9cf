import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { suggestAtDesk } from '#app/suppliers/register/suggest-at-desk.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** Companies of the register that begin with what was typed where a supplier is written. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asFile(async () => {
    const member = await requireMember(request, params.slug)
    const typed = new URL(request.url).searchParams.get('q') ?? ''
    return workAtDesk(member, async (desk) =>
      Response.json({ suppliers: await suggestAtDesk(desk, typed) }, { headers: { 'Cache-Control': 'no-store' } }),
    )
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
