import { plainErrorPage } from './plain-error-page.ts'
import { isRefusal } from './refusal.ts'

const refused = (status: number, sentence?: string) =>
  new Response(plainErrorPage(status, sentence), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })

interface ThrownData {
  type: 'DataWithResponseInit'
  data: unknown
  init: ResponseInit | null
}

const isThrownData = (thrown: unknown): thrown is ThrownData =>
  typeof thrown === 'object' && thrown !== null && 'type' in thrown && thrown.type === 'DataWithResponseInit'

/**
 * Runs the body of a loader or action that answers with a file. Such a route has no page, and Remix would give a refusal there as bare
 * data without its sentence: here it becomes a small page of its status. Redirects and surprises pass untouched.
 */
export async function asDownload(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (thrown) {
    if (isRefusal(thrown)) return refused(thrown.status, thrown.sentence)
    if (!isThrownData(thrown)) throw thrown
    const { data, init } = thrown
    const sentence = typeof data === 'object' && data !== null && 'sentence' in data ? String(data.sentence) : undefined
    return refused(init?.status ?? 500, sentence)
  }
}

/** The action of a download that only answers: 405 with its sentence. */
export function refuseSending(): Response {
  const answer = refused(405)
  answer.headers.set('Allow', 'GET, HEAD, OPTIONS')
  return answer
}
