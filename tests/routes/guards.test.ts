import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireMember, requireStateRole } from '#app/accounts/guards.server.ts'
import { addMembership } from '#app/accounts/manage-accounts.server.ts'
import { loader as chooserLoader } from '#app/routes/espacio._index.tsx'
import { endOf, getPage, routeArgs } from '#tests/support/page-requests.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { signedIn, signedInWithoutFactor } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let cerrado: SeededEntity
const cookies: Record<string, string> = {}

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras', 'cerrado'])
  salud = seeded[0]!
  obras = seeded[1]!
  cerrado = seeded[2]!
  await database.god`update entities set status = 'suspended' where id = ${cerrado.id}`
  const people = {
    ana: await seedUser(database.god, 'ana@prueba.invalid', [
      { entityId: salud.id, role: 'capturer' },
      { entityId: salud.id, role: 'reviewer' },
      { entityId: cerrado.id, role: 'publisher' },
    ]),
    sofia: await seedUser(database.god, 'sofia@prueba.invalid', [
      { entityId: salud.id, role: 'publisher' },
      { entityId: obras.id, role: 'capturer' },
    ]),
    carmen: await seedUser(database.god, 'carmen@prueba.invalid', [], ['coordinator']),
  }
  for (const [name, id] of Object.entries(people)) cookies[name] = (await signedIn(id)).cookie
})
afterAll(() => database.close())

const enter = (who: string, slug: string, options?: Parameters<typeof requireMember>[2]) =>
  endOf(() => requireMember(getPage(`/espacio/${slug}`, cookies[who]), slug, options))

describe('requireMember', () => {
  test('gives person, entity, roles, token and all desks', async () => {
    const { body } = await enter('sofia', 'salud')
    expect(body).toMatchObject({
      person: { email: 'sofia@prueba.invalid', name: 'Persona sofia@prueba.invalid', stateRoles: [] },
      entity: { id: salud.id, slug: 'salud', key: 'SALUD', name: 'Entidad salud', shortName: 'salud', notice: null },
      roles: ['publisher'],
      workspaces: [
        { entity: { slug: 'obras' }, roles: ['capturer'] },
        { entity: { slug: 'salud' }, roles: ['publisher'] },
      ],
    })
    const { person, token } = body as Awaited<ReturnType<typeof requireMember>>
    expect(token).toBe(person.token)
    expect(token).toMatch(/^[\w-]{43}$/)
  })

  test('another entity, an unknown one and the reserved one are the same page that is not there', async () => {
    const answers = []
    for (const slug of ['obras', 'no-existe', '_estado', "x' or 1=1", '']) {
      const { status, body } = await enter('ana', slug)
      expect(status).toBe(404)
      answers.push(JSON.stringify(body))
    }
    expect(new Set(answers).size).toBe(1)
  })

  test('a suspended entity is read, with the reason, and takes nothing in', async () => {
    const { status, body } = await enter('ana', 'cerrado')
    expect([status, (body as { entity: { stopped: string } }).entity.stopped]).toEqual([
      200,
      'cerrado está suspendido. Aquí se lee todo y no se guarda nada hasta que la operación del portal lo reactive.',
    ])
    const sent = new Request(getPage('/espacio/cerrado', cookies.ana), { method: 'POST' })
    expect(await endOf(() => requireMember(sent, 'cerrado'))).toMatchObject({
      status: 409,
      body: { code: 'entity-stopped', sentence: expect.stringContaining('suspendido') },
    })
  })

  test('any role asked for is enough; none of them is 403 with who does it', async () => {
    expect((await enter('ana', 'salud', { anyOf: ['reviewer', 'publisher'] })).status).toBe(200)
    const { status, body } = await enter('ana', 'salud', { anyOf: ['publisher'] })
    expect(status).toBe(403)
    expect(body).toEqual({
      code: 'lacks-role',
      sentence:
        'En salud esto lo hace quien tiene el papel de unidad de transparencia. Usted tiene el de capturista y revisor. Si le corresponde, pida el permiso a quien administra el ente.',
    })
  })

  test('a role given a moment ago counts, and one taken away does not', async () => {
    const [user] = await database.god<{ id: string }[]>`select id from users where email = 'carmen@prueba.invalid'`
    expect((await enter('carmen', 'obras')).status).toBe(404)
    const membership = { entityId: obras.id, userId: user!.id, role: 'internal_control' } as const
    await addMembership(membership)
    await addMembership(membership)
    expect((await enter('carmen', 'obras')).status).toBe(200)
    await database.god`delete from memberships where user_id = ${user!.id}`
    expect((await enter('carmen', 'obras')).status).toBe(404)
  })
})

describe('requireStateRole', () => {
  const enterState = (who: string | null, ...anyOf: Parameters<typeof requireStateRole>[1]['anyOf']) =>
    endOf(() => requireStateRole(getPage('/plataforma', who === null ? undefined : cookies[who]), { anyOf }))

  test('lets who has the role in, sends nobody to sign in, and tells the rest who does it', async () => {
    expect((await enterState('carmen', 'platform_admin', 'coordinator')).body).toMatchObject({ hasFactor: true })
    const { status, headers } = await enterState(null, 'coordinator')
    expect([status, headers.get('location')]).toEqual([302, '/ingresar?volver=%2Fplataforma'])
    for (const who of ['carmen', 'ana', 'sofia']) {
      const refused = await enterState(who, 'platform_admin')
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([403, expect.stringContaining('operación')])
    }
  })

  test('a role given in the middle of a session without second factor opens nothing until it is set up', async () => {
    const id = await seedUser(database.god, 'lola@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
    cookies.lola = (await signedInWithoutFactor(id)).cookie
    expect((await enter('lola', 'salud')).status).toBe(200)
    await addMembership({ entityId: salud.id, userId: id, role: 'publisher' })
    const desk = await enter('lola', 'salud')
    expect([desk.status, desk.headers.get('location')]).toEqual([
      302,
      '/cuenta/segundo-factor?volver=%2Fespacio%2Fsalud',
    ])
    await database.god`update users set state_roles = '{coordinator}' where id = ${id}`
    expect((await enterState('lola', 'coordinator')).status).toBe(302)
  })
})

describe('the chooser', () => {
  test('shows the desks with the roles in each; the only desk is opened at once', async () => {
    const { body } = await endOf(() => chooserLoader(routeArgs(getPage('/espacio', cookies.sofia))))
    expect(body).toMatchObject({
      desks: [
        { slug: 'obras', name: 'Entidad obras', roles: ['Capturista'] },
        { slug: 'salud', name: 'Entidad salud', roles: ['Unidad de transparencia'] },
      ],
    })
    const id = await seedUser(database.god, 'unica@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
    const { cookie } = await signedIn(id)
    const one = await endOf(() => chooserLoader(routeArgs(getPage('/espacio', cookie))))
    expect([one.status, one.headers.get('location')]).toEqual([302, '/espacio/salud'])
  })

  test('somebody without desks is told so', async () => {
    const { body } = await endOf(() => chooserLoader(routeArgs(getPage('/espacio', cookies.carmen))))
    expect(body).toMatchObject({ desks: [], stateRoles: ['Coordinación estatal'] })
  })
})
