import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#db/membership.server.ts'
import { type Answer, ask, dataPath, send, statusOf } from './asking.ts'
import { ROUTES, type RouteEntry, type Taking } from './route-list.ts'
import { CANARIES, digestTables, fill, fillAll, openTwoEntities, ROLES, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const entries = Object.entries(ROUTES)
const takers = entries.flatMap(([id, entry]) =>
  entry.action && entry.action !== 'refused' ? [[id, entry, entry.action] as const] : [],
)
const signedIn = () => Object.values(world.people).filter(({ cookie }) => cookie !== '')
const outsiders = () =>
  ['obras-todo', 'coordinator', 'state_auditor', 'platform_admin'].map((name) => world.people[name]!)
const member = (role: Role) => world.people[`salud-${role}`]!
const rightful = (roles: readonly Role[] | undefined) => member((roles ?? ROLES)[0]!)
/** The member's page with the other entity's ids in it: the entity stays one's own. */
const swapped = (path: string) => fill(path, { ...world.foreign, own: world.own.own! })
const isForeignThing = (path: string) => /\{(draft|approved)\}/.test(path)

/** A page and the data request of it; then only this route's own data, past the guard of the route around it. */
async function askAll(name: string, path: string, id: string, kind: RouteEntry['kind']): Promise<Answer[]> {
  const who = world.people[name]!
  const page = await ask(world, who, path)
  if (kind === 'data') return [page]
  const data = dataPath(path)
  const only = `${data}${data.includes('?') ? '&' : '?'}_routes=${encodeURIComponent(`routes/${id}`)}`
  return [page, await ask(world, who, data), await ask(world, who, only)]
}

describe('the list', () => {
  test('has every route of the build, and no other', () => {
    const built = Object.keys(world.portal.build.routes).flatMap((id) =>
      id === 'root' ? [] : [id.replace('routes/', '')],
    )
    expect(Object.keys(ROUTES).sort()).toEqual(built.sort())
  })

  test('knows which routes take something in', () => {
    const routes = Object.entries(world.portal.build.routes)
    const taking = routes.flatMap(([id, route]) => (route?.module.action ? [id.replace('routes/', '')] : []))
    expect(entries.flatMap(([id, { action }]) => (action ? [id] : [])).sort()).toEqual(taking.sort())
  })
})

describe.each(entries)('reading %s', (id, entry) => {
  const own = () => fill(entry.path, world.own)
  const good = entry.status ?? 200

  test('a visitor', async () => {
    const answers = await askAll('visitor', own(), id, entry.kind)
    expect(answers.map(statusOf)).toEqual(answers.map(() => (entry.access === 'public' ? good : 302)))
    if (entry.access === 'public') return
    expect(answers[0]?.headers.get('location')).toMatch(/^\/ingresar\?volver=%2F/)
    for (const { body } of answers.slice(1)) expect(body).toContain('/ingresar?volver=')
  })

  test('the entity’s own people, by role', async () => {
    // What is public asks nobody who they are: one of them stands for all.
    for (const role of entry.access === 'member' ? ROLES : ROLES.slice(0, 1)) {
      const allowed = entry.access !== 'member' || !entry.roles || entry.roles.includes(role)
      const signInAgain = id === 'ingresar' ? 302 : good
      for (const answer of await askAll(`salud-${role}`, own(), id, entry.kind))
        expect([role, statusOf(answer)]).toEqual([role, allowed ? signInAgain : 403])
    }
  })
})

describe.each(entries.filter(([, { access }]) => access === 'member'))('reading %s from elsewhere', (id, entry) => {
  test('there is nothing, for whom the entity is not theirs', async () => {
    for (const who of outsiders()) {
      for (const answer of await askAll(who.name, fill(entry.path, world.own), id, entry.kind)) {
        expect([who.name, statusOf(answer)]).toEqual([who.name, 404])
        expect(answer.body).not.toContain('xoco')
        expect(answer.body).not.toContain('Entidad salud')
      }
    }
  })
})

describe.each(entries.filter(([, { path }]) => isForeignThing(path)))('reading %s with another’s id', (id, entry) => {
  test('there is nothing, although one may at one’s own desk', async () => {
    const role = (entry.roles ?? ROLES)[0]!
    for (const name of [`salud-${role}`, ...(role === 'publisher' ? [] : ['ambos'])])
      for (const answer of await askAll(name, swapped(entry.path), id, entry.kind)) {
        expect([name, statusOf(answer)]).toEqual([name, 404])
        expect(answer.body).not.toContain('xoco')
      }
  })
})

describe.each(takers)('sending to %s', (_id, entry, taking: Taking) => {
  const pattern = taking.path ?? entry.path
  const path = () => fill(pattern, world.own)
  const fields = () => fillAll(taking.fields, world.own)
  const both = () => [path(), dataPath(path())]

  test('what is refused writes nothing', async () => {
    const before = await digestTables(world.database.god)
    const sender = entry.access === 'member' ? rightful(taking.roles) : member('capturer')
    const told = async (what: string, expected: number, sent: Promise<Answer>) =>
      expect([what, statusOf(await sent)]).toEqual([what, expected])
    for (const address of both()) {
      const refusals: [string, string | null, Record<string, string>][] = [
        ['another site', sender.token, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
        ['another site, old browser', sender.token, { origin: 'https://evil.example', 'sec-fetch-site': '' }],
        ['a subdomain', sender.token, { 'sec-fetch-site': 'same-site' }],
        ['origin null', sender.token, { origin: 'null', 'sec-fetch-site': '' }],
      ]
      if (entry.path !== '/ingresar')
        refusals.push(
          ['no token', null, {}],
          ['somebody else’s token', world.people['obras-todo']!.token, {}],
          ['a header with another token', sender.token, { 'x-portal-token': 'x' }],
        )
      for (const [what, token, headers] of refusals)
        await told(what, 403, send(world, sender, address, fields(), { token, headers }))
    }
    if (entry.access === 'member') await refusedByPlace(told)
    expect(await digestTables(world.database.god)).toEqual(before)
  })

  async function refusedByPlace(told: (what: string, expected: number, sent: Promise<Answer>) => Promise<unknown>) {
    for (const address of both()) {
      await told('a visitor', 302, send(world, world.people.visitor!, address, fields(), { token: 'x' }))
      for (const who of outsiders()) await told(who.name, 404, send(world, who, address, fields()))
      for (const role of ROLES.filter((one) => taking.roles && !taking.roles.includes(one)))
        await told(role, 403, send(world, member(role), address, fields()))
    }
    const sender = rightful(taking.roles)
    if (isForeignThing(pattern)) await told('foreign id', 404, send(world, sender, swapped(pattern), fields()))
    if (taking.foreign)
      await told('foreign id within', 404, send(world, sender, path(), fillAll(taking.foreign, world.own)))
  }

  test('who may is answered by the page itself, also with the harmless form writing nothing', async () => {
    if (entry.path === '/salir') return
    const before = await digestTables(world.database.god)
    const sender = entry.access === 'member' ? rightful(taking.roles) : world.people.visitor!
    for (const address of both()) expect(statusOf(await send(world, sender, address, fields()))).toBe(taking.status)
    expect(await digestTables(world.database.god)).toEqual(before)
  })
})

test('a route that takes nothing in answers 405 in Spanish, to everybody alike, and writes nothing', async () => {
  const before = await digestTables(world.database.god)
  for (const [id, entry] of entries.filter(([, { action }]) => action === undefined || action === 'refused')) {
    const expected = entry.path === '/no-existe' ? 404 : 405
    for (const who of [world.people.visitor!, member('publisher'), world.people['obras-todo']!]) {
      const answer = await send(world, who, fill(entry.path, world.own), {})
      expect([id, who.name, answer.status]).toEqual([id, who.name, expected])
      expect(answer.body, id).toMatch(/no recibe envíos|sólo se lee|botón del formulario|No encontramos/)
    }
  }
  expect(await digestTables(world.database.god)).toEqual(before)
})

test('a person of both entities works in each, and only as what they are there', async () => {
  const both = world.people.ambos!
  const own = (path: string) => fill(path, world.own)
  const other = (path: string) => fill(path, world.foreign)
  const statuses = await Promise.all(
    [
      own('/espacio/{own}/procesos/{draft}/licitacion'),
      own('/espacio/{own}/procesos/{approved}/publicar'),
      other('/espacio/{own}/procesos/{approved}/publicar'),
      other('/espacio/{own}/procesos/nuevo'),
      '/espacio',
    ].map(async (path) => (await ask(world, both, path)).status),
  )
  expect(statuses).toEqual([200, 403, 200, 403, 200])
  const desk = await ask(world, both, '/espacio/obras/procesos')
  expect(desk.body).toContain(CANARIES.obras[0])
  expect(desk.body).not.toContain(CANARIES.salud[0])
})

test('two people ask the same address in turn, and each gets their own answer', async () => {
  for (const path of ['/espacio', '/salir']) {
    const bodies: string[] = []
    for (const who of signedIn()) {
      const answer = await ask(world, who, dataPath(path))
      expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null])
      bodies.push(answer.body)
    }
    const distinct = path === '/salir' ? signedIn().length : 3
    expect(new Set(bodies).size).toBeGreaterThanOrEqual(distinct)
  }
})
