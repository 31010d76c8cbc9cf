import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bulkLine } from '#app/publication/bulk-line.ts'
import { verifySource } from '#app/publication/verify/verify-source.server.ts'
import { loader as unknownLoader } from '#app/routes/api.v1.$.ts'
import { loader as entityRecords } from '#app/routes/api.v1.entities_.$slug.records.ts'
import { loader as entityReleases } from '#app/routes/api.v1.entities_.$slug.releases.ts'
import { loader as historical } from '#app/routes/api.v1.historical.releases.ts'
import { loader as openapi } from '#app/routes/api.v1.openapi[.]json.ts'
import { loader as records } from '#app/routes/api.v1.records.ts'
import { loader as oneRecord } from '#app/routes/api.v1.records_.$ocid.ts'
import { action as refusedPost, loader as releases } from '#app/routes/api.v1.releases.ts'
import { loader as oneRelease } from '#app/routes/api.v1.releases_.$ocid.$releaseId.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readReleasePage } from '#db/queries/feeds/release-pages.server.ts'
import { HERE, routeArgs } from '#tests/support/page-requests.ts'
import type { SeededEntity } from '#tests/support/seed-entities.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import type { TestDatabase } from '#tests/support/test-database.ts'

type Loader = (args: ReturnType<typeof routeArgs>) => Promise<Response> | Response

import { get, page, seedFeeds } from '#tests/support/feed-pages.ts'

let database: TestDatabase
let salud: SeededEntity
const _standards = sharedFolder('standards/ocds-1.1.5')

beforeAll(async () => {
  ;({ database, salud } = await seedFeeds())
})
afterAll(() => database.close())

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
    const { rows } = await asVisitor((tx) => readReleasePage(tx, { entityId: null, after: 0, since: null, limit: 3 }))
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

  test('a page ends with the row that passes its bytes, and says that there is more', async () => {
    const wanted = { entityId: null, after: 0, since: null, limit: 1000 }
    const whole = await asVisitor((tx) => readReleasePage(tx, wanted))
    expect(whole.hasMore).toBe(false)
    const first = await asVisitor((tx) => readReleasePage(tx, { ...wanted, bytes: 1 }))
    expect([first.rows.length, first.hasMore, first.changedAt]).toEqual([1, true, whole.rows[1]?.publishedAt])
    const enough = (whole.rows[0]?.body?.length ?? 0) + 1
    const two = await asVisitor((tx) => readReleasePage(tx, { ...wanted, bytes: enough * 2 }))
    expect(two.rows.map(({ link }) => link)).toEqual(whole.rows.slice(0, two.rows.length).map(({ link }) => link))
    expect(two.rows.length).toBeGreaterThan(1)
  })

  test('OPTIONS says what can be done', async () => {
    const answer = await (releases as unknown as Loader)(
      routeArgs(new Request(`${HERE}/api/v1/releases`, { method: 'OPTIONS' })),
    )
    expect([answer.status, answer.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })
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
    const { rows } = await asVisitor((tx) =>
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
