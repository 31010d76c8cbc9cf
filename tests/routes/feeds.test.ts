import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AjvDraft04, { type ValidateFunction } from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loader as entities } from '#app/routes/api.v1.entities.ts'
import { loader as entityAtom } from '#app/routes/api.v1.entities_.$slug.feed[.]atom.ts'
import { loader as entityRecords } from '#app/routes/api.v1.entities_.$slug.records.ts'
import { loader as entityReleases } from '#app/routes/api.v1.entities_.$slug.releases.ts'
import { loader as stateAtom } from '#app/routes/api.v1.feed[.]atom.ts'
import { loader as historical } from '#app/routes/api.v1.historical.releases.ts'
import { loader as manifest } from '#app/routes/api.v1.manifest.ts'
import { loader as records } from '#app/routes/api.v1.records.ts'
import { loader as oneRecord } from '#app/routes/api.v1.records_.$ocid.ts'
import { loader as releases } from '#app/routes/api.v1.releases.ts'
import { loader as oneRelease } from '#app/routes/api.v1.releases_.$ocid.$releaseId.ts'
import { follow, get, type Page, page, seedFeeds } from '#tests/support/feed-pages.ts'
import { sampleOcid } from '#tests/support/sample-documents.ts'
import type { SeededEntity } from '#tests/support/seed-entities.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import type { TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
const standards = sharedFolder('standards/ocds-1.1.5')

beforeAll(async () => {
  ;({ database, salud } = await seedFeeds())
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
