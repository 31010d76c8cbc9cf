import { deliverMail } from '#app/mail/deliver-mail.server.ts'
import type { Message } from '#app/mail/mail-transport.ts'
import { endOf, HERE, routeArgs } from '#tests/support/page-requests.ts'
import type { TestDatabase } from '#tests/support/test-database.ts'

type Work = (args: ReturnType<typeof routeArgs>) => unknown

/** Delivers what waits, in the order it was asked for; returns the mails as they would have gone. */
export async function deliverAll({ god }: TestDatabase): Promise<Message[]> {
  const gone: Message[] = []
  for (const { id } of await god<{ id: string }[]>`select id from mails where state = 'queued' order by created_at, id`)
    await deliverMail(id, { transport: async (message) => void gone.push(message) })
  return gone
}

/** The secret in a mail. */
export const secretIn = (mail: Message | undefined): string => /#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''

/** Sends a form to an action with the cookies of a browser, and tells how it ended. */
export function sendTo(
  action: unknown,
  path: string,
  fields: [string, string][],
  cookies: string[] = [],
  slug = 'salud',
) {
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin', cookie: cookies.join('; ') }
  const request = new Request(`${HERE}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
  return endOf(() => (action as Work)(routeArgs(request, { slug })))
}

/** Reads a page with the cookies of a browser. */
export function readFrom(loader: unknown, path: string, cookies: string[] = [], params: Record<string, string> = {}) {
  const request = new Request(`${HERE}${path}`, { headers: { cookie: cookies.join('; ') } })
  return endOf(() => (loader as Work)(routeArgs(request, params)))
}

/** Names and values of the cookies that an answer sets. */
export const cookiesOf = (headers: Headers): string[] =>
  headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
