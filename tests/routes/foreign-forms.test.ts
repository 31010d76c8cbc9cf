import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { requireMember, requirePerson } from '#app/accounts/guards.server.ts'
import { sessionCookie, startSession } from '#app/accounts/lucia.server.ts'
import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { action as signInAction } from '#app/routes/ingresar.tsx'
import { action as signOutAction, loader as signOutLoader } from '#app/routes/salir.tsx'
import { endOf, getPage, HERE, routeArgs, sendForm } from '#tests/support/page-requests.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const PASSWORD = 'grapa lenta verde'
let database: TestDatabase
let ana: string
let cookie: string

beforeAll(async () => {
  database = await openTestDatabase()
  ana = await seedUser(database.god, 'ana@prueba.invalid', [])
  await setPassword({ id: ana, email: 'ana@prueba.invalid', name: 'Ana' }, PASSWORD)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.god`delete from sessions`
  cookie = sessionCookie(await startSession(ana)).split(';', 1)[0] ?? ''
})

const count = async (table: 'sessions' | 'rate_limits') =>
  (await database.god`select 1 from ${database.god(table)}`).length
const tokenNow = async () => (await requirePerson(getPage('/salir', cookie))).token

/** A form as another place would send it: the given headers instead of a browser's own on our page. */
function foreign(path: string, headers: Record<string, string>, body: BodyInit, ...more: [string, string][]): Request {
  const all = new Headers([...Object.entries(headers), ...more, ['cookie', cookie]])
  return new Request(`${HERE}${path}`, { method: 'POST', body, headers: all })
}

const origins: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, old browser', { origin: 'https://evil.example' }],
  ['no Origin at all', {}],
  ['Origin: null', { origin: 'null' }],
  ['a subdomain', { origin: 'http://otro.localhost:3000', 'sec-fetch-site': 'same-site' }],
]

describe.each(origins)('from %s', (_, headers) => {
  const fields = async () => ({ _token: await tokenNow(), correo: 'ana@prueba.invalid', contrasena: PASSWORD })

  test('a form is refused with 403 and ends no session, even with the token', async () => {
    const { status, body } = await endOf(async () =>
      signOutAction(routeArgs(foreign('/salir', headers, new URLSearchParams(await fields())))),
    )
    expect(status).toBe(403)
    expect(JSON.stringify(body)).toMatch(/no salió de una página de este portal/)
    expect(await count('sessions')).toBe(1)
  })

  test('multipart and text/plain too', async () => {
    const multipart = new FormData()
    for (const [name, value] of Object.entries(await fields())) multipart.set(name, value)
    expect((await endOf(() => signOutAction(routeArgs(foreign('/salir', headers, multipart))))).status).toBe(403)
    const plain = foreign('/salir', headers, `_token=${await tokenNow()}`, ['content-type', 'text/plain'])
    expect((await endOf(() => signOutAction(routeArgs(plain)))).status).toBe(403)
    expect(await count('sessions')).toBe(1)
  })

  test('the sign-in form opens no session and counts no attempt', async () => {
    await database.god`delete from sessions`
    const request = foreign(
      '/ingresar',
      headers,
      new URLSearchParams({ correo: 'ana@prueba.invalid', contrasena: PASSWORD }),
    )
    expect((await endOf(() => signInAction(routeArgs(request)))).status).toBe(403)
    expect([await count('sessions'), await count('rate_limits')]).toEqual([0, 0])
  })
})

describe('from a page of ours', () => {
  const own = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    sendForm('/salir', fields, { cookie, ...headers })
  const read = async (request: Request, options?: { maxBytes: number }) => {
    const person = await requirePerson(getPage('/salir', cookie))
    return endOf(async () => [...(await readGuardedForm(request, person, options)).entries()])
  }

  test('without the token, with an old one or with another session’s it is refused', async () => {
    const other = sessionCookie(await startSession(ana)).split(';', 1)[0] ?? ''
    const foreignToken = (await requirePerson(getPage('/salir', other))).token
    for (const token of ['', 'x', foreignToken, `${await tokenNow()}x`]) {
      const { status, body } = await endOf(() => signOutAction(routeArgs(own({ _token: token }))))
      expect(status).toBe(403)
      expect(JSON.stringify(body)).toMatch(/sesión anterior/)
    }
    expect((await endOf(() => signOutAction(routeArgs(own({}))))).status).toBe(403)
    expect(await count('sessions')).toBe(2)
  })

  test('with the token, as field or as header, it is read and the token left out', async () => {
    const token = await tokenNow()
    expect((await read(own({ _token: token, titulo: 'Agua' }))).body).toEqual([['titulo', 'Agua']])
    expect((await read(own({ titulo: 'Agua' }, { 'x-portal-token': token }))).body).toEqual([['titulo', 'Agua']])
  })

  test('of another type, broken or too large it is refused', async () => {
    const token = await tokenNow()
    const headers = { origin: HERE, 'sec-fetch-site': 'same-origin' }
    const json = foreign('/salir', headers, JSON.stringify({ _token: token }), ['content-type', 'application/json'])
    expect((await read(json)).status).toBe(415)
    const broken = foreign('/salir', headers, 'x', ['content-type', 'multipart/form-data; boundary=abc'])
    expect((await read(broken)).status).toBe(400)
    const large = { _token: token, texto: 'x'.repeat(5000) }
    expect((await read(own(large), { maxBytes: 4000 })).status).toBe(413)
    expect((await read(own(large), { maxBytes: 6000 })).status).toBe(200)
    expect((await read(own({ _token: token }, { 'content-length': '9999999' }))).status).toBe(413)
  })
})

describe('signing out', () => {
  test('following a link only asks', async () => {
    const { body } = await endOf(() => signOutLoader(routeArgs(getPage('/salir', cookie))))
    expect(body).toMatchObject({ name: 'Persona ana@prueba.invalid' })
    expect(await count('sessions')).toBe(1)
  })

  test('ends the session: a copy of its cookie opens nothing any more', async () => {
    const { status, headers } = await endOf(async () =>
      signOutAction(routeArgs(sendForm('/salir', { _token: await tokenNow() }, { cookie }))),
    )
    expect([status, headers.get('location')]).toEqual([302, '/'])
    expect(headers.get('set-cookie')).toMatch(/^__Host-portal-session=; .*Max-Age=0/)
    const replay = await endOf(() => requirePerson(getPage('/espacio/salud/procesos?q=a%20b', cookie)))
    expect(replay.status).toBe(302)
    expect(replay.headers.get('location')).toBe('/ingresar?volver=%2Fespacio%2Fsalud%2Fprocesos%3Fq%3Da%2Bb')
    expect(await count('sessions')).toBe(0)
  })

  test('without a session it only takes the cookie away', async () => {
    const { status } = await endOf(() => signOutAction(routeArgs(sendForm('/salir', {}))))
    expect(status).toBe(302)
    expect((await endOf(() => signOutLoader(routeArgs(getPage('/salir'))))).body).toBeNull()
    expect((await endOf(() => requireMember(getPage('/espacio/salud'), 'salud'))).status).toBe(302)
  })
})
