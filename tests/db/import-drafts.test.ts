import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDraftPage, readListQuery } from '#app/capture/list-work.server.ts'
import { readDraft } from '#app/capture/read-draft.server.ts'
import { exportOriginals, exportTables } from '#app/workflows/export-published.server.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let desk: { userId: string; entityId: string; slug: string; key: string }
const folder = mkdtempSync(join(tmpdir(), 'import-drafts-'))

const release = {
  ocid: 'ocds-demo00-importado-1',
  id: 'importado-1-1',
  date: '2026-03-01T00:00:00Z',
  tag: ['tender'],
  initiationType: 'tender',
  language: 'es',
  tender: { id: 'LP-1', title: 'Compra de vacunas', procurementMethod: 'open' },
  parties: [{ id: 'a', name: 'Ente', roles: ['buyer'] }],
  buyer: { id: 'a', name: 'Ente' },
}
const file = (one: object) => ({ name: 'uno.json', bytes: new TextEncoder().encode(JSON.stringify(one)) })
const take = (one: object, publish: boolean) =>
  importFiles({ entityId: salud.id, files: [file(one)], publish, actor: 'portal import' })

beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
  const userId = await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  desk = { userId, entityId: salud.id, slug: 'salud', key: 'SALUD' }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

test('what is imported without publishing waits as a draft, found in the list and opened, done by nobody of the entity', async () => {
  expect(await take(release, false)).toMatchObject({ releases: 1, accepted: 1, historical: 0, rejected: 0 })
  const [published] = await database.god`select count(*)::int as count from published_releases`
  expect(published?.count).toBe(0)
  const { lines } = await loadDraftPage(desk, readListQuery(new URLSearchParams()))
  expect(lines).toMatchObject([{ ocid: release.ocid, title: 'Compra de vacunas', updatedByName: 'Operación' }])
  const { draft, document } = await readDraft(desk, lines[0]!.id)
  expect(draft).toMatchObject({ state: 'draft', createdByName: 'Operación', updatedById: null, capturedBy: [] })
  expect(document).toMatchObject({ tender: release.tender, parties: release.parties })
})

test('the same file again is a duplicate, another release of the process does not overwrite the draft', async () => {
  expect(await take(release, false)).toMatchObject({ accepted: 0, duplicates: 1 })
  const other = { ...release, id: 'importado-1-2', tender: { ...release.tender, title: 'Otra' } }
  const refused = await take(other, false)
  expect(refused).toMatchObject({ accepted: 0, duplicates: 0, rejected: 1 })
  expect(refused.findings[0]?.message).toMatch(/no se sobrescribe lo capturado/)
})

test('what came in is given back value by value', async () => {
  const out = join(folder, 'originales.jsonl')
  expect(await exportOriginals([salud.id], out)).toMatchObject({ releases: 1 })
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(release)
  expect(existsSync(`${out}.partial`)).toBe(false)
})

test('what is published is written as CSV and as one workbook, deep lists and long texts included', async () => {
  const line = { id: 'l', components: [{ name: 'a', code: '1', level: 1 }] }
  const budget = { id: 'b', budgetBreakdown: [{ id: 'p', budgetLines: [line] }] }
  const long = 'ñ'.repeat(40_000)
  const published = { ...release, ocid: 'ocds-demo00-importado-2', planning: { rationale: long, budget } }
  expect(await take(published, true)).toMatchObject({ accepted: 1, rejected: 0 })
  const csv = join(folder, 'csv')
  const { tables } = await exportTables(salud.id, 'csv', csv)
  expect(tables?.map(({ name }) => name)).toContain('planning/budget/budgetBreakdown/budgetLines/components')
  expect(readFileSync(join(csv, 'main.csv'), 'utf8')).toContain(long)
  const book = join(folder, 'todo.xlsx')
  expect(await exportTables(salud.id, 'xlsx', book)).toMatchObject({ records: 1 })
  const { read, utils } = await import('@e965/xlsx')
  const workbook = read(readFileSync(book))
  expect(workbook.SheetNames).toHaveLength(tables?.length ?? 0)
  const [main] = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets.main!)
  expect(main).toMatchObject({ ocid: published.ocid, 'tender/title': 'Compra de vacunas' })
})
