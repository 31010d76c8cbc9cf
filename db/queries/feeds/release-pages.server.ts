import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'
import { type PageWanted, pageCondition } from './page-condition.server.ts'

export interface ReleaseRow {
  entitySlug: string
  position: number
  statePosition: number
  ocid: string
  releaseId: string
  sha256: string
  previousLink: string
  link: string
  publishedAt: string
  /** Null when it was withdrawn by legal order. */
  body: string | null
}

type Raw = { [Name in keyof ReleaseRow]: ReleaseRow[Name] extends number ? string : ReleaseRow[Name] }

const publishedText = sql`to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** A page of releases in the order of their publication. */
export async function readReleasePage(tx: ReaderTx, wanted: PageWanted): Promise<ReleaseRow[]> {
  const rows = await tx.db.execute<Raw & Record<string, unknown>>(sql`
    select e.slug as "entitySlug", r.position, r.state_position as "statePosition", r.ocid, r.release_id as "releaseId",
      r.body_sha256 as sha256, r.previous_link as "previousLink", r.link, ${publishedText} as "publishedAt", b.body
    from published_releases r
    join published_entities e on e.entity_id = r.entity_id
    left join published_release_bodies b on b.entity_id = r.entity_id and b.position = r.position
    where ${pageCondition(wanted, sql`published_releases`)}`)
  return rows.map((row) => ({ ...row, position: Number(row.position), statePosition: Number(row.statePosition) }))
}

export interface HistoricalReleaseRow {
  statePosition: number
  ocid: string
  releaseId: string
  entitySlug: string
  sha256: string
  publishedAt: string
  body: string
  findings: object[]
}

/** A page of historical releases, statewide or of one process. */
export async function readHistoricalPage(
  tx: ReaderTx,
  wanted: { after: number; since: string | null; limit: number; ocid: string | null },
): Promise<HistoricalReleaseRow[]> {
  const rows = await tx.db.execute<
    Omit<HistoricalReleaseRow, 'statePosition'> & { statePosition: string } & Record<string, unknown>
  >(sql`
    select r.state_position as "statePosition", r.ocid, r.release_id as "releaseId", e.slug as "entitySlug", r.body_sha256 as sha256,
      ${publishedText} as "publishedAt", r.body, r.findings
    from published_historical_releases r join published_entities e on e.entity_id = r.entity_id
    where r.state_position > ${wanted.after}
      ${wanted.since === null ? sql`` : sql`and r.published_at >= ${wanted.since}::timestamptz`}
      ${wanted.ocid === null ? sql`` : sql`and r.ocid = ${wanted.ocid}`}
    order by r.state_position limit ${wanted.limit}`)
  return rows.map((row) => ({ ...row, statePosition: Number(row.statePosition) }))
}
