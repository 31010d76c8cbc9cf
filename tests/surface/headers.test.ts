import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, ask, dataPath } from './asking.ts'
import { ROUTES } from './route-list.ts'
import { fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const LASTING = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
}
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'nonce-…'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** The headers that tell a class of answers from another, the nonce left out. */
function classOf({ headers }: Answer): Record<string, string | null> {
  const of = (name: string) => headers.get(name)
  return {
    ...Object.fromEntries(Object.keys(LASTING).map((name) => [name, of(name)])),
    'content-security-policy': of('content-security-policy')?.replace(/'nonce-[^']{24}'/, "'nonce-…'") ?? null,
    'cross-origin-resource-policy': of('cross-origin-resource-policy'),
    'access-control-allow-origin': of('access-control-allow-origin'),
    'access-control-allow-credentials': of('access-control-allow-credentials'),
    'set-cookie': of('set-cookie'),
    'x-powered-by': of('x-powered-by'),
  }
}
const OWN_PAGE = {
  ...LASTING,
  'content-security-policy': PAGE_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'access-control-allow-origin': null,
  'access-control-allow-credentials': null,
  'set-cookie': null,
  'x-powered-by': null,
}
const OPEN_DATA = {
  ...OWN_PAGE,
  'content-security-policy': DATA_POLICY,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
}

const routes = Object.entries(ROUTES)
const isOpen = (path: string) => path.startsWith('/api/')

describe('every answer bears the headers of its class', () => {
  test.each(routes)('%s', async (_, { path, access, roles, kind }) => {
    const who = access === 'public' ? world.people.visitor! : world.people[`salud-${(roles ?? ['capturer'])[0]}`]!
    const page = await ask(world, who, fill(path, world.own), { origin: 'https://otro.invalid' })
    const data = kind === 'data' ? [] : [await ask(world, who, dataPath(fill(path, world.own)))]
    for (const answer of [page, ...data]) {
      expect(classOf(answer)).toEqual(isOpen(path) ? OPEN_DATA : OWN_PAGE)
      const kept = answer.headers.get('cache-control')
      // A redirect of 302 is kept by nobody; Remix sends it past the page's headers.
      if (answer.status === 302) expect([null, 'no-store']).toContain(kept)
      else if (access !== 'public') expect(kept).toBe('no-store')
      else if (kind === undefined) expect(['no-store', 'private, no-cache']).toContain(kept)
    }
  })
})

test('no policy allows what is unsafe, from anywhere', () => {
  expect(`${PAGE_POLICY} ${DATA_POLICY}`).not.toMatch(/unsafe-|\*|https?:|data:|blob:/)
})

describe('the nonce', () => {
  const nonceOf = ({ headers }: Answer) =>
    /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
  const pages = () =>
    routes.flatMap(([, { path, access, kind, status }]) =>
      kind || access !== 'public' || status === 302 ? [] : [path],
    )

  test('is another in each answer, stands on each inline script, and nowhere else in the page', async () => {
    const seen = new Set<string>()
    for (const path of pages().map((one) => fill(one, world.own))) {
      const answer = await ask(world, world.people.visitor!, path)
      const nonce = nonceOf(answer)
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      seen.add(nonce)
      const scripts = answer.body.match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
      expect(answer.body.replaceAll(`nonce="${nonce}"`, '')).not.toContain(nonce)
      expect((await ask(world, world.people.visitor!, dataPath(path))).body).not.toContain(nonce)
    }
    expect(seen.size).toBe(pages().length)
  })

  test('what the server draws has no inline style, no inline handler and no data address', async () => {
    const drawn = routes.filter(([, { kind }]) => kind === undefined)
    for (const [id, { path, access, roles }] of drawn) {
      const who = access === 'public' ? world.people.visitor! : world.people[`salud-${(roles ?? ['capturer'])[0]}`]!
      const { body } = await ask(world, who, fill(path, world.own))
      const markup = body.replace(/<script\b[\s\S]*?<\/script>/g, '')
      expect([id, /\sstyle="|<style\b|\son\w+="|(?:src|href)="(?:data|javascript):/.exec(markup)?.[0]]).toEqual([
        id,
        undefined,
      ])
      expect([id, /(?:src|action)="(?:https?:)?\/\//.exec(markup)?.[0]]).toEqual([id, undefined])
    }
  })
})
