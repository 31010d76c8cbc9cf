import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, send } from './asking.ts'
import { fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const capturer = () => world.people['salud-capturer']!
const section = () => fill('/espacio/salud/procesos/{draft}/licitacion', world.own)

test('NUL in any field is left out and never reaches the database', async () => {
  const correct = await send(world, capturer(), '/espacio/salud/procesos/corregir', { ocid: '\u0000a' })
  expect(correct.status).toBe(404)
  const saved = await send(world, capturer(), section(), {
    ...{ '@revision': '1', '/tender/items/@list': '1' },
    ...{ '/tender/items/0/@key': 'item\u0000-9', '/tender/items/0/description': 'a\u0000b' },
  })
  expect(saved.status).toBeLessThan(500)
  expect((await ask(world, capturer(), section())).status).toBe(200)
})

test('what the page was drawn from may be anything: deep, of other types, with names of prototypes', async () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000)
  for (const base of [
    `{"leaves":{"tender/title":${deep}},"lists":{}}`,
    '{"leaves":{"tender/title":{"toString":""}},"lists":{"tender/items":[{"key":"x","leaves":{"id":{}},"lists":{}}]}}',
    '{"leaves":{"__proto__":{"x":1}},"lists":{"constructor":[]}}',
    '{"leaves":{"tender/title":"\\u0000"},"lists":{}}',
  ]) {
    const { status } = await send(world, capturer(), section(), { '@base': base, '/tender/title': 'Otro título' })
    expect(status, base.slice(0, 60)).toBeLessThan(500)
  }
  expect((await ask(world, capturer(), section())).status).toBe(200)
})

test('filters called like members of every object are filters that match nothing', async () => {
  for (const name of ['ambito', 'etapa', 'procedimiento', 'categoria', 'ente']) {
    for (const value of ['__proto__', 'constructor', 'toString'])
      expect((await ask(world, world.people.visitor!, `/buscar?${name}=${value}`)).status, `${name}=${value}`).toBe(200)
  }
})

test('a method that Remix cannot speak is refused before it', async () => {
  const { hostname, port } = new URL(world.portal.url)
  const status = await new Promise((done, fail) => {
    const sent = request(
      { hostname, port, method: 'TRACE', path: '/', headers: { origin: world.portal.url } },
      (answer) => {
        answer.resume()
        done(answer.statusCode)
      },
    )
    sent.on('error', fail).end()
  })
  expect(status).toBe(405)
})
