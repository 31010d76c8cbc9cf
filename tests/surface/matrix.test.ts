import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, dataPath } from './asking.ts'
import type { DrawnForm } from './matrix/drawn-forms.ts'
import { extraFields } from './matrix/extras.ts'
import { readingMatrix, swappedIds } from './matrix/reading.ts'
import { sendingMatrix } from './matrix/sending.ts'
import { verbsMatrix } from './matrix/verbs.ts'
import { withoutFactor } from './matrix/without-factor.ts'
import { takingsOf } from './route-entry.ts'
import { ROUTES } from './route-list.ts'
import { CANARIES, fill, loggedActions, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const entries = Object.entries(ROUTES)
const drawn: DrawnForm[] = []

describe('the list', () => {
  const built = () =>
    Object.keys(world.portal.build.routes).flatMap((id) => (id === 'root' ? [] : [id.replace('routes/', '')]))

  test('has every route of the build, and no other', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(built().sort())
  })

  test('the build has every file of app/routes', () => {
    const files = readdirSync('app/routes').map((name) => name.replace(/\.tsx?$/, ''))
    expect(files.sort()).toEqual(built().sort())
  })

  test('knows which routes take something in', () => {
    const routes = Object.entries(world.portal.build.routes)
    const taking = routes.flatMap(([id, route]) => (route?.module.action ? [id.replace('routes/', '')] : []))
    expect(entries.flatMap(([id, { action }]) => (action ? [id] : [])).sort()).toEqual(taking.sort())
  })
})

readingMatrix(
  () => world,
  (form) => drawn.push(form),
)

describe('what the pages draw', () => {
  test('every form goes to a route that has an entry for it', () => {
    expect(drawn.length).toBeGreaterThan(20)
    const unknown = drawn.filter(
      ({ routeId }) => takingsOf(ROUTES[routeId] ?? { path: '', access: 'public' }).length === 0,
    )
    expect([...new Set(unknown.map(({ routeId }) => routeId))]).toEqual([])
  })

  test('every named button has an entry, and every named button of an entry is drawn by some page', () => {
    const known = new Set(
      entries.flatMap(([id, entry]) =>
        takingsOf(entry).flatMap(({ fields }) =>
          Object.entries(fields).map(([name, value]) => `${id} ${name}=${value.split(':', 1)[0]}`),
        ),
      ),
    )
    const pressed = new Set(drawn.flatMap(({ routeId, buttons }) => buttons.map((button) => `${routeId} ${button}`)))
    expect([...pressed].filter((button) => !known.has(button)).sort()).toEqual([])
  })

  test('every form but those of people without a session carries the token', () => {
    const bare = drawn.filter(({ fields }) => !fields.includes('_token')).map(({ routeId }) => routeId)
    const open = entries.flatMap(([id, entry]) => (takingsOf(entry).some(({ tokenless }) => tokenless) ? [id] : []))
    expect([...new Set(bare)].filter((id) => !open.includes(id))).toEqual([])
  })
})

describe('with the ids of another entity', () => swappedIds(() => world))
sendingMatrix(() => world)
describe('verbs', () => verbsMatrix(() => world))
describe('a role that needs a second factor', () => withoutFactor(() => world))

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
  const signedIn = Object.values(world.people).filter(({ cookie }) => cookie !== '')
  for (const path of ['/espacio', '/salir']) {
    const bodies: string[] = []
    for (const who of signedIn) {
      const answer = await ask(world, who, dataPath(path))
      expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null])
      bodies.push(answer.body)
    }
    expect(new Set(bodies).size).toBeGreaterThanOrEqual(path === '/salir' ? signedIn.length : 3)
  }
})

test('the log of acts has gained refusals and exports of itself, and nothing else', async () => {
  const logged = await loggedActions(world.database.god)
  // Of the sanctions that both entities have when the matrix begins.
  const planted = ['receive-sanction-list', 'confirm-sanction-list', 'draft-sanction', 'publish-sanction']
  const expected = ['publish', 'refuse-role', 'refuse-entity', 'refuse-form', 'export-log', ...planted]
  expect(logged.filter((action) => !expected.includes(action))).toEqual([])
})

extraFields(() => world)
