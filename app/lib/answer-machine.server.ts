import { createHash } from 'node:crypto'
import { asMachineAnswer, machineError } from './http-errors.server.ts'

export interface MachineAnswer {
  body: string
  /** Content type; JSON unless told. */
  type?: string
  /** When the content last changed, ISO 8601. */
  changedAt?: string | null
}

/**
 * Answers a machine's GET or HEAD with a strong ETag over the bytes, Last-Modified, and 304 when it has them already. A Refusal
 * becomes `{ "error": { "code", "message" } }` with its status. CORS and preflight are the host's.
 */
export function answerMachine(request: Request, work: () => Promise<MachineAnswer> | MachineAnswer): Promise<Response> {
  return asMachineAnswer(async () => {
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS' } })
    const { body, type = 'application/json; charset=utf-8', changedAt } = await work()
    const etag = `"${createHash('sha256').update(body, 'utf8').digest('base64url')}"`
    const headers = new Headers({ 'Content-Type': type, ETag: etag, 'Cache-Control': 'public, no-cache' })
    const settled = isSettled(changedAt) ? changedAt : null
    if (settled) headers.set('Last-Modified', new Date(settled).toUTCString())
    return isKnown(request, etag, settled)
      ? new Response(null, { status: 304, headers })
      : new Response(body, { headers })
  })
}

/** A time in whole seconds tells versions apart only when its second is over: what changed just now has no Last-Modified. */
const isSettled = (changedAt: string | null | undefined): boolean =>
  Boolean(changedAt) && Date.parse(changedAt ?? '') < Date.now() - 2000

/** Whether the reader has these bytes: by If-None-Match; only without it by If-Modified-Since (RFC 9110, 13.2.2). */
function isKnown(request: Request, etag: string, changedAt: string | null | undefined): boolean {
  const tags = request.headers.get('If-None-Match')
  if (tags !== null)
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '')
  return Boolean(changedAt) && !Number.isNaN(since) && Math.floor(Date.parse(changedAt ?? '') / 1000) * 1000 <= since
}

/** Said to whoever sends something to an address that only answers. */
export const READ_ONLY = 'Esta dirección solo se lee: use GET o HEAD.'

/** The action of an address that only answers: 405 in the shape that machines read. */
export function refuseMethod(): Response {
  const answer = machineError(405, 'method-not-allowed', READ_ONLY)
  answer.headers.set('Allow', 'GET, HEAD, OPTIONS')
  return answer
}
