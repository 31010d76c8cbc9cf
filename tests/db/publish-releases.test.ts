import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pruneEmptied } from '#app/ocds/merge.ts'
import type { JsonObject, Release } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import type { DocumentToPublish, PublishInput, ReleaseToPublish } from '#app/publication/publication.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { rebuildRecord } from '#app/publication/rebuild-record.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
})
afterAll(() => database.close())

const publish = (entity: SeededEntity, publications: PublishInput['publications']) =>
  asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
  )
const one = (entity: SeededEntity, number: number, sample = {}): DocumentToPublish => ({
  ocid: sampleOcid(entity, number),
  document: sampleDocument(entity, number, sample),
})
const compiledOf = async (ocid: string): Promise<JsonObject> => {
  const [row] = await database.god<{ compiled: string }[]>`select compiled from published_records where ocid = ${ocid}`
  return JSON.parse(row?.compiled ?? 'null') as JsonObject
}
const imported = (
  entity: SeededEntity,
  number: number,
  id: string,
  date: string,
  more: JsonObject = {},
): ReleaseToPublish => {
  const { initiationType, ...rest } = sampleDocument(entity, number)
  const release = { ...rest, initiationType, ocid: sampleOcid(entity, number), id, date, tag: ['tender'], ...more }
  return { release: release as unknown as Release }
}
const SUPPLIER_A = 'MX-RFC-AAA010101AAA'
const SUPPLIER_B = 'MX-RFC-BBB010101BBB'

describe('a publication', () => {
  test('appends a release and refreshes record, search row, awards, suppliers, counts and audit together', async () => {
    const ocid = sampleOcid(salud, 1)
    const { published } = await publish(salud, [
      one(salud, 1, { title: 'Vacunas contra la influenza', suppliers: [SUPPLIER_A], amount: 250_000 }),
    ])
    expect(published).toMatchObject([{ ocid, position: 1, statePosition: 1, tags: ['tender', 'award', 'contract'] }])
    const [row] = await database.god`select * from published_processes where ocid = ${ocid}`
    expect(row).toMatchObject({
      title: 'Vacunas contra la influenza',
      method: 'direct',
      stage: 'contract',
      year: 2026,
      amount: '250000.00',
      amount_band: 2,
      file_number: 'EXP-1',
    })
    const found =
      await database.god`select ocid from published_processes where tsv @@ websearch_to_tsquery('spanish', search_text('vacuna'))`
    expect(found).toHaveLength(1)
    expect(await database.god`select * from published_suppliers`).toMatchObject([
      { id: SUPPLIER_A, processes: 1, entities: 1, natural_person: false },
    ])
    expect(await disagreements(database.god)).toEqual([])
  })

  test('a correction appends the difference; the record reads like the document', async () => {
    const next = sampleDocument(salud, 1, { title: 'Vacunas', suppliers: [SUPPLIER_B], amount: 300_000 })
    const before = await database.god`select * from published_releases order by state_position`
    const { published } = await publish(salud, [{ ocid: sampleOcid(salud, 1), document: next }])
    expect(published[0]?.tags).toContain('tenderUpdate')
    const { id: _i, date: _d, tag: _t, ocid: _o, ...compiled } = pruneEmptied(await compiledOf(sampleOcid(salud, 1)))
    expect(compiled.tender).toEqual(next.tender)
    expect(compiled.contracts).toEqual(next.contracts)
    expect(
      await database.god`select * from published_releases where state_position <= ${before.length} order by state_position`,
    ).toEqual(before)
    expect((await database.god`select id from published_suppliers`).map(({ id }) => id)).toEqual([SUPPLIER_B])
    expect(await disagreements(database.god)).toEqual([])
  })

  test('saying nothing new publishes nothing', async () => {
    const again = sampleDocument(salud, 1, { title: 'Vacunas', suppliers: [SUPPLIER_B], amount: 300_000 })
    const outcome = await publish(salud, [{ ocid: sampleOcid(salud, 1), document: again }])
    expect(outcome).toEqual({ published: [], unchanged: [sampleOcid(salud, 1)] })
  })

  test('another entity cannot publish under the same ocid, and is told nothing of the first', async () => {
    const refused = publish(obras, [{ ...one(obras, 1), ocid: sampleOcid(salud, 1) }])
    await expect(refused).rejects.toMatchObject({ code: 'ocid-taken', status: 409 })
    await expect(refused).rejects.not.toThrow(/Entidad salud/)
    // The claim of the refused transaction is undone with it: a free ocid beside the taken one stays free.
    await expect(
      publish(obras, [one(obras, 9), { ...one(obras, 1), ocid: sampleOcid(salud, 1) }]),
    ).rejects.toMatchObject({ status: 409 })
    expect(await database.god`select * from published_ocids where ocid = ${sampleOcid(obras, 9)}`).toHaveLength(0)
  })

  test('is all or nothing: whatever fails after it in the transaction takes it back', async () => {
    const tables = [
      'published_releases',
      'published_records',
      'published_processes',
      'published_awards',
      'published_ocids',
      'audit_events',
    ] as const
    const count = async () =>
      Promise.all(tables.map(async (name) => (await database.god.unsafe(`select count(*) from ${name}`))[0]?.count))
    const before = await count()
    const failing = asWorker(salud.id, async (tx) => {
      await publishReleases(tx, await beginPublishing(tx), {
        publications: [one(salud, 50, { suppliers: [SUPPLIER_A] })],
        actorId: null,
        door: 'test',
      })
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    expect(await count()).toEqual(before)
    expect(await disagreements(database.god)).toEqual([])
  })

  test('a batch publishes many processes, some of them twice', async () => {
    const numbers = Array.from({ length: 40 }, (_, at) => at + 100)
    const first = numbers.map((number) =>
      one(obras, number, { suppliers: [number % 2 ? SUPPLIER_A : SUPPLIER_B], amount: number * 1000 }),
    )
    const second = numbers
      .slice(0, 10)
      .map((number) => one(obras, number, { title: 'Corregida', suppliers: [SUPPLIER_A], amount: 5, currency: 'USD' }))
    const { published } = await publish(obras, [...first, ...second])
    expect(published.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect(await disagreements(database.god)).toEqual([])
  })

  test('dates follow one another, also as text, in the zone of the state', async () => {
    const at = new Date('2025-06-01T12:00:00Z')
    const [early] = (await publish(salud, [{ ...one(salud, 60), at }])).published
    const [later] = (
      await publish(salud, [{ ...one(salud, 60, { title: 'Antes' }), at: new Date('2024-01-01T00:00:00Z') }])
    ).published
    const bodies = await database.god<{ date: string }[]>`
      select body::json ->> 'date' as date from published_release_bodies where entity_id = ${salud.id} and position in (${early!.position}, ${later!.position}) order by position`
    expect(bodies[0]?.date).toBe('2025-06-01T06:00:00.000-06:00')
    expect(bodies[1]?.date).toBe('2025-06-01T06:00:00.001-06:00')
  })
})

describe('an imported release', () => {
  test('keeps id, date, tags and unknown members; one that is older than what is public takes its place in the history', async () => {
    const ocid = sampleOcid(obras, 500)
    await publish(obras, [
      imported(obras, 500, 'r-2', '2020-05-05T00:00:00Z', { 'x-propio': { a: 1.1 }, language: 'es' }),
    ])
    await publish(obras, [imported(obras, 500, 'r-1', '2019-05-05T00:00:00Z', { language: 'en', 'x-otro': 'sí' })])
    const compiled = await compiledOf(ocid)
    expect(compiled).toMatchObject({
      date: '2020-05-05T00:00:00Z',
      language: 'es',
      'x-propio': { a: 1.1 },
      'x-otro': 'sí',
    })
    expect(await disagreements(database.god)).toEqual([])
  })

  test('an id that is taken is refused', async () => {
    await expect(publish(obras, [imported(obras, 500, 'r-1', '2021-05-05T00:00:00Z')])).rejects.toMatchObject({
      code: 'release-id-taken',
      status: 409,
    })
  })

  test('the RFC of a natural person becomes the same stand-in everywhere, unless the entity has stated its legal basis', async () => {
    const person = 'MX-RFC-PEPJ800101AB1'
    await publish(salud, [one(salud, 70, { suppliers: [person] })])
    const text = JSON.stringify(
      await database.god`select * from published_processes p, published_awards a, published_suppliers s, published_records r
      where p.ocid = ${sampleOcid(salud, 70)} and a.ocid = p.ocid and s.id = a.supplier_id and r.ocid = p.ocid`,
    )
    expect(text).not.toContain('PEPJ800101')
    const [supplier] =
      await database.god`select s.* from published_suppliers s join published_awards a on a.supplier_id = s.id where a.ocid = ${sampleOcid(salud, 70)}`
    expect(supplier).toMatchObject({ natural_person: true })
    expect(supplier?.id).toMatch(/^MX-PF-[0-9a-f]{20}$/)
    await database.god`update entities set natural_rfc_legal_basis = 'Art. 1' where id = ${obras.id}`
    await publish(obras, [one(obras, 71, { suppliers: [person] })])
    expect(await database.god`select id from published_suppliers where id = ${person}`).toHaveLength(1)
  })
})

test('every record can be rebuilt to the same bytes', async () => {
  const records = await database.god<{ ocid: string; compiled: string }[]>`select ocid, compiled from published_records`
  expect(records.length).toBeGreaterThan(40)
  for (const { ocid, compiled } of records) expect(await asVisitor((tx) => rebuildRecord(tx, ocid))).toBe(compiled)
})

test('a suspended entity publishes nothing', async () => {
  await database.god`update entities set status = 'suspended' where id = ${obras.id}`
  await expect(publish(obras, [one(obras, 900)])).rejects.toMatchObject({ code: 'entity-inactive', status: 409 })
  await database.god`update entities set status = 'active' where id = ${obras.id}`
})
