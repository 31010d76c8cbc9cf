import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inviteMember } from '#app/accounts/invitations/invite-member.server.ts'
import { withdrawInvitation } from '#app/accounts/invitations/manage-invitation.server.ts'
import { setPassword } from '#app/accounts/manage-accounts.server.ts'
import type { Role } from '#app/accounts/person.ts'
import { loader as desk } from '#app/routes/espacio.$slug._index.tsx'
import { action as signInAction } from '#app/routes/ingresar.tsx'
import { action, loader } from '#app/routes/invitacion.tsx'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { signedInWithoutFactor } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { cookiesOf, deliverAll, readFrom, secretIn, sendTo } from './mail-links.ts'

const PASSWORD = 'grapa lenta verde'
let database: TestDatabase
let salud: SeededEntity
let raul: string
let julia: string
let ajena: string

beforeAll(async () => {
  database = await openTestDatabase()
  const [one, other] = await seedEntities(database.god, ['salud', 'obras'])
  salud = one!
  raul = await seedUser(database.god, 'raul@prueba.invalid', [{ entityId: salud.id, role: 'entity_admin' }])
  julia = await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  ajena = await seedUser(database.god, 'ajena@prueba.invalid', [{ entityId: other!.id, role: 'reviewer' }])
  await setPassword({ id: ajena, email: 'ajena@prueba.invalid', name: 'Ajena' }, PASSWORD)
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['mail_tokens', 'mails', 'invitations', 'member_notices', 'rate_limits'])
    await database.god.unsafe(`delete from ${table}`)
})

const PATH = '/invitacion'
async function invited(email: string, roles: Role[] = ['capturer']) {
  const { invitationId } = await inviteMember({
    entityId: salud.id,
    email,
    name: 'Nueva Persona',
    roles,
    invitedBy: raul,
  })
  const [mail] = await deliverAll(database)
  return { invitationId, secret: secretIn(mail) }
}
const open = (secret: string) =>
  sendTo(action, PATH, [
    ['acto', 'abrir'],
    ['codigo', secret],
  ])
const linkOf = async (secret: string) => cookiesOf((await open(secret)).headers)
const join = (link: string[], over: Record<string, string> = {}) =>
  sendTo(
    action,
    PATH,
    Object.entries({ acto: 'nueva', nombre: 'Nueva Persona', contrasena: PASSWORD, repetida: PASSWORD, ...over }),
    link,
  )
const rolesOf = async (email: string) =>
  (
    await database.god<{ role: string }[]>`
      select m.role from memberships m join users u on u.id = m.user_id where u.email = ${email} and m.entity_id = ${salud.id} order by 1`
  ).map(({ role }) => role)

test('a new person: the code in a POST, the secret in a cookie that scripts cannot read, an account, and work', async () => {
  const { secret } = await invited('nueva@prueba.example')
  const opened = await open(`http://localhost:3000/invitacion#${secret}`)
  expect([opened.status, opened.headers.get('location')]).toEqual([302, '/invitacion'])
  expect(opened.headers.get('set-cookie')).toMatch(
    /^__Host-portal-invitation=[\w-]{43}; Max-Age=3600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
  )
  const page = await readFrom(loader, PATH, cookiesOf(opened.headers))
  expect(page.body).toMatchObject({
    step: 'new-account',
    invitation: { entityName: 'Entidad salud', email: 'nueva@prueba.example', roles: ['capturer'] },
  })
  expect(JSON.stringify(page.body)).not.toContain(secret)
  const joined = await join(cookiesOf(opened.headers))
  expect([joined.status, joined.headers.get('location')]).toEqual([302, '/espacio/salud'])
  const cookies = cookiesOf(joined.headers)
  expect(cookies).toContain('__Host-portal-invitation=')
  expect((await readFrom(desk, '/espacio/salud', cookies, { slug: 'salud' })).status).toBe(200)
  expect(await rolesOf('nueva@prueba.example')).toEqual(['capturer'])
  const [entry] = await database.god`
    select action, detail from audit_events where entity_id = ${salud.id} order by position desc limit 1`
  expect(entry).toMatchObject({ action: 'accept-invitation', detail: { roles: ['capturer'], account: 'new' } })
  expect(JSON.stringify(await database.god`select detail from audit_events`)).not.toMatch(/@|Persona/)
})

test('a link works once, not after withdrawal, not after its time, and not when a newer one was sent', async () => {
  const first = await invited('uno@prueba.example')
  const link = await linkOf(first.secret)
  expect((await join(link)).status).toBe(302)
  expect([(await open(first.secret)).status, (await join(link)).status]).toEqual([404, 404])
  const second = await invited('dos@prueba.example')
  await withdrawInvitation({ entityId: salud.id, actorId: raul, invitationId: second.invitationId })
  expect((await open(second.secret)).status).toBe(404)
  const third = await invited('tres@prueba.example')
  const late = await linkOf(third.secret)
  await database.god`update invitations set expires_at = now() - interval '1 second'`
  expect([(await join(late)).status, (await readFrom(loader, PATH, late)).body]).toMatchObject([404, { step: 'gone' }])
  const fourth = await invited('cuatro@prueba.example')
  await invited('cuatro@prueba.example', ['reviewer'])
  expect((await open(fourth.secret)).status).toBe(404)
  expect((await open('x'.repeat(43))).status).toBe(404)
  expect((await open('')).status).toBe(422)
})

test('what is missing is named, the name typed is kept, the password never', async () => {
  const link = await linkOf((await invited('nueva2@prueba.example')).secret)
  const weak = await join(link, { contrasena: 'contrasena123', repetida: 'otra cosa', nombre: 'Ana Ruiz' })
  expect(weak.status).toBe(422)
  expect(weak.body).toMatchObject({
    name: 'Ana Ruiz',
    errors: { contrasena: expect.any(String), repetida: expect.any(String) },
  })
  expect(JSON.stringify(weak.body)).not.toContain('contrasena123')
  expect((await join(link, { nombre: ' ' })).body).toMatchObject({ errors: { nombre: expect.any(String) } })
})

test('fields that nobody asked for change neither roles nor entity nor address', async () => {
  const link = await linkOf((await invited('nueva3@prueba.example')).secret)
  const extra = {
    papel: 'entity_admin',
    roles: 'entity_admin',
    entity_id: 'x',
    correo: 'otra@x.example',
    email: 'otra@x.example',
  }
  expect((await join(link, extra)).status).toBe(302)
  expect(await rolesOf('nueva3@prueba.example')).toEqual(['capturer'])
  expect(await database.god`select 1 from users where email = 'otra@x.example'`).toHaveLength(0)
})

describe('an address that has an account', () => {
  test('gets no new password by the link: its person signs in, accepts, and every session they had ends', async () => {
    const { secret } = await invited('ajena@prueba.invalid', ['publisher'])
    const link = await linkOf(secret)
    expect((await readFrom(loader, PATH, link)).body).toMatchObject({ step: 'sign-in' })
    const takeover = await join(link, { contrasena: 'otra clave muy larga', repetida: 'otra clave muy larga' })
    expect([takeover.status, takeover.headers.get('location')]).toEqual([302, '/invitacion'])
    expect(await rolesOf('ajena@prueba.invalid')).toEqual([])
    const fields: [string, string][] = [
      ['correo', 'ajena@prueba.invalid'],
      ['contrasena', PASSWORD],
      ['volver', PATH],
    ]
    const entered = await sendTo(signInAction, '/ingresar', fields)
    expect([entered.status, entered.headers.get('location')]).toEqual([302, '/invitacion'])
    const session = cookiesOf(entered.headers).filter((one) => one.startsWith('__Host-portal-session'))
    const cookies = [...link, ...session]
    const { body } = await readFrom(loader, PATH, cookies)
    expect(body).toMatchObject({ step: 'accept' })
    const { token } = body as { token: string }
    expect((await sendTo(action, PATH, [['acto', 'aceptar']], cookies)).status).toBe(403)
    const accepted = await sendTo(
      action,
      PATH,
      [
        ['_token', token],
        ['acto', 'aceptar'],
      ],
      cookies,
    )
    expect([accepted.status, accepted.headers.get('location')]).toEqual([302, '/invitacion?aceptada=si'])
    expect(await rolesOf('ajena@prueba.invalid')).toEqual(['publisher'])
    expect(await database.god`select 1 from sessions where user_id = ${ajena}`).toHaveLength(0)
  })

  test('is not accepted by somebody else’s session', async () => {
    const link = await linkOf((await invited('otra@prueba.example')).secret)
    const { cookie, token } = await signedInWithoutFactor(julia)
    expect((await readFrom(loader, PATH, [...link, cookie])).body).toMatchObject({ step: 'other-account' })
    const sent = await sendTo(
      action,
      PATH,
      [
        ['_token', token],
        ['acto', 'aceptar'],
      ],
      [...link, cookie],
    )
    expect(sent.status).toBe(403)
  })
})

test('a new administrator is announced to every member, at their desk and by mail, and to nobody elsewhere', async () => {
  const link = await linkOf((await invited('jefa@prueba.example', ['entity_admin'])).secret)
  expect((await join(link)).status).toBe(302)
  const told = await database.god<{ email: string }[]>`
    select u.email from member_notices n join users u on u.id = n.user_id where n.seen_at is null order by 1`
  const members = await database.god<{ email: string }[]>`
    select distinct u.email from memberships m join users u on u.id = m.user_id
    where m.entity_id = ${salud.id} and u.email <> 'jefa@prueba.example' order by 1`
  expect(told).toEqual(members)
  const mails = await deliverAll(database)
  expect(mails.map(({ to }) => to.address).sort()).toEqual(members.map(({ email }) => email).sort())
  expect(mails[0]?.subject).toBe('Nueva Persona administra ahora Entidad salud')
})

test('an invitation accepted twice at once makes one account', async () => {
  const link = await linkOf((await invited('doble@prueba.example')).secret)
  const answers = await Promise.all([join(link), join(link), join(link)])
  expect(answers.filter(({ headers }) => headers.get('location') === '/espacio/salud')).toHaveLength(1)
  expect(await database.god`select 1 from users where email = 'doble@prueba.example'`).toHaveLength(1)
})
