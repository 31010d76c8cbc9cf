import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalUnderTest, startPortalUnderTest } from '#tests/support/portal-under-test.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let portal: PortalUnderTest
beforeAll(async () => {
  database = await openTestDatabase()
  portal = await startPortalUnderTest()
}, 120_000)
afterAll(async () => {
  await portal.close()
  await database.close()
})

/** Bytes as no browser sends them, and all that comes back until the connection ends. */
function raw(text: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(portal.url)
  return new Promise((done) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(8000, () => socket.destroy())
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined)
    socket.on('close', () => done(Buffer.concat(chunks).toString('utf8')))
  })
}

const HEAD = 'Host: localhost\r\nConnection: close\r\n'

test.each([
  ['an address with raw letters beyond ASCII', Buffer.from(`GET /buscar?q=vacunación HTTP/1.1\r\n${HEAD}\r\n`), 400],
  ['a raw line that is no HTTP', Buffer.from('hola\r\n\r\n'), 400],
  ['headers over 16 kB', `GET / HTTP/1.1\r\n${HEAD}Cookie: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['two lengths', `POST /salir HTTP/1.1\r\n${HEAD}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`, 400],
  [
    'a length and chunks',
    `POST /salir HTTP/1.1\r\n${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['a line folded into a header', `GET / HTTP/1.1\r\n${HEAD}X: a\r\n b: c\r\n\r\n`, 400],
  ['a header name with a space', `GET / HTTP/1.1\r\n${HEAD}X y: a\r\n\r\n`, 400],
] as const)('%s: its status, our sentence, and the connection ends', async (_, text, status) => {
  const answer = await raw(text as string)
  expect(answer.split('\r\n', 1)[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toMatch(/<h1>[A-Z][^<]+<\/h1><p>[A-Z][^<]+\.<\/p>/)
  expect(answer).toMatch(/content-security-policy: default-src 'none'/i)
  expect(answer).not.toMatch(/HPE_|Parse Error|node|stack/i)
})

test('a machine gets the same as JSON', async () => {
  const answer = await raw(Buffer.from(`GET /api/v1/search?q=vacunación HTTP/1.1\r\n${HEAD}\r\n`))
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
    error: { code: 'bad-request', message: expect.stringMatching(/\.$/) },
  })
})

test('another Host, an address in absolute form, verbs unheard of: refused with a sentence', async () => {
  for (const [text, status] of [
    ['GET / HTTP/1.1\r\nHost: evil.example/x\r\nConnection: close\r\n\r\n', 400],
    [`GET http://evil.example/ HTTP/1.1\r\n${HEAD}\r\n`, 400],
    [`PROPFIND / HTTP/1.1\r\n${HEAD}\r\n`, 405],
    [`TRACE / HTTP/1.1\r\n${HEAD}\r\n`, 405],
    [`DELETE /api/v1/releases HTTP/1.1\r\n${HEAD}\r\n`, 405],
  ] as const) {
    const answer = await raw(text)
    expect([text, answer.split(' ')[1]]).toEqual([text, String(status)])
    expect(answer).toMatch(/[A-ZÁÉ][^<"]+\./)
  }
})

test('a forged Host or forwarded name makes no link of ours lead elsewhere where PUBLIC_URL says who we are', async () => {
  const had = process.env.PUBLIC_URL
  process.env.PUBLIC_URL = 'https://contrataciones.example'
  try {
    for (const extra of ['', 'X-Forwarded-Host: evil.example\r\n', 'Forwarded: host=evil.example\r\n'])
      for (const path of ['/api/v1/releases', '/api/v1/feed.atom', '/api/v1/openapi.json', '/datos']) {
        const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\n${extra}Connection: close\r\n\r\n`)
        expect([path, extra, answer.includes('evil.example')]).toEqual([path, extra, false])
      }
  } finally {
    if (had === undefined) delete process.env.PUBLIC_URL
    else process.env.PUBLIC_URL = had
  }
})

test('a header or redirect holds no line end that came in with the address', async () => {
  for (const path of [
    '/ingresar?volver=%0d%0aSet-Cookie:%20x=1',
    '/espacio/a%0d%0aSet-Cookie:%20x=1',
    '/%0d%0aSet-Cookie:x=1',
  ]) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\n${HEAD}\r\n`)
    expect(answer.split('\r\n\r\n', 1)[0]).not.toMatch(/^set-cookie/im)
  }
})
