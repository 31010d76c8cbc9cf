import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import type { VisitorTx } from '#db/door.server.ts'
import { benchEntities, insertEntities } from '#tests/bench/million/entities.ts'
import { loadMillion } from '#tests/bench/million/load-million.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { type Places, type PlannedQuery, PUBLIC_QUERIES, SEARCHES } from './public-queries.ts'

/** Enough that the planner has reason to use an index; the loader takes 6 s for them on a quiet machine. */
const PROCESSES = 8_000
/** Reading all of these would be felt at a million processes. */
const BIG =
  /Seq Scan on (published_processes|published_releases|published_release_bodies|published_records|published_awards|published_suppliers|published_entity_suppliers|published_historical_\w+|audit_\w+)\b/

let database: TestDatabase
let places: Places

beforeAll(async () => {
  process.env.HMAC_SECRET ??= 'a-secret-of-this-test-that-is-long-enough'
  database = await openTestDatabase()
  const entities = benchEntities()
  await insertEntities(database.god, entities)
  const superuserUrl = Object.assign(new URL(inject('superuserUrl')), {
    pathname: new URL(database.appUrl).pathname,
  }).href
  await loadMillion({ superuserUrl, entities, processes: PROCESSES })
  const [found] = await database.god<Places[]>`
    select r.ocid, r.release_id as "releaseId", r.entity_id as "entityId", e.slug,
      (select supplier_id from published_awards where not historical group by 1 order by count(*) desc limit 1) as supplier,
      (select ocid from published_historical_records limit 1) as past
    from published_releases r join published_entities e using (entity_id) where r.state_position = 500`
  places = found!
}, 240_000)
afterAll(() => database.close())

/** Runs a query with each of its statements EXPLAINed on the way, as the visitor's own role gets them. */
async function plansOf(run: PlannedQuery['run']): Promise<string[]> {
  const plans: string[] = []
  await asVisitor(async (tx) => {
    const execute = async (statement: SQL) => {
      const lines = await tx.db.execute<Record<string, string>>(sql`explain ${statement}`)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return tx.db.execute(statement)
    }
    const watched = new Proxy(tx.db, { get: (db, name) => (name === 'execute' ? execute : Reflect.get(db, name)) })
    await run({ ...tx, db: watched } as VisitorTx, places)
  })
  return plans
}

/** The exported functions of the query modules that take the transaction of a reader. */
function publicQueries(folder = 'db/queries'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return publicQueries(path)
    const source = readFileSync(path, 'utf8')
    return [...source.matchAll(/export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*tx: (?:ReaderTx|VisitorTx)\b/g)].map(
      ([, name]) => name!,
    )
  })
}

test('every query that a reader may ask has its entry here', () => {
  expect(Object.keys(PUBLIC_QUERIES).sort()).toEqual([...new Set(publicQueries())].sort())
})

describe('each holds its index and reads no big table from end to end', () => {
  test.each(Object.entries(PUBLIC_QUERIES))('%s', async (_name, { run, indexes }) => {
    const plans = await plansOf(run)
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) expect(plan).not.toMatch(BIG)
    for (const index of indexes) expect(plans.join('\n')).toMatch(new RegExp(`(using|on) ${index}\\b`))
  })

  test.each(SEARCHES)('search «%s» %s', async (query, _how, indexes, run) => {
    const {
      sort: _sort,
      cursor: _cursor,
      size: _size,
      ...filters
    } = readSearchParams(
      new URLSearchParams(query.replace('$supplier', places.supplier).replace('$entity', places.slug)),
    )
    const [plan] = await plansOf((tx) => run(tx, filters))
    expect(plan).not.toMatch(BIG)
    for (const index of indexes) expect(plan).toMatch(new RegExp(`(using|on) ${index}\\b`))
  })
})
