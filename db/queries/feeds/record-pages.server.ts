import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'
import type { PageWanted } from './release-pages.server.ts'

export interface RecordRow {
  ocid: string
  entitySlug: string
  position: number
  statePosition: number
  compiled: string
  sha256: string
  publishedAt: string
}

/** A page of records in the order of their newest releases. */
export async function readRecordPage(tx: ReaderTx, wanted: PageWanted): Promise<RecordRow[]> {
  const { entityId, after, since, limit } = wanted
  const statewide = sql`r.state_position > ${after} ${
    since === null
      ? sql``
      : sql`and r.state_position >= (select f.state_position from published_records f where f.published_at >= ${since}::timestamptz
          order by f.published_at, f.state_position limit 1)`
  } order by r.state_position`
  const ofEntity = sql`r.entity_id = ${entityId} and r.position > ${after} ${
    since === null ? sql`` : sql`and r.published_at >= ${since}::timestamptz`
  } order by r.position`
  const rows = await tx.db.execute<{ [Name in keyof RecordRow]: string }>(sql`
    select r.ocid, e.slug as "entitySlug", r.position, r.state_position as "statePosition", r.compiled, r.compiled_sha256 as sha256,
      to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt"
    from published_records r join published_entities e on e.entity_id = r.entity_id
    where ${entityId === null ? statewide : ofEntity} limit ${limit}`)
  return rows.map((row) => ({ ...row, position: Number(row.position), statePosition: Number(row.statePosition) }))
}

export interface LinkedRelease {
  ocid: string
  releaseId: string
  /** As written in the release. */
  date: string
  tags: string[]
}

/** What a record says of its releases, of each process in the order of their dates as text. */
export async function readLinkedReleases(tx: ReaderTx, ocids: string[]): Promise<LinkedRelease[]> {
  if (ocids.length === 0) return []
  return tx.db.execute<{ ocid: string; releaseId: string; date: string; tags: string[] }>(sql`
    select ocid, "releaseId", tags, date from (
      select r.ocid, r.release_id as "releaseId", r.tags, r.state_position,
        coalesce(b.body::json ->> 'date', to_char(r.release_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as date
      from published_releases r left join published_release_bodies b using (entity_id, position)
      where r.ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))
    ) linked order by ocid, date collate "C", state_position`)
}

/** The record of one process, null when it has none in the main feeds. */
export async function readRecord(tx: ReaderTx, ocid: string): Promise<RecordRow | null> {
  const [row] = await tx.db.execute<{ [Name in keyof RecordRow]: string }>(sql`
    select r.ocid, e.slug as "entitySlug", r.position, r.state_position as "statePosition", r.compiled, r.compiled_sha256 as sha256,
      to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt"
    from published_records r join published_entities e on e.entity_id = r.entity_id where r.ocid = ${ocid}`)
  return row ? { ...row, position: Number(row.position), statePosition: Number(row.statePosition) } : null
}
