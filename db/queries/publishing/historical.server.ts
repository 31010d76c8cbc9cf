import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface HistoricalRow {
  position: number
  statePosition: number
  ocid: string
  releaseId: string
  releaseDate: string | null
  tags: string[]
  sha256: string
  body: string
  findings: object[]
}

/** Appends imported past releases, with their findings, to the historical feed. */
export async function appendHistorical(tx: WorkerTx, rows: HistoricalRow[], publishedAt: string): Promise<void> {
  await tx.db.execute(sql`
    insert into published_historical_releases (entity_id, position, state_position, ocid, release_id, release_date, tags, body,
      body_sha256, findings, published_at)
    select ${tx.entityId}, position, "statePosition", ocid, "releaseId", "releaseDate", tags, body, sha256, findings,
      ${publishedAt}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(position bigint, "statePosition" bigint, ocid text, "releaseId" text,
      "releaseDate" timestamptz, tags text[], body text, sha256 text, findings jsonb)`)
}

/** Puts the compiled releases of historical processes. */
export async function writeHistoricalRecords(
  tx: WorkerTx,
  rows: { ocid: string; compiled: string; releaseCount: number }[],
  publishedAt: string,
): Promise<void> {
  await tx.db.execute(sql`
    insert into published_historical_records (ocid, entity_id, compiled, release_count, published_at)
    select ocid, ${tx.entityId}, compiled, "releaseCount", ${publishedAt}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(ocid text, compiled text, "releaseCount" integer)
    on conflict (ocid) do update set compiled = excluded.compiled, release_count = excluded.release_count,
      published_at = excluded.published_at`)
}
