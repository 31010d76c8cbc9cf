import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { exportRoster } from '#app/roster/read-desk.server.ts'

/** The roster as the file that the screen and `portal entities sync` read. With a byte order mark, for spreadsheets. */
export function loader({ request }: LoaderFunctionArgs) {
  return asFile(async () => {
    await requireStateRole(request, { anyOf: ['platform_admin'] })
    return new Response(`\uFEFF${await exportRoster()}`, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="padron.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
