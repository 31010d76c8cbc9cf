import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AjvDraft04, { type ValidateFunction } from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { bulkLine } from '#app/publication/bulk-line.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { verifySource } from '#app/publication/verify/verify-source.server.ts'
import { loader as unknownLoader } from '#app/routes/api.v1.$.ts'
import { loader as entities } from '#app/routes/api.v1.entities.ts'
import { loader as entityAtom } from '#app/routes/api.v1.entities_.$slug.feed[.]atom.ts'
import { loader as entityRecords } from '#app/routes/api.v1.entities_.$slug.records.ts'
import { loader as entityReleases } from '#app/routes/api.v1.entities_.$slug.releases.ts'
import { loader as stateAtom } from '#app/routes/api.v1.feed[.]atom.ts'
import { loader as historical } from '#app/routes/api.v1.historical.releases.ts'
import { loader as manifest } from '#app/routes/api.v1.manifest.ts'
import { loader as openapi } from '#app/routes/api.v1.openapi[.]json.ts'
import { loader as records } from '#app/routes/api.v1.records.ts'
import { loader as oneRecord } from '#app/routes/api.v1.records_.$ocid.ts'
import { action as refusedPost, loader as releases } from '#app/routes/api.v1.releases.ts'
import { loader as oneRelease } from '#app/routes/api.v1.releases_.$ocid.$releaseId.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { readReleasePage } from '#db/queries/feeds/release-pages.server.ts'
import { HERE, routeArgs } from '#tests/support/page-requests.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

type Loader = (args: ReturnType<typeof routeArgs>) => Promise<Response> | Response
interface Page {
  [name: string]: unknown
  releases: { ocid: string; id: string }[]
  records: { ocid: string; releases: { url: string; date: string }[]; compiledRelease: JsonObject }[]
  links: { self: string; next?: string }
  nextCursor: string
  chain: { position: number; link: string }[]
}

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
const standards = sharedFolder('standards/ocds-1.1.5')

const get = (
  loader: unknown,
  path: string,
  params: Record<string, string> = {},
  headers: Record<string, string> = {},
) => Promise.resolve((loader as Loader)(routeArgs(new Request(`${HERE}${path}`, { headers }), params)))
const page = async (loader: unknown, path: string, params: Record<string, string> = {}): Promise<Page> => {
  const answer = await get(loader, path, params)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}
const follow = async (loader: unknown, path: string, params: Record<string, string> = {}): Promise<Page[]> => {
  const pages: Page[] = []
  for (let next: string | undefined = `${HERE}${path}`; next; next = pages.at(-1)?.links.next)
    pages.push(await page(loader, next.slice(HERE.length), params))
  return pages
}

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras', 'sin-nada'])
  salud = seeded[0]!
  obras = seeded[1]!
  for (let round = 0; round < 3; round++) {
    for (const entity of [salud, obras]) {
      const publications = Array.from({ length: 5 }, (_, at) => ({
        ocid: sampleOcid(entity, at),
        document: sampleDocument(entity, at, {
          title: `Compra ${at}, ronda ${round} & <más>`,
          suppliers: round > at % 2 ? ['MX-RFC-AAA010101AAA'] : [],
        }),
      }))
      await asWorker(entity.id, async (tx) =>
        publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
      )
    }
  }
  const release = {
    ocid: 'ocds-viejo1-1',
    id: 5,
    date: 'ayer',
    tag: ['tender'],
    tender: { id: 1 },
  } as unknown as JsonObject
  const findings = [{ path: '/id', keyword: 'type', severity: 'error' as const, message: 'Mal.' }]
  await asWorker(obras.id, async (tx) =>
    publishHistorical(tx, await beginPublishing(tx), {
      releases: [{ ocid: 'ocds-viejo1-1', releaseId: '5', release, findings }],
      actorId: null,
      door: 'import',
    }),
  )
})
afterAll(() => database.close())

describe('packages', () => {
  test('pass the official schemas, ours and, where present, the original ones', async () => {
    const samples: [string, Page][] = [
      ['release', await page(releases, '/api/v1/releases')],
      ['release', await page(entityReleases, '/api/v1/entities/salud/releases', { slug: 'salud' })],
      ['record', await page(records, '/api/v1/records')],
      ['record', await page(entityRecords, '/api/v1/entities/salud/records?limit=2', { slug: 'salud' })],
      ['record', await page(oneRecord, `/api/v1/records/${sampleOcid(salud, 1)}`, { ocid: sampleOcid(salud, 1) })],
      ['release', await page(oneRelease, '/x', { ocid: sampleOcid(salud, 1), releaseId: `${sampleOcid(salud, 1)}-2` })],
    ]
    for (const folder of ['schemas/ocds', standards]) {
      if (folder === null) continue
      const validate = { release: packageValidator(folder, 'release'), record: packageValidator(folder, 'record') }
      for (const [kind, sample] of samples) {
        const check = validate[kind as 'release' | 'record']
        expect(`${kind} ${check(sample) ? 'valid' : JSON.stringify(check.errors?.slice(0, 3))}`).toBe(`${kind} valid`)
      }
    }
  })

  test('hold the very bytes that were stored', async () => {
    const text = await (await get(releases, '/api/v1/releases')).text()
    const bodies = await database.god<{ body: string }[]>`select body from published_release_bodies`
    expect(bodies.length).toBeGreaterThan(20)
    for (const { body } of bodies) expect(text).toContain(body)
  })

  test('a record links to packages that hold its releases', async () => {
    const [record] = (await page(records, '/api/v1/records')).records
    expect(record!.releases.length).toBeGreaterThan(1)
    for (const { url, date } of record!.releases) {
      const [address, id] = url.split('#')
      const [ocid = '', releaseId = ''] = new URL(address!).pathname.split('/').slice(-2).map(decodeURIComponent)
      const linked = await page(oneRelease, '/x', { ocid, releaseId })
      expect(linked.uri).toBe(address)
      expect(linked.releases).toMatchObject([{ id: decodeURIComponent(id!), date, ocid: record!.ocid }])
    }
  })
})

describe('following a feed', () => {
  test.each([1, 4, 1000])('with a limit of %i brings every release once, in order', async (limit) => {
    const pages = await follow(releases, `/api/v1/releases?limit=${limit}`)
    const ids = pages.flatMap((each) => each.releases.map(({ id }) => id))
    const rows = await database.god<
      { release_id: string }[]
    >`select release_id from published_releases order by state_position`
    expect(ids).toEqual(rows.map((row) => row.release_id))
    expect(pages.every((each) => each.releases.length <= limit)).toBe(true)
    const again = await page(releases, `/api/v1/releases?cursor=${pages.at(-1)?.nextCursor}`)
    expect(again.releases).toEqual([])
    expect(again.nextCursor).toBe(pages.at(-1)?.nextCursor)
  })

  test('of one entity or of records brings all of them', async () => {
    const own = await follow(entityReleases, '/api/v1/entities/salud/releases?limit=3', { slug: 'salud' })
    expect(own.flatMap((each) => each.chain.map(({ position }) => position))).toEqual(
      Array.from({ length: own.flatMap(({ releases }) => releases).length }, (_, at) => at + 1),
    )
    const ocids = (await follow(records, '/api/v1/records?limit=3')).flatMap((each) =>
      each.records.map(({ ocid }) => ocid),
    )
    expect([...ocids].sort()).toEqual(
      (await database.god<{ ocid: string }[]>`select ocid from published_records order by ocid`).map(
        ({ ocid }) => ocid,
      ),
    )
    expect((await page(entityRecords, '/x', { slug: 'sin-nada' })).records).toEqual([])
  })

  test('since compares the moment of publication here, to the microsecond, and goes on by cursor', async () => {
    const rows = await database.god<
      { at: string }[]
    >`select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from published_releases order by state_position`
    const from = rows[7]!.at
    const expected = rows.filter(({ at }) => at >= from).length
    const pages = await follow(releases, `/api/v1/releases?limit=4&since=${from}`)
    expect(pages.flatMap((each) => each.releases)).toHaveLength(expected)
    const own = await follow(entityReleases, `/x?since=${encodeURIComponent(from)}`, { slug: 'obras' })
    expect(own.flatMap((each) => each.releases).length).toBeLessThan(expected)
    expect((await page(records, '/api/v1/records?since=2999-01-01T00:00:00Z')).records).toEqual([])
    expect((await page(releases, '/api/v1/releases?since=2020-01-01T00:00:00+02:00')).releases).toHaveLength(
      rows.length,
    )
  })
})

describe('bad questions get a 4xx, a code and a Spanish sentence', () => {
  test.each([
    ['limit=0', 'limit-invalid'],
    ['limit=1001', 'limit-invalid'],
    ['limit=diez', 'limit-invalid'],
    ['since=ayer', 'since-invalid'],
    ['since=2026-02-31T99:00:00Z', 'since-invalid'],
    ['cursor=%00%00', 'cursor-invalid'],
    ['cursor=MS4wLjU', 'cursor-invalid'],
    [`cursor=${'A'.repeat(300)}`, 'cursor-invalid'],
  ])('%s', async (query, code) => {
    const answer = await get(releases, `/api/v1/releases?${query}`)
    expect(answer.status).toBe(400)
    const { error } = (await answer.json()) as { error: { code: string; message: string } }
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^El parámetro .*\.$/)
  })

  test('a cursor of another feed', async () => {
    const { nextCursor } = await page(entityReleases, '/x?limit=1', { slug: 'salud' })
    for (const [loader, params] of [
      [releases, {}],
      [records, {}],
      [entityReleases, { slug: 'obras' }],
      [historical, {}],
      [entityRecords, { slug: 'salud' }],
    ] as const) {
      const answer = await get(loader, `/x?cursor=${nextCursor}`, params)
      expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
        400,
        'cursor-of-another-feed',
      ])
    }
  })

  test.each([
    ['an unknown entity', entityReleases, { slug: 'nadie' }],
    ['an unknown process', oneRecord, { ocid: 'ocds-nadie0-1' }],
    ['a historical process', oneRecord, { ocid: 'ocds-viejo1-1' }],
    ['an unknown release', oneRelease, { ocid: 'ocds-nadie0-1', releaseId: 'x' }],
    ['an unknown address', unknownLoader, {}],
  ] as const)('%s is a 404', async (_name, loader, params) => {
    const answer = await get(loader, '/x', params)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.stringMatching(/\.$|…$/) },
    })
  })

  test('writing is refused', async () => {
    const answer = await refusedPost()
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })
})

describe('answers can be kept', () => {
  test('a strong ETag that changes with the content only', async () => {
    const rows = await asVisitor((tx) => readReleasePage(tx, { entityId: null, after: 0, since: null, limit: 3 }))
    const first = await get(releases, '/api/v1/releases?limit=2')
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect((await get(releases, '/api/v1/releases?limit=2')).headers.get('ETag')).toBe(etag)
    const known = await get(releases, '/api/v1/releases?limit=2', {}, { 'If-None-Match': `"x", ${etag}` })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect((await get(releases, '/api/v1/releases?limit=3', {}, { 'If-None-Match': etag })).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(rows.at(-1)!.publishedAt) + 500 })
    expect((await get(releases, '/api/v1/releases?limit=2')).headers.get('Last-Modified')).toBeNull()
    vi.setSystemTime(Date.now() + 10_000)
    const changed = new Date((await get(releases, '/api/v1/releases?limit=2')).headers.get('Last-Modified') ?? '')
    const later = new Date(changed.getTime() + 60_000).toUTCString()
    expect((await get(releases, '/api/v1/releases?limit=2', {}, { 'If-Modified-Since': later })).status).toBe(304)
    vi.useRealTimers()
  })

  test('OPTIONS says what can be done', async () => {
    const answer = await (releases as unknown as Loader)(
      routeArgs(new Request(`${HERE}/api/v1/releases`, { method: 'OPTIONS' })),
    )
    expect([answer.status, answer.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })
})

test('a renamed entity is found under its former slug', async () => {
  const aliases = [{ slug: 'sanidad', name: 'Sanidad', validUntil: '2025-01-01' }]
  await database.god`update published_entities set aliases = ${database.god.json(aliases)} where slug = 'salud'`
  const former = await page(entityReleases, '/x?limit=2', { slug: 'sanidad' })
  expect(former.releases).toEqual((await page(entityReleases, '/x?limit=2', { slug: 'salud' })).releases)
})

test('manifest and entities say what there is', async () => {
  const { entities: list, ...counts } = (await page(manifest, '/api/v1/manifest')) as unknown as {
    entities: object[]
    releases: number
    records: number
  }
  const [rows] = await database.god<{ releases: number; records: number }[]>`
    select (select count(*)::int from published_releases) as releases, (select count(*)::int from published_records) as records`
  expect(counts).toMatchObject(rows!)
  const last = (await follow(entityReleases, '/x', { slug: 'salud' })).at(-1)?.chain.at(-1)
  expect(list).toContainEqual({
    slug: 'salud',
    releases: last?.position,
    records: 5,
    position: last?.position,
    head: last?.link,
  })
  expect(list).toContainEqual({ slug: 'sin-nada', releases: 0, records: 0, position: 0, head: '0'.repeat(64) })
  const roster = (await page(entities, '/api/v1/entities')) as unknown as {
    entities: { slug: string; records: number }[]
  }
  expect(roster.entities.map(({ slug, records }) => [slug, records])).toEqual([
    ['obras', 5],
    ['salud', 5],
    ['sin-nada', 0],
  ])
})

test('the historical feed gives past releases with what is wrong with them, and the main feeds do not', async () => {
  const { releases: found, findings } = await page(historical, '/api/v1/historical/releases')
  expect(found).toMatchObject([{ ocid: 'ocds-viejo1-1', id: 5, date: 'ayer' }])
  expect(findings).toMatchObject([
    { entity: 'obras', ocid: 'ocds-viejo1-1', releaseId: '5', findings: [{ path: '/id' }] },
  ])
  expect((await page(historical, '/x?ocid=ocds-otro00-1')).releases).toEqual([])
  const main = await (await get(releases, '/api/v1/releases?limit=1000')).text()
  expect(main).not.toContain('ocds-viejo1')
})

test('Atom tells the news, escaped, newest first', async () => {
  for (const answer of [
    await get(stateAtom, '/api/v1/feed.atom'),
    await get(entityAtom, '/api/v1/entities/salud/feed.atom', { slug: 'salud' }),
  ]) {
    expect(answer.headers.get('Content-Type')).toContain('application/atom+xml')
    const text = await answer.text()
    expect(text.match(/<entry>/g)?.length).toBeGreaterThan(9)
    expect(text).toContain('http://www.w3.org/2005/Atom')
    expect(text).not.toContain('<más>')
    const dates = [...text.matchAll(/<published>([^<]+)/g)].map(([, date]) => date)
    expect(dates).toEqual([...dates].sort().reverse())
  }
})

test('OpenAPI names every address of the interface that there is', async () => {
  const document = (await page(openapi, '/api/v1/openapi.json')) as unknown as {
    openapi: string
    paths: Record<string, { get: { operationId: string } }>
  }
  expect(document.openapi).toBe('3.1.0')
  const { readdirSync } = await import('node:fs')
  const files = readdirSync('app/routes').filter((name) => name.startsWith('api.v1.') && !name.includes('$.ts'))
  const addresses = files.map(
    (name) =>
      `/${name
        .replace(/\.tsx?$/, '')
        .replace(/\[\.\]/g, '·')
        .replace(/\./g, '/')
        .replace(/_\//g, '/')
        .replace(/\$(\w+)/g, '{$1}')
        .replace(/·/g, '.')}`,
  )
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(addresses))
  const ids = Object.values(document.paths).map((each) => each.get.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('verify', () => {
  test('proves a bulk file without any network, and names what was changed, cut or withdrawn', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-verify-'))
    const rows = await asVisitor((tx) =>
      readReleasePage(tx, { entityId: salud.id, after: 0, since: null, limit: 1000 }),
    )
    const file = join(folder, 'salud.jsonl')
    const verdictOf = async (lines: string[], head?: string) => {
      writeFileSync(file, `${lines.join('\n')}\n`)
      return verifySource(file, head)
    }
    const lines = rows.map(bulkLine)
    expect(await verdictOf(lines)).toMatchObject({ valid: true, releases: rows.length, problems: [] })
    const touched = lines.map((line, at) => (at === 3 ? line.replace('Compra', 'Compro') : line))
    expect((await verdictOf(touched)).problems).toMatchObject([{ position: 4 }])
    expect((await verdictOf(lines.filter((_, at) => at !== 3))).problems).toMatchObject([{ position: 5 }])
    const withdrawn = rows.map((row, at) => bulkLine(at === 3 ? { ...row, body: null } : row))
    expect(await verdictOf(withdrawn)).toMatchObject({ valid: true, withdrawn: 1 })
    const plain = rows.map(({ body }) => body ?? '')
    expect(await verdictOf(plain, rows.at(-1)?.link)).toMatchObject({ valid: true })
    expect(await verdictOf(plain.slice(1), rows.at(-1)?.link)).toMatchObject({ valid: false })
    expect(await verdictOf([plain[0]!.replace(':', ': ')])).toMatchObject({ valid: false })
    rmSync(folder, { recursive: true })
    await expect(verifySource(join(folder, 'no-hay.jsonl'))).rejects.toThrow('No se pudo leer')
  })

  test('accepts a saved page of a feed and refuses one whose chain is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-verify-'))
    const saved = await page(releases, '/api/v1/releases?limit=1000')
    const file = join(folder, 'pagina.json')
    writeFileSync(file, JSON.stringify(saved))
    expect(await verifySource(file)).toMatchObject({ valid: true, releases: saved.releases.length })
    writeFileSync(file, JSON.stringify({ ...saved, chain: undefined }))
    expect(await verifySource(file)).toMatchObject({ valid: false })
    rmSync(folder, { recursive: true })
  })
})

function packageValidator(folder: string, kind: 'release' | 'record'): ValidateFunction {
  const ajv = new AjvDraft04({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const names = ['release-schema', 'versioned-release-schema', 'versioned-release-validation-schema']
  for (const name of names) {
    const path = join(folder, `${name}.json`)
    if (existsSync(path)) ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')) as object)
  }
  return ajv.compile(JSON.parse(readFileSync(join(folder, `${kind}-package-schema.json`), 'utf8')) as object)
}
