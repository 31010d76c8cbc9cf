import { Writable } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '#app/lib/log.server.ts'
import { loggablePath } from '#app/lib/logging/loggable-path.ts'
import { NonceProvider } from '#app/ui/layout/nonce-context.ts'

const ABORT_AFTER_MS = 5_000
export const streamTimeout = ABORT_AFTER_MS + 1_000

/** Pages carry a nonce, so no shared cache may keep them; what a person's work screens show is not kept at all. */
function cacheControlOf(url: string): string {
  return /^\/(espacio|cuenta|coordinacion|fiscalizacion|plataforma|ingresar|salir|invitacion|recuperar|bandeja-de-salida)(\/|\.data$|$)/.test(
    new URL(url).pathname,
  )
    ? 'no-store'
    : 'private, no-cache'
}

/**
 * Draws a document, whole before it is sent: no page waits for parts of itself, and one piece through compression and sockets takes a
 * fifth less of the server's time than the forty that React writes. The abort timer is always cleared.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.nonce
  return new Promise((resolve, reject) => {
    let problem: unknown
    let answerStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          if (problem !== undefined) log().error({ err: problem }, 'a part of a page failed')
          headers.set('Content-Type', 'text/html; charset=utf-8')
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', cacheControlOf(request.url))
          gather(pipe, (html) => resolve(new Response(new Uint8Array(html), { headers, status: answerStatus })))
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error) {
          answerStatus = 500
          problem = error
        },
      },
    )
    const timer = setTimeout(abort, ABORT_AFTER_MS)
  })
}

/** What is written to a stream, as one piece. */
function gather(pipe: (to: Writable) => unknown, done: (bytes: Buffer) => void): void {
  const parts: Buffer[] = []
  pipe(
    new Writable({
      write(part: Buffer, _encoding, next) {
        // React writes into the same memory again once it has gone on.
        parts.push(Buffer.from(part))
        next()
      },
      final(next) {
        done(Buffer.concat(parts))
        next()
      },
    }),
  )
}

/** Data requests of the browser's own navigation follow the same rule of caching as the page they belong to. */
export function handleDataRequest(response: Response, { request }: LoaderFunctionArgs | ActionFunctionArgs): Response {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', cacheControlOf(request.url))
  return response
}

/** Logs surprises only: a page that is not there and a visitor who left are no faults of ours. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return
  if (isRouteErrorResponse(error) && error.status < 500) return
  log().error({ err: error, path: loggablePath(new URL(request.url).pathname) }, 'request failed')
}
