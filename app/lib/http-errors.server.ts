import { data } from '@remix-run/node'
import { log } from '#app/lib/log.server.ts'
import { isRefusal, Refusal } from '#app/lib/refusal.ts'
import { errorCode, errorText } from '#app/texts/errors.ts'

/** What a thrown response carries to the error page. */
export type RefusedBody = { code: string; sentence: string }

/** Makes the thing to throw for a Refusal so that the error page shows its sentence with its status. */
export function refusalAsPage(refusal: Refusal) {
  return data<RefusedBody>({ code: refusal.code, sentence: refusal.sentence }, { status: refusal.status })
}

/**
 * Runs the body of a page's loader or action. A Refusal becomes a page with its status and sentence;
 * anything else (redirects, thrown responses, surprises) passes untouched.
 * `export const loader = (args: LoaderFunctionArgs) => asPage(() => loadSomething(args))`
 */
export async function asPage<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isRefusal(error)) throw refusalAsPage(error)
    throw asUnavailable(error)
  }
}

/** Thrown by the doors while the database cannot be reached or has no room (db/lost-connection.server.ts): told by its name. */
const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'DatabaseLost' || error.name === 'DatabaseBusy')

/** What to throw in place of an error that means no more than that the database is not there now; any other error itself. */
export const asUnavailable = (error: unknown): unknown =>
  isUnavailable(error) ? refusalAsPage(new Refusal('unavailable', 503, errorText(503).sentence)) : error

/** Throws the 404 of a page, with a sentence of its own if given. */
export function notFound(sentence = errorText(404).sentence): never {
  throw refusalAsPage(new Refusal('not-found', 404, sentence))
}

/**
 * Runs the body of the loader of a file that people open from a page, guard included: whoever may not have it, and what cannot be made,
 * is told in words with its status (a page cannot be drawn there). Redirects and surprises pass.
 */
export async function asFile(work: () => Promise<Response>): Promise<Response> {
  try {
    return await asPage(work)
  } catch (error) {
    const { type, data: body, init } = error as { type?: string; data?: RefusedBody; init?: ResponseInit }
    if (type !== 'DataWithResponseInit' || typeof body?.sentence !== 'string') throw error
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    return new Response(`${body.sentence}\n`, { status: init?.status ?? 500, headers })
  }
}

/** The JSON body machines get on failure: `{ "error": { "code", "message" } }`. `message` is Spanish. */
export function machineError(status: number, code = errorCode(status), message = errorText(status).sentence): Response {
  return Response.json({ error: { code, message } }, { status, headers: { 'Cache-Control': 'no-store' } })
}

/**
 * Runs the body of a machine's endpoint. A Refusal, a thrown response or a surprise all become the JSON error shape;
 * a surprise is logged and says nothing of its cause.
 */
export async function asMachineAnswer(work: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (isRefusal(error)) return machineError(error.status, error.code, error.sentence)
    if (isUnavailable(error)) return machineError(503)
    if (error instanceof Response) return error.status < 400 ? error : machineError(error.status)
    log().error({ err: error }, 'machine endpoint failed')
    return machineError(500)
  }
}
