import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface ChainRow {
  position: number
  statePosition: number
  ocid: string
  releaseId: string
  releaseDate: string
  tags: string[]
  source: 'captured' | 'imported'
  sha256: string
  previousLink: string
  link: string
  /** Canonical: one line. */
  body: string
}

/** Appends releases to the entity's chain, one position after the other, their bodies beside it. Rows are never changed afterwards. */
export async function appendChain(tx: WorkerTx, rows: ChainRow[], publishedAt: string): Promise<void> {
  const [first] = rows
  if (!first) return
  const chain = JSON.stringify(rows.map(({ body: _apart, ...row }) => row))
  // Line by line and not as texts inside JSON, which would be written and read once more on either side.
  const bodies = rows.map(({ body }) => body).join('\n')
  const links = tx.db.execute(sql`
    insert into published_releases (entity_id, position, state_position, ocid, release_id, release_date, tags, source, body_sha256,
      previous_link, link, published_at)
    select ${tx.entityId}, position, "statePosition", ocid, "releaseId", "releaseDate", tags, source, sha256, "previousLink", link,
      ${publishedAt}::timestamptz
    from json_to_recordset(${chain}::json) as r(position bigint, "statePosition" bigint, ocid text, "releaseId" text,
      "releaseDate" timestamptz, tags text[], source text, sha256 text, "previousLink" text, link text)`)
  const texts = tx.db.execute(sql`
    insert into published_release_bodies (entity_id, position, body)
    select ${tx.entityId}, ${first.position} + at - 1, body from string_to_table(${bodies}, e'\\n') with ordinality as r(body, at)`)
  await Promise.all([links, texts])
}

export interface RecordRow {
  ocid: string
  position: number
  statePosition: number
  /** Canonical: one line. */
  compiled: string
  sha256: string
  releaseCount: number
}

/** Puts the compiled releases of processes at the positions of their last releases. */
export async function writeRecords(tx: WorkerTx, rows: RecordRow[], publishedAt: string): Promise<void> {
  if (rows.length === 0) return
  const about = JSON.stringify(rows.map(({ compiled: _apart, ...row }) => row))
  const texts = rows.map(({ compiled }) => compiled).join('\n')
  await tx.db.execute(sql`
    insert into published_records (ocid, entity_id, position, state_position, compiled, compiled_sha256, release_count, published_at)
    select ocid, ${tx.entityId}, position, "statePosition", compiled, sha256, "releaseCount", ${publishedAt}::timestamptz
    from rows from (
      json_to_recordset(${about}::json) as (ocid text, position bigint, "statePosition" bigint, sha256 text, "releaseCount" integer),
      string_to_table(${texts}, e'\\n')) as r(ocid, position, "statePosition", sha256, "releaseCount", compiled)
    on conflict (ocid) do update set position = excluded.position, state_position = excluded.state_position,
      compiled = excluded.compiled, compiled_sha256 = excluded.compiled_sha256, release_count = excluded.release_count,
      published_at = excluded.published_at`)
}
