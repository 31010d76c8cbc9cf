import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
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

const file = (from: number, to: number) => {
  const releases = Array.from({ length: to - from }, (_, at) => ({
    ocid: `ocds-prueba-${from + at}`,
    id: '1',
    date: '2026-01-01T00:00:00-06:00',
    tag: ['tender'],
    initiationType: 'tender',
    tender: { id: '1', title: `Compra ${from + at}` },
  }))
  return { name: 'todas.json', bytes: new TextEncoder().encode(JSON.stringify(releases)) }
}

test('two entities that import the same processes at once: each process goes to one, and every release is counted', async () => {
  const into = (entity: SeededEntity) =>
    importFiles({ entityId: entity.id, files: [file(0, 450)], publish: true, actor: 'prueba' })
  const outcomes = await Promise.all([into(salud), into(obras)])
  for (const { accepted, historical, duplicates, rejected, releases, findings } of outcomes) {
    expect(accepted + historical + duplicates + rejected).toBe(releases)
    expect(findings.filter(({ message }) => message.startsWith('Este proceso ya lo publicó otro ente'))).toHaveLength(
      rejected,
    )
  }
  expect(outcomes[0].accepted + outcomes[1].accepted).toBe(450)
  const [rows] =
    await database.god`select count(*)::int as n, count(distinct ocid)::int as ocids from published_releases`
  expect(rows).toEqual({ n: 450, ocids: 450 })
  expect(await disagreements(database.god)).toEqual([])
})

test('the same file imported twice at once into one entity is stored once, and each release is counted in both', async () => {
  const into = () => importFiles({ entityId: salud.id, files: [file(1000, 1300)], publish: true, actor: 'prueba' })
  const outcomes = await Promise.all([into(), into()])
  for (const { accepted, duplicates, releases } of outcomes) expect(accepted + duplicates).toBe(releases)
  expect(outcomes[0].accepted + outcomes[1].accepted).toBe(300)
  expect(await disagreements(database.god)).toEqual([])
})

test('an entity takes nothing in under the ocids that the portal makes for another one', async () => {
  const [own] = JSON.parse(new TextDecoder().decode(file(2000, 2001).bytes)) as object[]
  const ocids = [
    `ocds-demo00-${obras.key}-2027-EXP-001`,
    `ocds-demo00-${salud.key}-2027-EXP-001`,
    'ocds-demo00-otro-2027',
  ]
  const bytes = new TextEncoder().encode(JSON.stringify(ocids.map((ocid) => ({ ...own, ocid }))))
  for (const publish of [false, true]) {
    const files = [{ name: 'ajenos.json', bytes }]
    const told = await importFiles({ entityId: salud.id, files, publish, actor: 'prueba' })
    expect(told).toMatchObject({ releases: 3, rejected: 1 })
    const refused = told.findings.filter(({ severity }) => severity === 'error')
    expect(refused.map(({ ocid }) => ocid)).toEqual([ocids[0]])
    expect(refused[0]?.message).toContain('otro ente')
  }
  expect(await database.god`select 1 from published_ocids where ocid = ${ocids[0]!}`).toEqual([])
})
