import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { releasesIn } from '#app/ocds/releases-in.ts'
import { type ImportOutcome, importFiles } from '#app/workflows/import-files.server.ts'
import { resolveEntity } from '#app/workflows/resolve-entity.server.ts'
import { syncRoster } from '#app/workflows/sync-roster.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { readOriginals } from '#db/queries/imports.server.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const folder = sharedFolder('data/ocds')

describe.skipIf(folder === null)('the real public data of several publishers', () => {
  let database: TestDatabase
  let entityId: string
  let outcome: ImportOutcome
  const paths = folder === null ? [] : listFiles(folder)
  const files = paths.map((path) => ({ name: relative(folder ?? '', path), bytes: readFileSync(path) }))

  beforeAll(async () => {
    database = await openTestDatabase()
    await syncRoster('demo', '2026-11-20')
    entityId = await resolveEntity('pruebas-de-importacion')
    outcome = await importFiles({ entityId, files, publish: true, actor: 'prueba' })
  }, 120_000)
  afterAll(() => database?.close())

  test('is taken in whole: every release is in exactly one count', () => {
    printByFolder(outcome)
    const { accepted, historical, duplicates, rejected, releases } = outcome
    expect(accepted + historical + duplicates + rejected).toBe(releases)
    expect(outcome.files).toBe(159)
    expect(releases).toBe(157)
    expect(accepted).toBeGreaterThan(35)
    expect(historical).toBeGreaterThan(90)
  })

  test('what was accepted is in the main feed, what fails the gate in the historical one, each with its findings', async () => {
    const [main] =
      await database.god`select releases::int, records::int from published_entity_positions where entity_id = ${entityId} and feed = 'main'`
    const [past] =
      await database.god`select releases::int from published_entity_positions where entity_id = ${entityId} and feed = 'historical'`
    expect(main?.releases).toBe(outcome.accepted)
    expect(past?.releases).toBe(outcome.historical)
    const [both] =
      await database.god`select count(*)::int as both from published_records join published_historical_records using (ocid)`
    expect(both?.both).toBe(0)
    const [bare] = await database.god`
      select count(*)::int as bare from published_historical_releases h where jsonb_array_length(findings) = 0
        and not exists (select from published_historical_releases o where o.ocid = h.ocid and jsonb_array_length(o.findings) > 0)`
    expect(bare?.bare).toBe(0)
  })

  test('the same files again change nothing', async () => {
    const before = await footprint()
    const again = await importFiles({ entityId, files, publish: true, actor: 'prueba' })
    expect(again).toMatchObject({ accepted: 0, historical: 0, releases: outcome.releases, rejected: outcome.rejected })
    expect(await footprint()).toEqual(before)
  })

  test('what came in can be given back value by value', async () => {
    const given = new Map<string, unknown>()
    for (const { name, bytes } of files) {
      const { releases } = releasesIn(JSON.parse(new TextDecoder().decode(bytes)))
      for (const { release } of releases) given.set(`${name} ${release.ocid} ${release.id}`, release)
    }
    const kept = await asWorker(entityId, (tx) => readOriginals(tx, null, 10_000))
    expect(kept).toHaveLength(outcome.accepted + outcome.historical)
    for (const row of kept)
      expect(JSON.parse(row.original)).toEqual(given.get(`${row.file} ${row.ocid} ${row.releaseId}`))
  })

  test('no RFC of a natural person is public', async () => {
    const people = [
      ...new Set(
        files.flatMap(({ bytes }) => new TextDecoder().decode(bytes).match(/\bXAXX010101[A-Z0-9]{3}\b/g) ?? []),
      ),
    ].filter((rfc) => rfc !== 'XAXX010101000')
    expect(people.length).toBeGreaterThan(0)
    const texts = await database.god<{ text: string }[]>`
      select body as text from published_release_bodies union all select body from published_historical_releases
      union all select compiled from published_records union all select compiled from published_historical_records
      union all select array_to_string(supplier_ids, ' ') from published_processes union all select tsv::text from published_processes
      union all select id || coalesce(identifier, '') from published_suppliers union all select supplier_id from published_awards`
    const all = texts
      .map((row) => row.text)
      .join('\n')
      .toUpperCase()
    for (const rfc of people) expect(all.includes(rfc), rfc).toBe(false)
  })

  async function footprint() {
    const counts: Record<string, unknown> = {}
    for (const name of [
      'published_releases',
      'published_historical_releases',
      'published_records',
      'published_processes',
      'published_awards',
      'published_suppliers',
      'release_originals',
      'published_rollup',
    ])
      [counts[name]] = await database.god.unsafe(
        `select count(*)::int, md5(string_agg(t::text, '|' order by t::text)) from ${name} t`,
      )
    return counts
  }
})

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function printByFolder(outcome: ImportOutcome): void {
  const { findings, ...counts } = outcome
  process.stdout.write(`${JSON.stringify(counts)}\n`)
}
