import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import { action as signInAction } from '#app/routes/ingresar.tsx'
import { action as askAction } from '#app/routes/recuperar._index.tsx'
import { action, loader } from '#app/routes/recuperar.contrasena.tsx'
import { seedUser } from '#tests/support/seed-entities.ts'
import { giveTestFactor, signedIn } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { cookiesOf, deliverAll, readFrom, secretIn, sendTo } from './mail-links.ts'

const [OLD, NEW] = ['grapa lenta verde', 'nube rara sobre el cerro']
let database: TestDatabase
let ana: string

beforeAll(async () => {
  database = await openTestDatabase()
  ana = await seedUser(database.god, 'ana@prueba.invalid', [])
  const baja = await seedUser(database.god, 'baja@prueba.invalid', [])
  await database.god`update users set disabled_at = now() where id = ${baja}`
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['mail_tokens', 'mails', 'rate_limits']) await database.god.unsafe(`delete from ${table}`)
  await setPassword({ id: ana, email: 'ana@prueba.invalid', name: 'Ana' }, OLD)
})

const ask = (correo: string) => sendTo(askAction, '/recuperar?index', [['correo', correo]])
const PATH = '/recuperar/contrasena'
const open = (secret: string) =>
  sendTo(action, PATH, [
    ['acto', 'abrir'],
    ['codigo', secret],
  ])
const save = (link: string[], contrasena = NEW, repetida = contrasena) =>
  sendTo(
    action,
    PATH,
    [
      ['acto', 'guardar'],
      ['contrasena', contrasena],
      ['repetida', repetida],
    ],
    link,
  )
const enter = (contrasena: string) =>
  sendTo(signInAction, '/ingresar', [
    ['correo', 'ana@prueba.invalid'],
    ['contrasena', contrasena],
  ])

test('a new password by mail: once, every session ends, the person is told, and the second factor is still asked for', async () => {
  await giveTestFactor(ana)
  await signedIn(ana)
  expect((await ask(' Ana@prueba.invalid')).headers.get('location')).toBe('/recuperar?enviado=si')
  const [mail, ...others] = await deliverAll(database)
  expect([mail?.to.address, others.length]).toEqual(['ana@prueba.invalid', 0])
  const opened = await open(secretIn(mail))
  const link = cookiesOf(opened.headers)
  expect(opened.headers.get('set-cookie')).toMatch(
    /^__Host-portal-reset=[\w-]{43}; Max-Age=3600; Path=\/; Secure; HttpOnly/,
  )
  expect((await readFrom(loader, PATH, link)).body).toEqual({ step: 'choose', email: 'ana@prueba.invalid' })
  expect((await save(link, 'corta')).body).toMatchObject({ errors: { contrasena: expect.any(String) } })
  expect((await save(link, NEW, 'otra')).status).toBe(422)
  const saved = await save(link)
  expect([saved.status, saved.headers.get('location')]).toEqual([302, '/recuperar/contrasena?hecho=si'])
  expect(saved.headers.get('set-cookie')).toContain('__Host-portal-reset=; Max-Age=0')
  expect(await database.god`select 1 from sessions where user_id = ${ana}`).toHaveLength(0)
  expect((await deliverAll(database)).map(({ subject }) => subject)).toEqual(['Se cambió la contraseña de su cuenta'])
  expect([(await save(link)).status, (await open(secretIn(mail))).status]).toEqual([404, 404])
  expect((await enter(OLD)).status).toBe(401)
  const entered = await enter(NEW)
  expect([entered.status, entered.headers.get('location')]).toMatchObject([
    302,
    expect.stringContaining('/ingresar/codigo'),
  ])
  const [entry] = await database.god`select action, subject from audit_events order by at desc limit 1`
  expect(entry).toMatchObject({ subject: ana })
})

test('known, unknown and suspended accounts get the same answer, and only the known one a mail', async () => {
  const answers = []
  for (const correo of ['ana@prueba.invalid', 'nadie@prueba.invalid', 'baja@prueba.invalid', 'esto no es un correo']) {
    const { status, headers, body } = await ask(correo)
    answers.push(JSON.stringify({ status, headers: [...headers], body }))
  }
  expect(new Set(answers).size).toBe(1)
  expect(await database.god`select 1 from mails`).toHaveLength(4)
  expect((await deliverAll(database)).map(({ to }) => to.address)).toEqual(['ana@prueba.invalid'])
})

test('an account gets three mails in a quarter of an hour, and whoever asks more is told the same', async () => {
  const answers = []
  for (let turn = 0; turn < 6; turn += 1) answers.push((await ask('ana@prueba.invalid')).headers.get('location'))
  expect(new Set(answers)).toEqual(new Set(['/recuperar?enviado=si']))
  expect(await deliverAll(database)).toHaveLength(3)
})

test('a network that asks too often waits, whatever the accounts', async () => {
  await ask('ana@prueba.invalid')
  await database.god`update rate_limits set hits = 30 where key like 'rn:%'`
  const { status, headers } = await ask('otra@prueba.invalid')
  expect([status, Number(headers.get('retry-after')) > 800]).toEqual([429, true])
})

test('a link ends after thirty minutes, when another is used, and when the account is suspended', async () => {
  for (let turn = 0; turn < 2; turn += 1) await ask('ana@prueba.invalid')
  const [one, two] = await deliverAll(database)
  const [first, second] = [
    cookiesOf((await open(secretIn(one))).headers),
    cookiesOf((await open(secretIn(two))).headers),
  ]
  expect((await save(first)).status).toBe(302)
  expect((await save(second)).status).toBe(404)
  await ask('ana@prueba.invalid')
  const secret = secretIn((await deliverAll(database)).find(({ subject }) => subject.startsWith('Recuperar')))
  await database.god`update users set disabled_at = now() where id = ${ana}`
  expect((await open(secret)).status).toBe(404)
  await database.god`update users set disabled_at = null where id = ${ana}`
  await database.god`update mail_tokens set expires_at = now() - interval '1 second'`
  expect((await open(secret)).status).toBe(404)
})

test('a link used twice at once changes the password once', async () => {
  await ask('ana@prueba.invalid')
  const link = cookiesOf((await open(secretIn((await deliverAll(database))[0]))).headers)
  const statuses = (await Promise.all([save(link), save(link), save(link)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([302, 404, 404])
})
