import type { AppLoadContext } from '@remix-run/node'

/** Where tests say the portal is; the default of PUBLIC_URL. */
export const HERE = 'http://localhost:3000'

/** What the host gives to loaders and actions; `clientAddress` is the other end. */
export const hostContext = (clientAddress = '192.0.2.10'): AppLoadContext => ({
  nonce: 'nonce',
  requestId: 'request',
  clientAddress,
  isReady: async () => true,
})

/** Arguments of a loader or action. */
export function routeArgs(request: Request, params: Record<string, string> = {}, clientAddress?: string) {
  return { request, params, context: hostContext(clientAddress) }
}

/** A page asked for, with the cookie of somebody or nobody. */
export function getPage(path: string, cookie?: string): Request {
  return new Request(`${HERE}${path}`, { headers: cookie ? { cookie } : {} })
}

/** A form sent from a page of ours; `headers` replace what a browser would say. */
export function sendForm(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${HERE}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: HERE, 'sec-fetch-site': 'same-origin', ...headers },
  })
}

/** What a loader or action ended with, returned or thrown alike. */
export interface Ended {
  status: number
  headers: Headers
  body: unknown
}

/** Runs a loader or action and tells how it ended: status, headers and what the page gets. Surprises pass. */
export async function endOf(work: () => unknown): Promise<Ended> {
  const answer = await Promise.resolve()
    .then(work)
    .catch((thrown: unknown) => thrown)
  if (answer instanceof Response)
    return { status: answer.status, headers: answer.headers, body: (await answer.text()) || null }
  if (answer instanceof Error) throw answer
  if (typeof answer === 'object' && answer !== null && 'type' in answer && answer.type === 'DataWithResponseInit') {
    const { data, init } = answer as unknown as { data: unknown; init: ResponseInit | null }
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data }
  }
  return { status: 200, headers: new Headers(), body: answer }
}
