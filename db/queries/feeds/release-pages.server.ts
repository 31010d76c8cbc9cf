import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'
import {
  type Followed,
  type Page,
  type PageWanted,
  pageCondition,
  pageOf,
  withinBytes,
} from './page-condition.server.ts'

export interface ReleaseRow extends Followed {
  entitySlug: string
  position: number
  statePosition: number
  ocid: string
  releaseId: string
  sha256: string
  previousLink: string
  link: string
  /** Null when it was withdrawn by legal order. */
  body: string | null
}

type Raw = { [Name in keyof ReleaseRow]: ReleaseRow[Name] extends number ? string : ReleaseRow[Name] }

const publishedText = sql`to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** A page of releases in the order of their publication. */
export async function readReleasePage(tx: ReaderTx, wanted: PageWanted): Promise<Page<ReleaseRow>> {
  const select = sql`
    select e.slug as "entitySlug", r.position, r.state_position as "statePosition", r.ocid, r.release_id as "releaseId",
      r.body_sha256 as sha256, r.previous_link as "previousLink", r.link, ${publishedText} as "publishedAt", b.body
    from published_releases r
    join published_entities e on e.entity_id = r.entity_id
    left join published_release_bodies b on b.entity_id = r.entity_id and b.position = r.position
    where ${pageCondition(wanted, sql`published_releases`)}`
  const rows = await tx.db.execute<Raw & Record<string, unknown>>(
    withinBytes(select, { place: 'statePosition', text: 'body' }, wanted.bytes),
  )
  const placed = rows.map((row) => ({
    ...row,
    position: Number(row.position),
    statePosition: Number(row.statePosition),
  }))
  return pageOf(placed, wanted.limit)
}

export interface HistoricalReleaseRow extends Followed {
  statePosition: number
  ocid: string
  releaseId: string
  entitySlug: string
  sha256: string
  body: string
  findings: object[]
}

/** A page of historical releases, statewide or of one process. */
export async function readHistoricalPage(
  tx: ReaderTx,
  wanted: Omit<PageWanted, 'entityId'> & { ocid: string | null },
): Promise<Page<HistoricalReleaseRow>> {
  type Read = Omit<HistoricalReleaseRow, 'statePosition'> & { statePosition: string } & Record<string, unknown>
  const ofProcess = wanted.ocid === null ? sql`` : sql`r.ocid = ${wanted.ocid} and`
  const select = sql`
    select r.state_position as "statePosition", r.ocid, r.release_id as "releaseId", e.slug as "entitySlug", r.body_sha256 as sha256,
      ${publishedText} as "publishedAt", r.body, r.findings
    from published_historical_releases r join published_entities e on e.entity_id = r.entity_id
    where ${ofProcess} ${pageCondition({ ...wanted, entityId: null }, sql`published_historical_releases`)}`
  const rows = await tx.db.execute<Read>(withinBytes(select, { place: 'statePosition', text: 'body' }, wanted.bytes))
  return pageOf(
    rows.map((row) => ({ ...row, statePosition: Number(row.statePosition) })),
    wanted.limit,
  )
}
