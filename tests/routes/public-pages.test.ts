import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loader as home } from '#app/routes/_index.tsx'
import { loader as searchApi } from '#app/routes/api.v1.search.ts'
import { loader as searchPage } from '#app/routes/buscar.tsx'
import { loader as openData } from '#app/routes/datos._index.tsx'
import { loader as dictionary } from '#app/routes/datos.diccionario.tsx'
import { loader as entities } from '#app/routes/entidades._index.tsx'
import { loader as entity } from '#app/routes/entidades.$slug.tsx'
import { loader as processPage } from '#app/routes/procesos.$ocid._index.tsx'
import { loader as changes } from '#app/routes/procesos.$ocid.cambios.tsx'
import { loader as processPackage } from '#app/routes/procesos.$ocid.publicaciones[.]json.ts'
import { loader as supplier } from '#app/routes/proveedores.$id.tsx'
import { endOf, getPage, routeArgs } from '#tests/support/page-requests.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { seedProcesses } from '#tests/support/seed-processes.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
const acme = { id: 'MX-RFC-AAA010101AB1', name: 'Cómputo del Sureste, S.A. de C.V.' }
const OCID = 'ocds-demo00-SALUD-2026-1'

beforeAll(async () => {
  process.env.PORTAL_STATE = 'demo'
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
  await database.god`update published_entities set aliases = '[{"slug":"servicios-medicos","name":"Servicios Médicos","until":"2021-09-30"}]', notice = 'Aviso del ente'`
  await seedProcesses(database.god, [
    { ocid: OCID, entity: salud, title: 'Compra de computadoras', amount: 1000, supplier: acme },
    {
      ocid: 'ocds-viejo0-1',
      entity: salud,
      title: 'Secretaría de Planeación',
      historical: true,
      date: '2015-01-01T12:00:00Z',
      compiled: { tender: 'texto', awards: { no: 'lista' }, parties: [1, null] },
    },
  ])
  await database.god.begin(async (tx) => {
    await tx`select set_config('app.entity_id', ${salud.id}, true)`
    for (const [at, title] of ['Compra de computadoras', 'Compra de 40 computadoras'].entries()) {
      const body = JSON.stringify({
        ocid: OCID,
        id: `r-${at + 1}`,
        date: `2026-03-1${at}T12:00:00Z`,
        tag: ['tender'],
        tender: { id: '1', title },
      })
      await tx`insert into published_releases (entity_id, position, state_position, ocid, release_id, release_date, tags, source, body_sha256, previous_link, link, published_at)
        values (${salud.id}, ${at + 1}, ${at + 1}, ${OCID}, ${`r-${at + 1}`}, now(), array['tender'], 'captured', 'x', 'x', 'x', now())`
      await tx`insert into published_release_bodies values (${salud.id}, ${at + 1}, ${body})`
    }
  })
})
afterAll(() => database.close())

type Loader = (args: LoaderFunctionArgs) => unknown
const ask = (loader: Loader, path: string, params: Record<string, string> = {}) =>
  endOf(() => loader(routeArgs(getPage(path), params) as LoaderFunctionArgs))
const sentenceOf = (body: unknown) => (body as { sentence?: string }).sentence ?? ''

describe('what is not there', () => {
  test.each([
    ['process', processPage, { ocid: 'ocds-demo00-nada' }],
    ['process with NUL', processPage, { ocid: 'ocds\u0000' }],
    ['process of a kilometre', processPage, { ocid: 'x'.repeat(5000) }],
    ['process that was never published', changes, { ocid: "' or 1=1 --" }],
    ['entity', entity, { slug: 'no-existe' }],
    ['entity of strange name', entity, { slug: '../../etc' }],
    ['supplier', supplier, { id: 'MX-RFC-NADIE' }],
    ['supplier with NUL', supplier, { id: 'a\u0000b' }],
  ] as [string, Loader, Record<string, string>][])('%s is 404 with a sentence', async (_name, loader, params) => {
    const { status, body } = await ask(loader, '/x', params)
    expect([status, sentenceOf(body)]).toEqual([404, expect.stringMatching(/\.$/)])
  })

  test('a publication that does not exist cannot be compared', async () => {
    const { status, body } = await ask(changes, `/procesos/${OCID}/cambios?de=zz`, { ocid: OCID })
    expect([status, sentenceOf(body)]).toEqual([404, expect.stringContaining('publicaciones')])
  })

  test('machines get the error in their shape', async () => {
    const answer = (await processPackage(routeArgs(getPage('/x'), { ocid: 'nada' }) as LoaderFunctionArgs)) as Response
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ error: { code: 'process-unknown', message: expect.stringMatching(/\.$/) } })
  })
})

describe('pages', () => {
  test('home, open data, dictionary and entities answer', async () => {
    expect((await ask(home, '/')).body).toMatchObject({
      latest: [{ title: 'Compra de computadoras' }],
      year: { year: 2026, processes: '1' },
    })
    expect((await ask(openData, '/datos')).status).toBe(200)
    expect((await ask(dictionary, '/datos/diccionario')).status).toBe(200)
    expect((await ask(entities, '/entidades?q=SALÚD')).body).toMatchObject({ shown: 1 })
  })

  test('an entity by its present name; by a former one it moves for good', async () => {
    const present = await ask(entity, '/entidades/salud', { slug: 'salud' })
    expect(present.body).toMatchObject({
      total: 1,
      pesos: 1000,
      notice: 'Aviso del ente',
      formerNames: [{ name: 'Servicios Médicos' }],
    })
    const former = await ask(entity, '/entidades/servicios-medicos', { slug: 'servicios-medicos' })
    expect([former.status, former.headers.get('location')]).toEqual([301, '/entidades/salud'])
  })

  test('a supplier with totals', async () => {
    expect((await ask(supplier, '/x', { id: acme.id })).body).toMatchObject({ name: acme.name, awards: 1, pesos: 1000 })
  })

  test('a process, its differences and its package', async () => {
    expect((await ask(processPage, '/x', { ocid: OCID })).body).toMatchObject({
      title: 'Compra de computadoras',
      historical: null,
    })
    expect((await ask(changes, '/x', { ocid: OCID })).body).toMatchObject({
      from: 'r-1',
      to: 'r-2',
      changes: [{ path: '/tender/title', before: 'Compra de computadoras', after: 'Compra de 40 computadoras' }],
    })
    const answer = (await processPackage(routeArgs(getPage('/x'), { ocid: OCID }) as LoaderFunctionArgs)) as Response
    expect(((await answer.json()) as { releases: unknown[] }).releases).toHaveLength(2)
  })

  test('an ugly historical process is shown, marked, and found', async () => {
    const { body } = await ask(processPage, '/x', { ocid: 'ocds-viejo0-1' })
    expect(body).toMatchObject({ historical: { count: 0 }, data: { record: null } })
    expect((await ask(searchPage, '/buscar?q=secretaria+de+planeacion')).body).toMatchObject({
      rows: [{ historical: true }],
    })
  })
})

describe('search', () => {
  test('a filter by a former address of an entity leads to the same search under the present one, for people and machines', async () => {
    const old = '?q=compra&ente=servicios-medicos&ente=no-existe&anio=2026&limite=7'
    const now = '?q=compra&ente=salud&ente=no-existe&anio=2026&limite=7'
    const page = await ask(searchPage, `/buscar${old}`)
    expect([page.status, page.headers.get('location')]).toEqual([301, `/buscar${now}`])
    const machine = await ask(searchApi, `/api/v1/search${old}`)
    expect([machine.status, machine.headers.get('location')]).toEqual([301, `/api/v1/search${now}`])
    expect((await ask(searchPage, `/buscar${now}`)).status).toBe(200)
  })

  test('the answer for machines has its shape, an ETag and 304', async () => {
    const request = getPage('/api/v1/search?q=computadoras')
    const answer = (await searchApi(routeArgs(request) as LoaderFunctionArgs)) as Response
    expect(await answer.json()).toMatchObject({
      total: 1,
      totalIsCapped: false,
      results: [{ ocid: OCID, value: { amount: 1000, currency: 'MXN' }, suppliers: [{ id: acme.id }] }],
      facets: { ente: [{ value: 'salud', title: 'salud', count: 1 }] },
      links: { next: null },
    })
    const etag = answer.headers.get('etag') ?? ''
    const again = new Request(request.url, { headers: { 'If-None-Match': etag } })
    expect(((await searchApi(routeArgs(again) as LoaderFunctionArgs)) as Response).status).toBe(304)
  })

  test('a text too long and a cursor of another query are 400 in both shapes', async () => {
    for (const query of [`q=${'a'.repeat(5000)}`, 'cursor=zz', 'orden=zz']) {
      const page = await ask(searchPage, `/buscar?${query}`)
      expect([page.status, sentenceOf(page.body)]).toEqual([400, expect.stringMatching(/\.$/)])
      const answer = (await searchApi(routeArgs(getPage(`/api/v1/search?${query}`)) as LoaderFunctionArgs)) as Response
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } })
    }
  })

  test('no hostile text is a fault of ours', async () => {
    const statuses = new Set<number>()
    for (const text of hostileTexts(2000)) {
      const names = ['q', 'q', 'ente', 'proveedor', 'cursor', 'anio', 'monto', 'etapa', 'orden', 'limite']
      const query = new URLSearchParams({ [names[text.length % names.length]!]: text, q: text })
      statuses.add((await ask(searchPage, `/buscar?${query}`)).status)
    }
    expect(statuses).toContain(200)
    expect([...statuses].filter((status) => status !== 200 && status !== 400)).toEqual([])
  })
})

/** Seeded strings made of what breaks parsers: operators of full text, quotes, NUL, halves of letters, SQL, long words. */
function hostileTexts(count: number): string[] {
  const pieces = [
    "'",
    '"',
    '\\',
    '(',
    ')',
    '&',
    '|',
    '!',
    '<->',
    ':*',
    '*',
    '%',
    '_',
    '--',
    ';',
    '\u0000',
    '\ud800',
    '\udfff',
    '\u202e',
    '🏛',
    'ñ',
    'é',
    'or',
    'and',
    '-',
    '- -',
    '""',
    '"a',
    'a:b',
    '<script>',
    '#{x}',
    '{{',
    '$1',
    '$$',
    "' or 1=1 --",
    'licitación',
    '\n',
    '\t',
    '/**/',
    'NULL',
    '1e400',
    '-0',
    '../',
    'x'.repeat(60),
    'ﷺ',
    '\u0301\u0301',
    '#',
    '?',
    '=',
  ]
  let seed = 20261120
  const next = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % below
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(8) }, () => pieces[next(pieces.length)]).join(next(2) === 0 ? '' : ' '),
  )
}
