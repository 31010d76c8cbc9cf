import { refuseMethod } from '#app/lib/answer-machine.server.ts'

/** Live: the process answers. Asks nothing of anybody, so that a slow database does not restart a healthy server. */
export function loader(): Response {
  return new Response('vivo\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export const action = refuseMethod
