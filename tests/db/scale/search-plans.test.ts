import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { type SearchPage, searchStatement } from '#db/queries/reading/search-processes.server.ts'
import { seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  const [entity] = await seedEntities(database.god, ['salud'])
  await database.god.begin(async (tx) => {
    await tx`select set_config('app.entity_id', ${entity!.id}, true)`
    await tx`insert into published_processes (ocid, entity_id, sphere, method, category, stage, status, year, historical, title, summary,
        supplier_ids, supplier_names, amount, currency, amount_band, sort_date, answered_count, release_count, published_at, tsv)
      select 'ocds-demo00-P-' || n, ${entity!.id}, 'EJECUTIVO', 'direct', 'goods', 'award', 'active', 2026, false, 'Compra ' || n, '',
        array['S' || n % 500], array['Proveedor'], n, 'MXN', 1, timestamptz '2020-01-01' + n * interval '1 hour', 5, 1, now(),
        to_tsvector('spanish', search_text('compra de papel ' || case when n % 2000 = 0 then 'extravagante' else 'oficina' end))
      from generate_series(1, 30000) n`
  })
  await database.god`vacuum analyze published_processes`
})
afterAll(() => database.close())

/** The plan as the visitor's own role gets it, one line of text. */
async function plan(query: string, page: Partial<SearchPage> = {}): Promise<string> {
  const { sort: _sort, cursor: _cursor, size: _size, ...filters } = readSearchParams(new URLSearchParams(query))
  const statement = searchStatement(filters, { sort: 'newest', after: null, size: 21, total: 10, ...page })
  const rows = await asVisitor((tx) => tx.db.execute<Record<string, string>>(sql`explain ${statement}`))
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

const SCAN = /Seq Scan on published_processes/

test('few hits are found by the GIN index of words', async () => {
  for (const sort of ['newest', 'relevance', 'amount-down', 'amount-up'] as const) {
    const shown = await plan('q=extravagante', { sort })
    expect(shown).toContain('published_processes_by_words')
    expect(shown).not.toMatch(SCAN)
  }
})

test('many hits are met while walking the index of the order', async () => {
  expect(await plan('q=papel', { total: 20_000 })).toContain('published_processes_by_date')
  expect(await plan('q=papel', { total: 20_000, sort: 'amount-down' })).toContain('published_processes_by_amount')
  expect(await plan('q=papel', { total: 20_000, sort: 'amount-up' })).toContain('published_processes_by_amount')
})

test('no words: the index of dates, of amounts or of the entity; a supplier: its GIN index', async () => {
  const after = { key: '2021-01-01 00:00:00+00', ocid: 'ocds-demo00-P-1' }
  for (const [query, index, page] of [
    ['', 'by_date', { total: 30_000 }],
    ['', 'by_date', { total: 30_000, after }],
    ['procedimiento=direct', 'by_date', { total: 30_000 }],
    ['', 'by_amount', { total: 30_000, sort: 'amount-down' }],
    ['proveedor=S7', 'by_supplier', { total: 60 }],
  ] as const) {
    const shown = await plan(query, page)
    expect(shown).toContain(`published_processes_${index}`)
    expect(shown).not.toMatch(SCAN)
  }
})
