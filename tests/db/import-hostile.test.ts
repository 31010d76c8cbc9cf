import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { good, HOSTILE_DOCUMENTS } from '#tests/unit/cli/hostile-documents.ts'

let database: TestDatabase
let salud: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
})
afterAll(() => database.close())

const release = (id: string, more: object = {}) => ({
  ...{ ocid: `ocds-demo00-${id}`, id: '1', date: '2026-03-01T00:00:00Z', tag: ['tender'], initiationType: 'tender' },
  tender: { id: 'LP-1', title: `Compra ${id}`, status: 'active' },
  ...more,
})
const take = (text: string) =>
  importFiles({
    entityId: salud.id,
    files: [{ name: 'hostil.json', bytes: new TextEncoder().encode(text) }],
    publish: true,
    actor: 'portal import',
  })
/** A package of these releases; `"@@"` in them becomes a number as written. */
const pack = (releases: object[], number = '0') => JSON.stringify({ releases }).replaceAll('"@@"', number)

test('objects that cannot become text are counted, kept as historical, and published', async () => {
  const hostile = { toString: '', valueOf: 0 }
  const outcome = await take(
    pack([
      release('v1', { parties: [{}, { id: hostile, roles: [hostile] }] }),
      release('v2', { tag: [hostile], date: hostile }),
      release('v3', { tender: { id: hostile, title: hostile, status: hostile, ...hostile } }),
      release('v4', {
        awards: [{ id: hostile, status: hostile, suppliers: [{ id: hostile }], value: { amount: hostile } }],
        contracts: [{ id: hostile, awardID: hostile, dateSigned: hostile }],
      }),
      release('v5', { tender: { id: '1', status: 'constructor', procurementMethod: '__proto__' } }),
      release('bueno'),
    ]),
  )
  expect(outcome).toMatchObject({ releases: 6, accepted: 1, historical: 5, rejected: 0 })
})

test('NUL, halves of characters and names of prototypes are told in findings that the database keeps', async () => {
  const outcome = await take(
    pack([
      release('n1\u0000'),
      release('n2', { 'k\u0000': 1 }),
      release('n3', { tender: { id: '\ud800' } }),
      release('bueno-2'),
    ]),
  )
  expect(outcome).toMatchObject({ releases: 4, accepted: 1, rejected: 3 })
  const [row] = await database.god<{ findings: { path: string }[] }[]>`
    select json_agg(f) as findings from import_findings f where import_id = (select id from imports order by at desc limit 1)`
  expect(row?.findings.some(({ path }) => path.includes('k\uFFFD'))).toBe(true)
})

test('a number beyond every double is rejected, one with too many figures is historical, and the rest goes on', async () => {
  expect(await take(pack([release('i1', { n: '@@' }), release('bueno-3')], '1e400'))).toMatchObject({
    ...{ releases: 2, accepted: 1, historical: 0, rejected: 1 },
  })
  expect(await take(pack([release('i2', { n: '@@' })], '12345678901234567890.12'))).toMatchObject({ historical: 1 })
})

test.each(HOSTILE_DOCUMENTS)(
  '$name as a line among others: told once, at its place, and the others are published',
  async (document) => {
    const at = HOSTILE_DOCUMENTS.indexOf(document)
    const outcome = await take([good(`db-a${at}`), document.release, good(`db-b${at}`)].join('\n'))
    const errors = outcome.findings.filter(({ severity }) => severity === 'error')
    expect(outcome.releases).toBe(3)
    // A number that a double does not hold is kept as historical where it still is a number.
    const isKept = document.refused === null || document.name === 'too many digits'
    expect([outcome.accepted + outcome.historical, outcome.rejected]).toEqual(isKept ? [3, 0] : [2, 1])
    if (document.refused) {
      expect(errors.length).toBe(1)
      expect(errors[0]?.path.startsWith(document.refused.path)).toBe(true)
      expect(errors[0]?.message).toMatch(/^[^\n]{15,}\.$/)
    }
  },
)
