import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadOpenData } from '#app/catalog/load-open-data.server.ts'
import { loadChanges } from '#app/catalog/process/load-changes.server.ts'
import { loadProcess } from '#app/catalog/process/load-process.server.ts'
import { loadEntities } from '#app/catalog/profiles/load-entities.server.ts'
import { loadEntity } from '#app/catalog/profiles/load-entity.server.ts'
import { loadFrontPage } from '#app/catalog/profiles/load-front-page.server.ts'
import { loadSupplier } from '#app/catalog/profiles/load-supplier.server.ts'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { pool } from '#db/pool.server.ts'
import { seedEntities } from '#tests/support/seed-entities.ts'
import { seedProcesses } from '#tests/support/seed-processes.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const ZONE = 'America/Mexico_City'
const OCID = 'ocds-demo00-S-1'
let database: TestDatabase
let statements: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  const [salud] = await seedEntities(database.god, ['salud'])
  await seedProcesses(database.god, [
    { ocid: OCID, entity: salud!, title: 'Compra', amount: 10, supplier: { id: 'S1', name: 'Uno' } },
  ])
  const options = pool().sql.options as unknown as { debug?: (connection: number, statement: string) => void }
  options.debug = (_connection, statement) => statements.push(statement)
})
afterAll(() => database.close())

const isOfTheDoor = (statement: string): boolean =>
  /^\s*(begin|commit|set transaction|select\s+set_config)/i.test(statement)

test.each([
  ['search', 3, () => searchPublished(readSearchParams(new URLSearchParams('q=compra&ente=salud')))],
  ['search without words', 3, () => searchPublished(readSearchParams(new URLSearchParams('')))],
  ['process', 3, () => loadProcess(OCID)],
  ['changes', 2, () => loadChanges(OCID, null, null, ZONE)],
  ['entity', 3, () => loadEntity('salud', ZONE)],
  ['entities', 1, () => loadEntities('')],
  ['supplier', 3, () => loadSupplier('S1', ZONE)],
  ['home', 3, () => loadFrontPage(ZONE)],
  ['open data', 1, () => loadOpenData(ZONE)],
] as [string, number, () => Promise<unknown>][])(
  '%s takes %i statements beside those of the door',
  async (_page, count, load) => {
    await load()
    statements = []
    await load()
    expect(statements.filter((statement) => !isOfTheDoor(statement))).toHaveLength(count)
    expect(statements.filter(isOfTheDoor).length).toBeGreaterThan(0)
  },
)
