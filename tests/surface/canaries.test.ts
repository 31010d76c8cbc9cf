import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportReleases, exportTables } from '#app/workflows/export-published.server.ts'
import { type PortalProcess, startPortalProcess } from '#tests/support/portal-process/portal-process.ts'
import { ask, send } from './asking.ts'
import { crawl, type Seen } from './canaries/crawl.ts'
import { PERSON, plantCanaries } from './canaries/plant.ts'
import { makeFinder } from './canaries/spellings.ts'
import { ROUTES } from './route-list.ts'
import { CANARIES, fill, openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
let portal: PortalProcess
let find: (text: string) => string[]
let seen: Seen[]
const folder = mkdtempSync(join(tmpdir(), 'portal-canaries-'))

/** Addresses that crawlers and curious people try, and others that no page names. */
const TRIED = [
  ...[
    '/robots.txt',
    '/sitemap.xml',
    '/favicon.ico',
    '/.git/config',
    '/.env',
    '/package.json',
    '/build/server/index.js',
  ],
  ...[
    '/data.json',
    '/datos/descargas/index.json',
    '/api/v1/suppliers',
    '/api/v1/sanctions',
    '/__manifest?p=%2Fespacio',
  ],
  ...['/api/v1/search', '/api/v1/search?limite=100', '/api/v1/releases?limit=1000', '/api/v1/records?limit=1000'],
  ...['/api/v1/historical/releases', '/buscar', '/buscar?q=compra', '/buscar?historico=si', '/entidades?q=salud'],
]

beforeAll(async () => {
  world = await openTwoEntities()
  find = makeFinder(await plantCanaries(world))
  portal = await startPortalProcess()
  const routes = Object.values(ROUTES).flatMap(({ path }) => [fill(path, world.own), fill(path, world.foreign)])
  seen = await crawl(portal.url, [...new Set(['/', ...routes, ...TRIED])], 1500)
}, 240_000)
afterAll(async () => {
  await portal?.close()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What an address says back of itself (a draft asked for by its id) tells nobody anything. */
const hits = () =>
  seen.flatMap(({ path, text }) =>
    find(text)
      .filter((hit) => !decodeURIComponent(path).includes(hit.split(': ', 1)[0] ?? ''))
      .map((hit) => `${path} ${hit}`),
  )

test('the finder finds: plain, encoded, in base64 at any place and in hex; and the words are where they belong', async () => {
  const [word] = CANARIES.salud
  for (const text of [
    word.toUpperCase(),
    `x${encodeURIComponent(PERSON.email)}`,
    Buffer.from(`ab${word}cd`).toString('hex'),
  ])
    expect(find(text)).not.toEqual([])
  for (const before of ['', 'a', 'ab'])
    expect(find(Buffer.from(`${before}${word} y más`).toString('base64url'))).not.toEqual([])
  const draft = await ask(
    world,
    world.people['salud-capturer']!,
    fill('/espacio/salud/procesos/{draft}/revision', world.own),
  )
  expect(find(draft.body)).not.toEqual([])
})

test('everything public was read: pages, their data, feeds, and what a process awarded to a person is published with', () => {
  expect(seen.length).toBeGreaterThan(150)
  const asked = new Set(seen.filter(({ status }) => status === 200).map(({ path }) => path))
  for (const path of [
    '/',
    '/_root.data',
    '/api/v1/openapi.json',
    '/api/v1/feed.atom',
    '/api/v1/releases',
    '/datos',
    '/robots.txt',
  ])
    expect([path, asked.has(path)]).toEqual([path, true])
  const texts = seen.map(({ text }) => text).join('\n')
  for (const there of ['Servicio de una persona', 'Importado con persona', 'ocds-demo00-viejo-1'])
    expect(texts).toContain(there)
})

test('no canary is in any of it: drafts, comments, file names, findings, members, invitations, audit, private values, ids', () => {
  expect(hits()).toEqual([])
})

test('nothing of the machine is served either: repository, sources, maps, versions, stacks (S3)', () => {
  for (const { path, status, text } of seen) {
    if (/^\/(\.git|\.env|package\.json|build)/.test(path)) expect([path, status]).toEqual([path, 404])
    expect([path, /^(server|x-powered-by|via):/im.exec(text.split('\n\n', 1)[0] ?? '')?.[0]]).toEqual([path, undefined])
    expect([path, /sourceMappingURL|\n\s+at \S+ \(|node_modules\//.exec(text)?.[0]]).toEqual([path, undefined])
    expect([path, text.includes(process.cwd())]).toEqual([path, false])
  }
  const scripts = seen.filter(({ path }) => path.endsWith('.js')).map(({ path }) => path)
  expect(scripts.length).toBeGreaterThan(5)
})

test('no source map lies beside a script', async () => {
  for (const { path } of seen.filter(({ path }) => path.endsWith('.js')))
    expect([path, (await fetch(`${portal.url}${path}.map`)).status]).toEqual([path, 404])
})

test('searching for them, filtering by them and counting find nothing, in pages and for machines', async () => {
  const words = [
    ...CANARIES.salud,
    ...CANARIES.obras,
    ...Object.values(PERSON),
    world.own.draftOcid!,
    'xoco',
    'xoconave*',
  ]
  for (const word of words) {
    const q = encodeURIComponent(word)
    for (const query of [`q=${q}`, `proveedor=${q}`, `proveedor=MX-RFC-${q}`, `ente=${q}`]) {
      const answer = await fetch(`${portal.url}/api/v1/search?${query}`)
      const { total, results } = (await answer.json()) as { total: number; results: unknown[] }
      expect([query, total, results]).toEqual([query, 0, []])
    }
  }
})

/** RFCs of nobody, well formed: what a masked one must not be told from. */
const NOBODY = ['LOPA900102XY9', 'PEGJ771231QW3']

test('a masked RFC is answered as any other: search, filter, supplier page, entity list (E4)', async () => {
  const answer = async (path: (rfc: string) => string, rfc: string) => {
    const got = await fetch(portal.url + path(rfc), { redirect: 'manual' })
    const body = (await got.text())
      .replace(/nonce[=-][^ ;>]+/g, '')
      .replaceAll(rfc, 'RFC')
      .replaceAll(rfc.toLowerCase(), 'RFC')
    return { status: got.status, body, etag: got.headers.get('etag') !== null }
  }
  for (const path of [
    (rfc: string) => `/api/v1/search?q=${rfc}`,
    (rfc: string) => `/api/v1/search?proveedor=MX-RFC-${rfc}`,
    (rfc: string) => `/buscar?q=${rfc}`,
    (rfc: string) => `/buscar?q=${rfc.toLowerCase()}`,
    (rfc: string) => `/buscar?proveedor=MX-RFC-${rfc}`,
    (rfc: string) => `/entidades?q=${rfc}`,
    (rfc: string) => `/proveedores/MX-RFC-${rfc}`,
    (rfc: string) => `/proveedores/MX-RFC-${rfc}.data`,
  ])
    for (const nobody of NOBODY) expect(await answer(path, PERSON.rfc)).toEqual(await answer(path, nobody))
})

test('exports hold none: JSON lines, CSV and workbook, file names too', async () => {
  await exportReleases(null, join(folder, 'todo.jsonl'))
  await exportTables(null, 'csv', join(folder, 'tablas'))
  await exportTables(null, 'xlsx', join(folder, 'libro.xlsx'))
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const name of files) {
    const bytes = readFileSync(join(folder, name))
    const book = name.endsWith('.xlsx') ? read(bytes) : null
    const text = book
      ? book.SheetNames.map((sheet) => `${sheet}\n${utils.sheet_to_csv(book.Sheets[sheet]!)}`).join('\n')
      : bytes.toString('utf8')
    expect([name, find(`${name}\n${text}`)]).toEqual([name, []])
  }
})

test('the log of the server holds none, whatever was typed, refused or broken', async () => {
  const there: TwoEntities = { ...world, portal: { ...world.portal, url: portal.url } }
  const who = world.people['salud-capturer']!
  const path = fill('/espacio/salud/procesos/{draft}/licitacion', world.own)
  const typed = { '@revision': '1', '/tender/title': CANARIES.salud[0], '/tender/description': PERSON.curp }
  await send(
    there,
    world.people.visitor!,
    '/ingresar',
    { correo: PERSON.email, contrasena: CANARIES.salud[1] },
    { token: null },
  )
  await ask(there, world.people.visitor!, `/buscar?q=${PERSON.rfc}`)
  await send(there, who, path, typed, { token: 'x' })
  await send(there, world.people['obras-todo']!, path, typed)
  await world.database.god`alter table draft_events rename to elsewhere`
  await send(there, who, fill('/espacio/salud/procesos/{draft}/revision', world.own), {
    ...{ paso: 'comment', revision: '1', comentario: CANARIES.salud[1] },
  })
  await world.database.god`alter table elsewhere rename to draft_events`
  expect(portal.log()).toMatch(/"path":"\/buscar"/)
  // The line of a request is written when its answer has left.
  await expect.poll(() => portal.log()).toContain('"status":500')
  // The ids of drafts, imports and members stand in the addresses of the work screens, which the log keeps: they open nothing by themselves.
  const ids = new Set([...Object.values(world.own), ...Object.values(world.foreign)])
  const found = find(portal.log()).filter((hit) => !ids.has(hit.split(': ')[0] ?? ''))
  expect(found.filter((hit) => !hit.startsWith('ocds-'))).toEqual([])
})
