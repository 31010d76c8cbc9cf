import type { LoaderFunctionArgs } from '@remix-run/node'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { sanctionsCsv } from '#app/workflows/export-sanctions.server.ts'

/** What `/sancionados` shows as a file, with the same parameters. */
export function loader({ request }: LoaderFunctionArgs) {
  return asFile(async () => {
    const lines = sanctionsCsv(new URL(request.url).searchParams, portalInfo().timeZone)
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: async () => void (await lines.return(undefined)),
    })
    return new Response(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="sancionados.csv"',
        'Cache-Control': 'public, no-cache',
      },
    })
  })
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
