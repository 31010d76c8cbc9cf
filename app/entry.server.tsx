import { PassThrough } from 'node:stream'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
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

/** Draws a document. The abort timer is always cleared: the default entry keeps every render alive for five seconds. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.nonce
  const waitForAll = isbot(request.headers.get('user-agent') ?? '')
  return new Promise((resolve, reject) => {
    let answered = false
    let answerStatus = status
    const answer = () => {
      answered = true
      const body = new PassThrough()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', cacheControlOf(request.url))
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onShellReady() {
          if (!waitForAll) answer()
        },
        onAllReady() {
          clearTimeout(timer)
          if (waitForAll) answer()
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error) {
          answerStatus = 500
          if (answered) log().error({ err: error }, 'page failed while it was sent')
        },
      },
    )
    const timer = setTimeout(abort, ABORT_AFTER_MS)
  })
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
