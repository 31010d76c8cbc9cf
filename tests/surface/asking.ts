import { expect } from 'vitest'
import type { Account, TwoEntities } from './two-entities.ts'

/** What came back, read whole. */
export interface Answer {
  status: number
  headers: Headers
  body: string
}

/** Words of the inside: an answer that refuses or fails must not have them (reference/security.md B12). */
const INSIDE =
  /published_(?:rel|rec|pro|ent|sta|roll|aw|sup|oci)|draft_events|release_originals|audit_events|rate_limits|\bmemberships\b|\bselect [\w.*, ]+ from |\b(?:insert into|delete from) \w+|\brelation "|violates|SQLSTATE|postgres|drizzle|node_modules|\.server\.ts|\.tsx?:\d+|build\/server|\bat (?:async )?[\w.<>]+ \(/i

async function finish(sent: Promise<Response>, what: string): Promise<Answer> {
  const { status, headers, ...rest } = await sent.then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    body: await answer.text(),
  }))
  if (status >= 400) {
    expect(INSIDE.exec(rest.body)?.[0], `${what} tells of the inside`).toBeUndefined()
    expect(rest.body.includes(process.cwd()), `${what} tells a path`).toBe(false)
  }
  return { status, headers, ...rest }
}

/** Asks as somebody; redirects are not followed. */
export function ask(
  { portal }: TwoEntities,
  who: Account,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const own: Record<string, string> = who.cookie ? { cookie: who.cookie } : {}
  return finish(
    fetch(portal.url + path, { redirect: 'manual', headers: { ...own, ...headers } }),
    `GET ${path} as ${who.name}`,
  )
}

/** Sends a form as a page of the portal does; `headers` replace what a browser says, `token: null` leaves the token out. */
export function send(
  { portal }: TwoEntities,
  who: Account,
  path: string,
  fields: Record<string, string>,
  { token = who.token, headers = {} }: { token?: string | null; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const body = new URLSearchParams({ ...(token === null ? {} : { _token: token }), ...fields })
  const usual = { origin: portal.url, 'sec-fetch-site': 'same-origin', ...(who.cookie ? { cookie: who.cookie } : {}) }
  return finish(
    fetch(portal.url + path, { method: 'POST', redirect: 'manual', body, headers: { ...usual, ...headers } }),
    `POST ${path} as ${who.name}`,
  )
}

/** Where Remix's own navigation reads the data of a page. */
export const dataPath = (path: string): string => {
  const [address = '', query] = path.split('?')
  const page = address === '/' ? '/_root.data' : `${address}.data`
  return query ? `${page}?${query}` : page
}

/** Status that an answer stands for: in a data request a redirect travels in the body, with 202 (single fetch). */
export const statusOf = ({ status }: Answer): number => (status === 202 ? 302 : status)
