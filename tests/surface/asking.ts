import { expect } from 'vitest'
import type { Account, TwoEntities } from './two-entities.ts'

/** What came back, read whole. */
export interface Answer {
  status: number
  headers: Headers
  body: string
}

/** Words of the inside: an answer that refuses or fails must not have them (docs/security.md B12). */
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
  method: 'GET' | 'HEAD' | 'OPTIONS' | 'PUT' | 'PATCH' | 'DELETE' = 'GET',
): Promise<Answer> {
  const own: Record<string, string> = who.cookie ? { cookie: who.cookie } : {}
  return finish(
    fetch(portal.url + path, { method, redirect: 'manual', headers: { ...own, ...headers } }),
    `${method} ${path} as ${who.name}`,
  )
}

/** How a form is sent. */
export interface Sending {
  /** Another token than the sender's; null leaves it out. */
  token?: string | null
  /** Replace what a browser says; an empty one leaves it out. */
  headers?: Record<string, string>
  /** As what; `text` is what a form with enctype text/plain sends. */
  body?: 'form' | 'multipart' | 'text'
  /** Files by field; then it is multipart. */
  files?: Record<string, { name: string; text: string }>
}

function bodyOf(fields: [string, string][], { body = 'form', files }: Sending): BodyInit {
  if (body === 'text') return fields.map(([name, text]) => `${name}=${text}`).join('\r\n')
  if (body === 'form' && !files) return new URLSearchParams(fields)
  const form = new FormData()
  for (const [name, text] of fields) form.append(name, text)
  for (const [name, file] of Object.entries(files ?? {})) form.append(name, new File([file.text], file.name))
  return form
}

/** Sends a form as a page of the portal does, unless told otherwise. Fields may repeat when given as pairs. */
export function send(
  { portal }: TwoEntities,
  who: Account,
  path: string,
  fields: Record<string, string> | [string, string][],
  how: Sending = {},
): Promise<Answer> {
  const token = how.token === undefined ? who.token : how.token
  const given = Array.isArray(fields) ? fields : Object.entries(fields)
  const body = bodyOf([...(token === null ? [] : ([['_token', token]] as [string, string][])), ...given], how)
  const usual = { origin: portal.url, 'sec-fetch-site': 'same-origin', ...(who.cookie ? { cookie: who.cookie } : {}) }
  const said = Object.entries({ ...usual, ...how.headers }).filter(([, text]) => text !== '')
  const headers = Object.fromEntries(said)
  return finish(
    fetch(portal.url + path, { method: 'POST', redirect: 'manual', body, headers }),
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
