import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import { loader as chooserLoader } from '#app/routes/espacio._index.tsx'
import { action, loader } from '#app/routes/ingresar.tsx'
import { closePool, openPool } from '#db/pool.server.ts'
import { endOf, getPage, routeArgs, sendForm } from '#tests/support/page-requests.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const PASSWORD = 'grapa lenta verde'
let database: TestDatabase
let salud: SeededEntity
let ana: string

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  const sofia = await seedUser(
    database.god,
    'sofia@prueba.invalid',
    seeded.map(({ id }) => ({ entityId: id, role: 'reviewer' })),
  )
  const baja = await seedUser(database.god, 'baja@prueba.invalid', [])
  await seedUser(database.god, 'sin-clave@prueba.invalid', [])
  for (const [id, email] of [
    [ana, 'ana'],
    [sofia, 'sofia'],
    [baja, 'baja'],
  ] as const)
    await setPassword({ id, email: `${email}@prueba.invalid`, name: 'Persona' }, PASSWORD)
  await database.god`update users set disabled_at = now() where id = ${baja}`
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.god`delete from rate_limits`
  await database.god`delete from sessions`
})

const send = (fields: Record<string, string>, headers: Record<string, string> = {}, address?: string) =>
  endOf(() => action(routeArgs(sendForm('/ingresar', fields, headers), {}, address)))
const enter = (correo: string, contrasena: string, more: Record<string, string> = {}, cookie?: string) =>
  send({ correo, contrasena, ...more }, cookie ? { cookie } : {})
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .find((one) => one.startsWith('__Host-portal-session='))
    ?.split(';', 1)[0] ?? ''
const isSignedIn = async (cookie: string) =>
  (await endOf(() => chooserLoader(routeArgs(getPage('/espacio', cookie))))).headers.get('location') ===
  '/espacio/salud'
const counted = () => database.god<{ key: string; hits: number }[]>`select key, hits from rate_limits order by key`

describe('the right password', () => {
  test('opens a session and leads to the only desk', async () => {
    const { status, headers } = await enter(' Ana@Prueba.invalid ', PASSWORD)
    expect(status).toBe(302)
    expect(headers.get('location')).toBe('/espacio/salud')
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-portal-session=[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax; Secure$/,
    )
    expect(await isSignedIn(cookieOf(headers))).toBe(true)
  })

  test('leads to the chooser when there are several, and where one was going', async () => {
    expect((await enter('sofia@prueba.invalid', PASSWORD)).headers.get('location')).toBe('/espacio')
    const back = await enter('ana@prueba.invalid', PASSWORD, { volver: '/espacio/salud/procesos?q=x' })
    expect(back.headers.get('location')).toBe('/espacio/salud/procesos?q=x')
    const evil = await enter('ana@prueba.invalid', PASSWORD, { volver: '//evil.example' })
    expect(evil.headers.get('location')).toBe('/espacio/salud')
  })

  test('whoever is signed in already goes on to work', async () => {
    const cookie = cookieOf((await enter('ana@prueba.invalid', PASSWORD)).headers)
    const { status, headers } = await endOf(() => loader(routeArgs(getPage('/ingresar?volver=/espacio/salud', cookie))))
    expect([status, headers.get('location')]).toEqual([302, '/espacio/salud'])
  })

  test('a hash of another cost is written anew', async () => {
    const old = await hash(PASSWORD, { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 })
    await database.god`update users set password_hash = ${old} where id = ${ana}`
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(302)
    const [row] = await database.god`select password_hash from users where id = ${ana}`
    expect(row?.password_hash).toMatch(/m=19456,t=2,p=1/)
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(302)
  })
})

describe('rotation', () => {
  test('a session id planted before sign-in is not the one after it, and opens nothing', async () => {
    const planted = `__Host-portal-session=${'a'.repeat(40)}`
    const cookie = cookieOf((await enter('ana@prueba.invalid', PASSWORD, {}, planted)).headers)
    expect(cookie).not.toBe(planted)
    expect([await isSignedIn(planted), await isSignedIn(cookie)]).toEqual([false, true])
  })

  test('signing in again ends the session the browser had', async () => {
    const first = cookieOf((await enter('ana@prueba.invalid', PASSWORD)).headers)
    const second = cookieOf((await enter('ana@prueba.invalid', PASSWORD, {}, first)).headers)
    expect(second).not.toBe(first)
    expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([false, true])
  })
})

describe('refused', () => {
  test('unknown account, wrong password, suspended account and one without password get the same answer', async () => {
    const answers = []
    for (const [correo, contrasena] of [
      ['ana@prueba.invalid', 'no es la correcta'],
      ['xyz@prueba.invalid', 'no es la correcta'],
      ['baja@prueba.invalid', PASSWORD],
      ['sin-clave@prueba.invalid', PASSWORD],
      ["' or 1=1 --\u0000", 'no es la correcta'],
    ] as const) {
      const { status, headers, body } = await enter(correo, contrasena)
      // NUL is taken out of every field of a form.
      expect(body).toMatchObject({ email: correo.replaceAll('\0', '') })
      answers.push(JSON.stringify({ status, headers: [...headers], body: { ...(body as object), email: '' } }))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/"status":401.*no son correctos/)
    expect(await database.god`select 1 from sessions`).toHaveLength(0)
  })

  test('missing fields are named, what was typed is kept, nothing is counted', async () => {
    const { status, body } = await enter('ana@prueba.invalid', '', { volver: '/espacio/salud' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      errors: { contrasena: 'Escriba su contraseña.' },
      email: 'ana@prueba.invalid',
      returnTo: '/espacio/salud',
    })
    expect(JSON.stringify(body)).not.toContain('correo')
    expect(await counted()).toHaveLength(0)
  })
})

describe('attempts', () => {
  test('after ten failures the account waits, a known and an unknown one alike, told to nobody, and nothing is kept that tells whose', async () => {
    const answers = new Set<string>()
    for (const correo of ['ana@prueba.invalid', 'xyz@prueba.invalid']) {
      for (let turn = 0; turn < 13; turn += 1) {
        const { status, headers, body } = await enter(correo, turn < 12 ? 'mala contraseña' : PASSWORD)
        answers.add(JSON.stringify({ status, headers: [...headers], body: { ...(body as object), email: '' } }))
      }
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toMatch(/"status":401.*después de diez intentos fallidos/)
    const rows = JSON.stringify(await counted())
    for (const private_ of ['ana', 'prueba', 'invalid', '192.0.2', '192']) expect(rows).not.toContain(private_)
  })

  test('the window passes', async () => {
    for (let turn = 0; turn < 11; turn += 1) await enter('ana@prueba.invalid', 'mala contraseña')
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(401)
    await database.god`update rate_limits set window_started_at = window_started_at - interval '15 minutes'`
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(302)
  })

  test('a rightful sign-in starts the account from zero and gives the network its attempt back', async () => {
    for (let turn = 0; turn < 9; turn += 1) await enter('ana@prueba.invalid', 'mala contraseña')
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(302)
    expect((await counted()).map((row) => [row.key.slice(0, 2), row.hits])).toEqual([['n:', 9]])
    for (let turn = 0; turn < 10; turn += 1) expect((await enter('ana@prueba.invalid', 'mala')).status).toBe(401)
  })

  test('one network over many accounts waits too; another network does not', async () => {
    await enter('alguien@prueba.invalid', 'mala contraseña')
    await database.god`update rate_limits set hits = 100 where key like 'n:%'`
    const { status, headers } = await enter('otra@prueba.invalid', 'mala contraseña')
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800)
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900)
    const elsewhere = await send({ correo: 'otra@prueba.invalid', contrasena: 'mala' }, {}, '203.0.113.9')
    expect(elsewhere.status).toBe(401)
  })

  test('two processes share the count, and attempts at once are as many as one after the other', async () => {
    const run = promisify(execFile)
    const child = async () => {
      const script = ['--import', 'tsx', 'tests/support/sign-in/attempt-sign-in.ts', 'ana@prueba.invalid', '9']
      const { stdout } = await run(process.execPath, script, { env: { ...process.env, DATABASE_POOL: '3' } })
      return JSON.parse(stdout) as string[]
    }
    await Promise.all([child(), child()])
    // Eighteen were counted as one account's: from the eleventh on, even the right password was refused.
    expect((await counted()).map(({ key, hits }) => [key.slice(0, 2), hits])).toContainEqual(['a:', 18])
    const right = { correo: 'ana@prueba.invalid', contrasena: PASSWORD }
    expect((await send(right, {}, '198.51.100.8')).status).toBe(401)
  })

  test('a stranger who fails without end keeps the person out of nowhere else, and many networks together guess so often', async () => {
    const right = { correo: 'ana@prueba.invalid', contrasena: PASSWORD }
    for (let turn = 0; turn < 14; turn += 1) await send({ ...right, contrasena: 'mala contraseña' }, {}, '203.0.113.9')
    expect((await send(right, {}, '203.0.113.9')).status).toBe(401)
    expect((await counted()).map(({ key, hits }) => [key.slice(0, 2), hits])).toContainEqual(['e:', 10])
    expect((await send(right, {}, '192.0.2.1')).status).toBe(302)
    await enter('ana@prueba.invalid', 'mala contraseña')
    await database.god`update rate_limits set hits = 100 where key like 'e:%'`
    expect((await send(right, {}, '192.0.2.1')).status).toBe(401)
  })

  test('the count outlives the pool', async () => {
    for (let turn = 0; turn < 10; turn += 1) await enter('ana@prueba.invalid', 'mala')
    await closePool()
    openPool(database.appUrl, 2)
    expect((await enter('ana@prueba.invalid', PASSWORD)).status).toBe(401)
  })

  test('counters of past windows are removed little by little', async () => {
    await database.god`insert into rate_limits select 'a:old-' || n, '2026-01-01', 1 from generate_series(1, 25) n`
    for (const left of [15, 5, 0]) {
      await enter('xyz@prueba.invalid', 'mala contraseña')
      expect((await counted()).filter((row) => row.key.startsWith('a:old'))).toHaveLength(left)
    }
  })
})
