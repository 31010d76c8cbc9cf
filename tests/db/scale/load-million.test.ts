import type { Sql } from 'postgres'
import { expect, inject, test } from 'vitest'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type Batch, inventBatches } from '#tests/bench/million/batches.ts'
import { benchEntities, insertEntities } from '#tests/bench/million/entities.ts'
import { asHistorical, loadMillion } from '#tests/bench/million/load-million.ts'
import { openTestDatabase } from '#tests/support/test-database.ts'

const PROCESSES = 2_000

/** A digest of each published table, and of the claims, whatever the order of its rows. */
async function digests(god: Sql): Promise<Record<string, string>> {
  const tables = await god<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and split_part(obj_description(oid), ':', 1) = 'published' order by 1`
  const found: Record<string, string> = {}
  const claims = '(select ocid, entity_id from published_ocids)'
  for (const name of [...tables.map((table) => table.name), claims]) {
    const [row] = await god.unsafe<{ rows: string; digest: string }[]>(
      `select count(*) as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text collate "C"), '')) as digest from ${name} t`,
    )
    found[name] = `${row!.rows} rows ${row!.digest}`
  }
  return found
}

async function publish({ entity, historical, releases }: Batch): Promise<string> {
  const how = { actorId: null, door: 'import' }
  return asWorker(entity.id, async (tx) => {
    const publisher = await beginPublishing(tx)
    const batch = { entity, historical, releases }
    const { published } = historical
      ? await publishHistorical(tx, publisher, { releases: asHistorical(batch), ...how })
      : await publishReleases(tx, publisher, { publications: releases.map((release) => ({ release })), ...how })
    return published[0]!.publishedAt
  })
}

/** Heads of the audit are sealed once a day, withdrawals are ordered, and sanctions and badges are other people's acts. */
const NOT_BY_PUBLISHING = [
  ...['published_audit_heads', 'published_withdrawals', 'published_badges', 'published_signing_keys'],
  ...['published_sanctions', 'published_sanction_lists', 'published_sanction_matches', 'published_sanction_snapshots'],
  ...['published_entities', 'published_state', 'published_supplier_identities'],
]

test('what the loader copies is, byte for byte, what publishing the same processes leaves in every published table', async () => {
  process.env.HMAC_SECRET ??= 'a-secret-of-this-test-that-is-long-enough'
  const entities = benchEntities()
  const times: string[] = []
  const real = await openTestDatabase()
  await insertEntities(real.god, entities)
  for (const batch of inventBatches(entities, PROCESSES)) times.push(await publish(batch))
  const expected = await digests(real.god)
  await real.close()

  const copied = await openTestDatabase()
  await insertEntities(copied.god, entities)
  const superuserUrl = Object.assign(new URL(inject('superuserUrl')), {
    pathname: new URL(copied.appUrl).pathname,
  }).href
  const loaded = await loadMillion({ superuserUrl, entities, processes: PROCESSES, publishedAt: (at) => times[at]! })
  const found = await digests(copied.god)
  await copied.close()

  expect(found).toEqual(expected)
  expect(loaded.releases).toBeGreaterThan(PROCESSES)
  // A table that is not named as somebody else's must have been tried with rows.
  const written = Object.entries(expected).filter(([name]) => !NOT_BY_PUBLISHING.includes(name))
  for (const [name, digest] of written) expect(digest, name).not.toMatch(/^0 rows/)
}, 240_000)
