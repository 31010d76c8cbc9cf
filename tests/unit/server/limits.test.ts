import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORM_LIMIT, SECTION_LIMIT, UPLOAD_LIMIT } from '#app/server/limit-requests.ts'
import { type Host, openHost } from './host.ts'

let host: Host
beforeAll(async () => {
  host = await openHost({ isReady: async () => false })
})
afterAll(() => host.close())

const form = 'application/x-www-form-urlencoded'
/** As a browser says that a form was sent from a page of this portal. */
const own = 'Sec-Fetch-Site: same-origin'
const headers = { 'sec-fetch-site': 'same-origin' }
const head = (lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

describe('a body', () => {
  it('of an ordinary form goes through', async () => {
    const answer = await fetch(`${host.url}/eco`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'x'.repeat(1000) }),
      headers,
    })
    expect(await answer.json()).toEqual({ got: 1002 })
  })

  it('over the limit is refused by its size alone, with a page that says what to do', async () => {
    const answer = await host.raw(
      head([
        'POST /eco HTTP/1.1',
        'Host: localhost',
        own,
        `Content-Type: ${form}`,
        `Content-Length: ${FORM_LIMIT + 1}`,
      ]),
    )
    expect(statusOf(answer)).toBe(413)
    expect(answer).toContain('El envío es demasiado grande')
    expect(answer).toContain('lang="es-MX"')
    expect(answer).not.toContain('<script')
  })

  it('of files may be larger, only where files are taken in', async () => {
    const ask = (path: string, length: number) =>
      head([
        `POST ${path} HTTP/1.1`,
        'Host: localhost',
        own,
        'Content-Type: multipart/form-data; boundary=x',
        `Content-Length: ${length}`,
      ])
    expect(statusOf(await host.raw(ask('/eco', FORM_LIMIT + 1)))).toBe(413)
    expect(statusOf(await host.raw(ask('/espacio/salud/importar', UPLOAD_LIMIT + 1)))).toBe(413)
    const body = new Blob(['x'.repeat(FORM_LIMIT + 10)])
    const data = new FormData()
    data.set('archivo', body, 'a.json')
    const answer = await fetch(`${host.url}/espacio/salud/importar`, { method: 'POST', body: data, headers })
    expect(answer.status).toBe(200)
  })

  it('of a section of a process may hold long lists', async () => {
    const section = '/espacio/salud/procesos/0b7e6b1e-4a8d-4f0e-9a53-1c3c7d8e9f00/licitacion'
    const ask = (size: number) =>
      head([`POST ${section} HTTP/1.1`, 'Host: localhost', own, `Content-Type: ${form}`, `Content-Length: ${size}`])
    expect(statusOf(await host.raw(ask(SECTION_LIMIT + 1)))).toBe(413)
    // The small bundle has no such page: what the host lets in is told by Remix.
    const body = new URLSearchParams({ a: 'x'.repeat(FORM_LIMIT + 10) })
    expect((await fetch(`${host.url}${section}`, { method: 'POST', body, headers })).status).toBe(404)
  })

  it('that nobody reads does not hold up the next request on its connection', async () => {
    const body = () => new URLSearchParams({ a: 'x'.repeat(FORM_LIMIT - 100) })
    const statuses: number[] = []
    for (let times = 0; times < 4; times += 1) {
      const answer = await fetch(`${host.url}/nadie`, { method: 'POST', body: body(), headers })
      statuses.push(answer.status)
      await answer.text()
    }
    expect(statuses).toEqual([404, 404, 404, 404])
  })

  it('of unannounced size is refused', async () => {
    const answer = await host.raw(
      head([
        'POST /eco HTTP/1.1',
        'Host: localhost',
        own,
        `Content-Type: ${form}`,
        'Transfer-Encoding: chunked',
        'Connection: close',
      ]),
    )
    expect(statusOf(answer)).toBe(411)
  })

  it.each(['text/plain', 'application/json', 'text/xml', ''])('of type "%s" is no form', async (type) => {
    const answer = await fetch(`${host.url}/eco`, {
      method: 'POST',
      body: 'a=1',
      headers: { ...headers, 'Content-Type': type },
    })
    expect(answer.status).toBe(415)
  })
})

describe('an address', () => {
  it('that is absurdly long or broken is a 400 in words', async () => {
    expect((await fetch(`${host.url}/pagina?q=${'x'.repeat(9000)}`)).status).toBe(400)
    const answer = await fetch(`${host.url}/%E0%A4%A`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it.each(['evil host', 'a/b', '', 'x@y', 'a:b:c'])('with Host "%s" is refused', async (name) => {
    const answer = await host.raw(head(['GET /pagina HTTP/1.1', `Host: ${name}`, 'Connection: close']))
    expect(statusOf(answer)).toBe(400)
  })
})

describe('what a proxy in front could read otherwise', () => {
  it.each([
    ['two hosts', ['GET /pagina HTTP/1.1', 'Host: localhost', 'Host: otro.example']],
    ['a reading with a body', ['GET /pagina HTTP/1.1', 'Host: localhost', 'Content-Length: 5']],
    ['a reading in chunks', ['GET /pagina HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked']],
    ['an older data request, spelt in another way', ['GET /pagina?a=1&%5Fdata=root HTTP/1.1', 'Host: localhost']],
  ])('%s is refused, and the connection ends', async (_name, lines) => {
    const answer = await host.raw(head([...lines, 'Connection: close']))
    expect(statusOf(answer)).toBe(400)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })
})

describe('what fails', () => {
  it('says nothing of its cause, to people or machines', async () => {
    const page = await fetch(`${host.url}/cae`)
    expect(page.status).toBe(500)
    expect(await page.text()).not.toContain('users')
  })

  it('before Remix reaches it, answers machines in their own shape', async () => {
    const broken = await openHost({ build: () => Promise.reject(new Error('no hay build')) })
    const [page, data] = await Promise.all([fetch(`${broken.url}/pagina`), fetch(`${broken.url}/api/v1/releases`)])
    await broken.close()
    expect([page.status, data.status]).toEqual([500, 500])
    expect(await page.text()).toContain('Algo falló de nuestro lado')
    expect(await data.json()).toEqual({
      error: { code: 'internal-error', message: expect.stringContaining('No fue culpa suya') },
    })
  })
})

describe('the context of a loader', () => {
  it('has the id of the request, who asks, and whether the server is ready', async () => {
    const answer = await fetch(`${host.url}/contexto`)
    expect(await answer.json()).toEqual({
      requestId: answer.headers.get('x-request-id'),
      clientAddress: '127.0.0.1',
      hasNonce: true,
    })
    expect((await fetch(`${host.url}/listo`)).status).toBe(503)
  })
})

it('compresses what is worth it', async () => {
  const answer = await host.raw(
    head(['GET /cae HTTP/1.1', 'Host: localhost', 'Accept-Encoding: gzip', 'Connection: close']),
  )
  expect(answer).toMatch(/Vary: Accept-Encoding/i)
})

it('refuses what is said to a proxy, and a method that no page has', async () => {
  for (const [line, status] of [
    ['GET http://otro.invalid/ HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 400],
    ['TRACE / HTTP/1.1', 405],
  ] as const)
    expect(statusOf(await host.raw(head([line, 'Host: localhost', own, 'Connection: close']))), line).toBe(status)
})
