import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Host, openHost } from './host.ts'

let host: Host
beforeAll(async () => {
  host = await openHost()
})
afterAll(() => host.close())

const always = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** Addresses of each class of response: page, page that is not there, failure, file, missing file, machine, refused by the host. */
const everyClass = [
  '/pagina',
  '/nada',
  '/cae',
  '/assets/index-abc.css',
  '/assets/no-hay.js',
  '/robots.txt',
  '/api/v1/releases',
  '/api/v1/nada',
  '/data.json',
  '/datos/descargas/todo.jsonl',
]

describe('every class of response', () => {
  it.each(everyClass)('%s bears the headers that protect whoever opens it', async (path) => {
    const { headers } = await fetch(host.url + path)
    for (const [name, value] of Object.entries(always)) expect(headers.get(name), name).toBe(value)
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the policy of a page', () => {
  it('lets only what this server sends run, and says so whole', async () => {
    const answer = await fetch(`${host.url}/pagina`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy).toBe(
      `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; ` +
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    )
    expect(await answer.text()).toContain(`data-nonce="${nonce}"`)
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  })

  it('has another nonce each time', async () => {
    const policies = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(`${host.url}/pagina`)).headers.get('content-security-policy')),
    )
    expect(new Set(policies).size).toBe(3)
  })

  it('opens no page to other sites', async () => {
    const { headers } = await fetch(`${host.url}/pagina`, { headers: { Origin: 'https://evil.example' } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('is looser only for the development server', async () => {
    const development = await openHost({ mode: 'development' })
    const policy = (await fetch(`${development.url}/pagina`)).headers.get('content-security-policy')
    await development.close()
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).toContain('connect-src')
  })
})

describe('data for machines', () => {
  it.each(['/api/v1/releases', '/data.json', '/datos/descargas/todo.jsonl'])(
    '%s is open to every site and runs nothing',
    async (path) => {
      const { headers } = await fetch(host.url + path)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('access-control-expose-headers')).toContain('ETag')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(headers.get('content-security-policy')).toMatch(/sandbox$/)
    },
  )

  it('answers a preflight, and only for reading', async () => {
    const answer = await fetch(`${host.url}/api/v1/releases`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://x.example' },
    })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
  })

  it('is not opened to what writes', async () => {
    const answer = await fetch(`${host.url}/api/v1/releases`, { method: 'POST', body: new URLSearchParams({ a: '1' }) })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is not opened where the address only looks alike', async () => {
    for (const path of ['/api/v10', '/datos/descargas-x', '/data.jsonx', '/api']) {
      expect((await fetch(host.url + path)).headers.get('access-control-allow-origin'), path).toBeNull()
    }
  })
})

describe('files', () => {
  it('with a digest in their name never change; the others live an hour', async () => {
    const asset = await fetch(`${host.url}/assets/index-abc.css`)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await fetch(`${host.url}/robots.txt`)).headers.get('cache-control')).toBe('public, max-age=3600')
  })

  it('that begin with a dot, or lie outside, are not served', async () => {
    for (const path of [
      '/.vite/manifest.json',
      '/assets/..%2f..%2fetc%2fpasswd',
      '/assets/%2e%2e/.vite/manifest.json',
    ]) {
      expect((await fetch(host.url + path)).status, path).toBeGreaterThanOrEqual(400)
    }
  })

  it('that are missing are a plain 404, not a page', async () => {
    const answer = await fetch(`${host.url}/assets/no-hay.js`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  })
})
