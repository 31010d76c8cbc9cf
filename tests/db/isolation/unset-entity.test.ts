import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pool } from '#db/pool.server.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const [salud] = await seedEntities(database.god, ['salud'])
  const ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: salud!.id, role: 'capturer' }])
  await database.god`insert into drafts (entity_id, ocid, document, created_by, updated_by)
    values (${salud!.id}, 'ocds-demo00-SALUD-1', '{}', ${ana}, ${ana})`
})
afterAll(() => database.close())

/** Rows that a role sees with the entity set as told, past the doors: `null` leaves the setting alone. */
async function rowsWith(entity: string | null, local: boolean): Promise<number | string> {
  try {
    return await pool().sql.begin(async (tx) => {
      await tx`select set_config('role', 'portal_member', true)`
      if (entity !== null) await tx`select set_config('app.entity_id', ${entity}, ${local})`
      return (await tx`select 1 from drafts`).length
    })
  } catch (error) {
    return String((error as { code?: string }).code)
  }
}

describe('no entity at hand', () => {
  test('never set, and empty as a finished transaction leaves it: no rows, and no error', async () => {
    expect(await rowsWith(null, true)).toBe(0)
    expect(await rowsWith('', true)).toBe(0)
    // After a setting for one transaction, PostgreSQL gives '' and no longer null.
    for (let round = 0; round < 20; round++) expect(await rowsWith(null, true)).toBe(0)
  })

  test('what is no id is refused, not matched', async () => {
    expect(await rowsWith("' or true --", true)).toBe('22P02')
  })
})

describe('numbers tell nothing of others', () => {
  test('there is no sequence and no number that counts rows of all entities (B10)', async () => {
    expect(
      await database.god`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`,
    ).toHaveLength(0)
    const ids = await database.god<{ table: string; type: string; preset: string | null }[]>`
      select c.relname as table, format_type(a.atttypid, null) as type, pg_get_expr(d.adbin, d.adrelid) as preset
      from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'id' and not a.attisdropped`
    for (const { table, type, preset } of ids) {
      expect([table, type]).toEqual([table, expect.stringMatching(/^(uuid|text)$/)])
      // Version 4: random, without the time in it.
      if (type === 'uuid' && preset) expect([table, preset]).toEqual([table, 'gen_random_uuid()'])
    }
  })
})
