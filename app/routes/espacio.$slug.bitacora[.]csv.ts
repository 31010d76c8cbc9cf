import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireMember } from '#app/accounts/guards.server.ts'
import { loadWholeLog, readLogQuery } from '#app/audit/read-log.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { logAsCsv } from '#app/workflows/export-log.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

/** The log of the entity as a file. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return asFile(async () => {
    const member = await requireMember(request, params.slug, { anyOf: ['entity_admin', 'internal_control'] })
    return workAtDesk(member, async (desk) => {
      const { query } = readLogQuery(new URL(request.url).searchParams)
      const body = logAsCsv(await loadWholeLog(desk, query, portalInfo().timeZone))
      const name = `bitacora-${desk.slug}.csv`
      return new Response(body, {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${name}"`,
          'Cache-Control': 'no-store',
        },
      })
    })
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
