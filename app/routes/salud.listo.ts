import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuseMethod } from '#app/lib/answer-machine.server.ts'

/** Ready: the database answers and the server is not stopping; 503 otherwise. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const ready = await context.isReady()
  return new Response(ready ? 'listo\n' : 'no está listo\n', {
    status: ready ? 200 : 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export const action = refuseMethod
