import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { everyMatch, readMatchQuery } from '#app/suppliers/matching/control/all-matches.server.ts'
import { matchesAsCsv } from '#app/workflows/matching/export-matches.server.ts'

/** The matches of all entities as a file. */
export function loader({ request }: LoaderFunctionArgs) {
  return asFile(async () => {
    const person = await requireStateRole(request, { anyOf: ['state_auditor'] })
    const body = matchesAsCsv(await everyMatch(person.id, readMatchQuery(new URL(request.url).searchParams)))
    return new Response(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="cotejo.csv"',
        'Cache-Control': 'no-store',
      },
    })
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
