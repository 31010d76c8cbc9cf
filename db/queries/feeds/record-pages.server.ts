import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'
import {
  type Followed,
  type Page,
  type PageWanted,
  pageCondition,
  pageOf,
  withinBytes,
} from './page-condition.server.ts'

/** What a record says of one of its releases. */
export interface LinkedRelease {
  id: string
  /** As written in the release. */
  date: string
  tags: string[]
}

export interface RecordRow {
  ocid: string
  entitySlug: string
  position: number
  statePosition: number
  compiled: string
  publishedAt: string
  /** In the order of their dates as text, which is the order of merging. */
  releases: LinkedRelease[]
}

/** A page of records in the order of their newest releases; each agrees with its releases, because one statement reads all. */
export async function readRecordPage(tx: ReaderTx, wanted: PageWanted): Promise<Page<RecordRow & Followed>> {
  const linked = sql`json_agg(json_build_object('id', x.release_id, 'date', x.date, 'tags', x.tags) order by x.date collate "C", x.state_position)`
  const select = recordsSelect(linked, pageCondition(wanted, sql`published_records`))
  const names = { place: 'statePosition', text: 'compiled' }
  const rows = await tx.db.execute<Read<LinkedRelease> & Followed>(withinBytes(select, names, wanted.bytes))
  return pageOf(rows.map(placed), wanted.limit)
}

/** The record of one process with the bodies of its releases, oldest first; null when it has none in the main feeds. */
export async function readRecord(
  tx: ReaderTx,
  ocid: string,
): Promise<(Omit<RecordRow, 'releases'> & { releases: { id: string; body: string }[] }) | null> {
  const bodies = sql`coalesce(json_agg(json_build_object('id', x.release_id, 'body', x.body) order by x.date collate "C", x.state_position)
    filter (where x.body is not null), '[]')`
  const [row] = await tx.db.execute<Read<{ id: string; body: string }>>(recordsSelect(bodies, sql`r.ocid = ${ocid}`))
  return row ? placed(row) : null
}

type Read<Release> = Omit<RecordRow, 'releases' | 'position' | 'statePosition'> & {
  position: string
  statePosition: string
  releases: Release[]
} & Record<string, unknown>

const placed = <Row extends { position: string; statePosition: string }>(row: Row) => ({
  ...row,
  position: Number(row.position),
  statePosition: Number(row.statePosition),
})

const recordsSelect = (releases: SQL, condition: SQL): SQL => sql`
  select r.ocid, e.slug as "entitySlug", r.position, r.state_position as "statePosition", r.compiled,
    to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt",
    (select ${releases} from (
      select c.release_id, c.tags, c.state_position, b.body,
        coalesce(b.body::json ->> 'date', to_char(c.release_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as date
      from published_releases c left join published_release_bodies b using (entity_id, position) where c.ocid = r.ocid
    ) x) as releases
  from published_records r join published_entities e on e.entity_id = r.entity_id
  where ${condition}`
