import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { exportFindings } from '#app/workflows/importing/export-findings.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** The findings of an import as CSV. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  asFile(async () => {
    const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
    const query = new URL(request.url).searchParams
    return workAtDesk(member, (desk) => exportFindings(desk, params.id ?? '', query, 'csv'))
  })

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
