import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { ask, send } from './asking.ts'
import { ROUTES } from './route-list.ts'
import { digestTables, fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const visitor = () => world.people.visitor!

/** Numbers from a seed, so that a string that fails can be made again. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

const PIECES = [
  ...[
    '"',
    "'",
    '(',
    ')',
    '((((',
    '))))',
    '-',
    '- ',
    ' or ',
    ' OR ',
    '&',
    '|',
    '!',
    ':*',
    '<->',
    '<2>',
    '\\',
    '%',
    '_',
    '*',
    '?',
  ],
  ...[
    '\0',
    '\u0001',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\uffff',
    '😀',
    '👩‍👩‍👧',
    'ñ',
    'á',
    'a\u0301',
    'ß',
    'İ',
    'ﬁ',
  ],
  ...[
    ';--',
    '/*',
    '*/',
    '$1',
    '$$',
    '{{',
    '${',
    '%00',
    '%ff',
    '..',
    '//',
    '<script>',
    '&lt;',
    '=cmd|',
    '\r\n',
    '\t',
    ' ',
  ],
  ...['compra', 'vacuna', 'ocds-demo00-SALUD', 'a'.repeat(50), '0', '1e400', '-1', 'NaN', 'null', 'العربية', '漢字'],
]

/** Strings of operators, quotes, NUL, halves of letters, emoji and right-to-left marks (docs/security.md F5). */
function* hostileStrings(count: number): Generator<string> {
  const next = numbers(20261120)
  for (let at = 0; at < count; at += 1) {
    const length = 1 + Math.floor(next() * 12)
    yield Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '').join(next() < 0.5 ? '' : ' ')
  }
}

/** How many: FUZZ_STRINGS=10000 for the whole of it (docs/recipes.md), 200 in every run. */
const STRINGS = Number(process.env.FUZZ_STRINGS ?? 200)

test(`${STRINGS} hostile search texts: an answer or a refusal with a sentence, never a failure`, async () => {
  const counted = { answered: 0, refused: 0 }
  for (const text of hostileStrings(STRINGS)) {
    try {
      const query = new URLSearchParams({ q: text, orden: text.length % 2 ? 'relevancia' : 'recientes' })
      await searchPublished(readSearchParams(query))
      counted.answered += 1
    } catch (error) {
      if (!isRefusal(error)) throw new Error(`${JSON.stringify(text)}: ${String(error)}`)
      expect([400, 503]).toContain(error.status)
      counted.refused += 1
    }
  }
  expect(counted.answered).toBeGreaterThan(STRINGS / 2)
}, 600_000)

test('the same over HTTP, as page, data and for machines', async () => {
  for (const text of hostileStrings(40))
    for (const path of ['/buscar', '/buscar.data', '/api/v1/search', '/entidades']) {
      const asked = !/\p{Cs}/u.test(text) ? encodeURIComponent(text) : '%ED%A0%80'
      expect([path, text, (await ask(world, visitor(), `${path}?q=${asked}`)).status < 500]).toEqual([path, text, true])
    }
})

const HOSTILE = [
  "'",
  '"; drop table users; --',
  'published_processes',
  'title desc',
  '(select 1)',
  '../../x',
  '\u202e',
  '9'.repeat(400),
]
const NAMES = [
  'orden',
  'sort',
  'order',
  'columna',
  'limite',
  'limit',
  'cursor',
  'since',
  'ente',
  'anio',
  'monto',
  'proveedor',
  'historico',
  'ocid',
  'desde',
  'estado',
  '_routes',
  'p',
  'version',
]

test('names of columns and tables never come from the address: only what is on a list is accepted (F12)', async () => {
  const before = await digestTables(world.database.god)
  for (const value of HOSTILE)
    for (const name of NAMES)
      for (const path of [
        '/buscar',
        '/api/v1/search',
        '/api/v1/releases',
        '/api/v1/historical/releases',
        '/entidades',
      ]) {
        const { status } = await ask(world, visitor(), `${path}?${name}=${encodeURIComponent(value)}`)
        expect([path, name, value, [200, 202, 400, 404].includes(status)]).toEqual([path, name, value, true])
      }
  const who = world.people['salud-capturer']!
  for (const value of HOSTILE)
    for (const name of ['orden', 'estado', 'desde', 'q'])
      for (const path of ['/espacio/salud/procesos', '/espacio/salud/procesos/publicados'])
        expect((await ask(world, who, `${path}?${name}=${encodeURIComponent(value)}`)).status).toBeLessThan(500)
  expect(await digestTables(world.database.god)).toEqual(before)
})

test('a parameter given twice, as a list or as a member is no failure and opens nothing (F13)', async () => {
  const pollution = [
    'q=a&q=b',
    'limite=1&limite=100',
    'limit=1&limit=2',
    'cursor=a&cursor=b',
    'q[]=a',
    'q[x]=a',
    'ente=salud&ente=obras&ente=salud',
    '__proto__=x',
    'constructor[prototype][x]=1',
    '&&&=&=',
    'q',
    '_routes=root&_routes=x',
  ]
  for (const { path, access } of Object.values(ROUTES).filter(({ access }) => access === 'public'))
    for (const query of pollution) {
      const address = fill(path, world.own).split('?', 1)[0]
      const { status } = await ask(world, visitor(), `${address}?${query}`)
      expect([access, address, query, status < 500]).toEqual([access, address, query, true])
    }
  // A form whose token stands twice is held to the first.
  const who = world.people['salud-capturer']!
  const twice = (first: string, second: string) =>
    send(
      world,
      who,
      '/espacio/salud/procesos/corregir',
      [
        ['_token', first],
        ['_token', second],
        ['ocid', 'x'],
      ],
      { token: null },
    )
  expect((await twice('x', who.token)).status).toBe(403)
})
