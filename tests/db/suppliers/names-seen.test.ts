import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LEGAL_FORMS } from '#app/lib/suppliers/legal-forms.ts'
import { nameKey, normalizeName } from '#app/lib/suppliers/normalize-name.ts'
import { idOfName } from '#app/lib/suppliers/supplier-key.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { withdrawProcess } from '#app/publication/withdraw-process.server.ts'
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

const COMPANY = 'MX-RFC-EKU9003173C9'

/** Publishes a process whose one supplier is written like this. */
async function award(entity: SeededEntity, number: number, party: JsonObject, date = '2026-03-02T10:00:00-06:00') {
  const sample = sampleDocument(entity, number, {
    suppliers: [String(party.id)],
    amount: 1000,
  }) as unknown as JsonObject
  const reference = { id: party.id, name: party.name } as JsonObject
  const others = (sample.parties as JsonObject[]).filter(({ id }) => id !== party.id)
  const awards = (sample.awards as JsonObject[]).map((one) => ({ ...one, date, suppliers: [reference] }))
  const document = {
    ...sample,
    awards,
    parties: [...others, { roles: ['supplier'], ...party }],
  } as unknown as typeof sample
  return asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      publications: [{ ocid: sampleOcid(entity, number), document: document as never }],
      actorId: null,
      door: 'test',
    }),
  )
}
const namesOf = (id: string) =>
  database.god`select e.slug, n.name, n.awards, n.first_at, n.last_at from published_supplier_names n
    join entities e on e.id = n.entity_id where supplier_id = ${id} order by slug, n.name`
const registered = async (id: string) => (await database.god`select * from published_suppliers where id = ${id}`)[0]

describe('names seen', () => {
  test('a company is one by its RFC, however the party is called, with every name dated and by entity', async () => {
    const identifier = { scheme: 'RFC', id: 'EKU9003173C9' }
    await award(salud, 1, { id: COMPANY, name: 'Escuela Kemper, S.A. de C.V.', address: { locality: 'Villa Coral' } })
    await award(obras, 1, { id: 'RFC-EKU9003173C9', name: 'ESCUELA KEMPER', identifier }, '2026-04-05T10:00:00-06:00')
    await award(obras, 2, { id: '7', name: 'ESCUELA KEMPER', identifier }, '2026-02-01T10:00:00-06:00')
    expect(await namesOf(COMPANY)).toMatchObject([
      {
        slug: 'obras',
        name: 'ESCUELA KEMPER',
        awards: 2,
        first_at: new Date('2026-02-01T16:00Z'),
        last_at: new Date('2026-04-05T16:00Z'),
      },
      { slug: 'salud', name: 'Escuela Kemper, S.A. de C.V.', awards: 1 },
    ])
    expect(await registered(COMPANY)).toMatchObject({
      names: ['Escuela Kemper, S.A. de C.V.', 'ESCUELA KEMPER'],
      normal: 'ESCUELA KEMPER',
      processes: 3,
      entities: 2,
      municipality: 'Villa Coral',
    })
    expect(await disagreements(database.god)).toEqual([])
  })

  test('generic tax keys are nobody: each name is its own', async () => {
    for (const [at, name] of ['Casa Nube', 'Casa Lluvia'].entries())
      await award(salud, 10 + at, {
        id: 'MX-RFC-XAXX010101000',
        name,
        identifier: { scheme: 'MX-RFC', id: 'XAXX010101000' },
      })
    expect(await registered('MX-RFC-XAXX010101000')).toBeUndefined()
    expect(await registered(idOfName('Casa Nube'))).toMatchObject({ processes: 1 })
    expect(await registered(idOfName('Casa Lluvia'))).toMatchObject({ processes: 1 })
  })

  test('a wrong check digit is never taken for the company it resembles', async () => {
    await award(salud, 20, { id: 'MX-RFC-EKU9003173C8', name: 'Escuela Kemper' })
    expect(await registered('MX-RFC-EKU9003173C8')).toMatchObject({ processes: 1 })
    expect(await registered(COMPANY)).toMatchObject({ processes: 3 })
  })

  test('a name that is corrected is neither kept nor found; one withdrawn by order goes with its process', async () => {
    await award(
      obras,
      2,
      { id: '7', name: 'Kemper del Sur', identifier: { scheme: 'RFC', id: 'EKU9003173C9' } },
      '2026-02-01T10:00:00-06:00',
    )
    expect(await registered(COMPANY)).toMatchObject({ name: 'Kemper del Sur' })
    expect((await namesOf(COMPANY)).map(({ name, awards }) => [name, awards])).toEqual([
      ['ESCUELA KEMPER', 1],
      ['Kemper del Sur', 1],
      ['Escuela Kemper, S.A. de C.V.', 1],
    ])
    await asWorker(obras.id, (tx) =>
      withdrawProcess(
        tx,
        { ocid: sampleOcid(obras, 1), authority: 'Juzgado', legalBasis: 'Orden 1/2026', orderedOn: '2026-05-01' },
        { actorId: null, door: 'test' },
      ),
    )
    expect((await registered(COMPANY))?.names).toEqual(['Kemper del Sur', 'Escuela Kemper, S.A. de C.V.'])
    expect(await disagreements(database.god)).toEqual([])
  })
})

test('the database normalises names as the product does', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aÁñÑüZ09.,&- SCDEVRL"ªﬁ¿'), maxLength: 40 })
  const form = fc.constantFrom(...LEGAL_FORMS.keys(), ...LEGAL_FORMS.values(), '')
  const names = fc.sample(
    fc.tuple(letters, form).map(([text, end]) => `${text} ${end}`),
    { numRuns: 600, seed: 14 },
  )
  const rows = await database.god<{ name: string; normal: string; key: string }[]>`
    select name, normalize_supplier_name(name) as normal, sorted_words(normalize_supplier_name(name)) as key
    from json_array_elements_text(${JSON.stringify(names)}::text::json) name`
  for (const { name, normal, key } of rows) {
    expect(normal, name).toBe(normalizeName(name))
    expect(key, name).toBe(nameKey(name))
  }
})
