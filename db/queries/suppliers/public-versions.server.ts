import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'
import type { Sanction, SanctionVersion } from '../../schema/sanction-content.ts'

/** A file of a list that counted at a moment. */
export interface PublicSnapshot extends Record<string, unknown> {
  list: string
  title: string
  source: string
  sha256: string
  /** Local day up to which the list is; null when the file does not say. */
  asOf: string | null
  /** UTC. */
  receivedAt: string
  countedFrom: string
}

/** Of each list the file that counted at a moment (UTC), none when it had none yet. */
export async function snapshotsAt(tx: ReaderTx, moment: string): Promise<PublicSnapshot[]> {
  const rows = await tx.db.execute<PublicSnapshot>(sql`
    select l.code as list, l.title, l.source, s.sha256, s.as_of::text as "asOf",
      to_char(s.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt",
      to_char(s.counted_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "countedFrom"
    from published_sanction_lists l cross join lateral (
      select * from published_sanction_snapshots p where p.list = l.code and p.counted_from <= ${moment}::timestamptz
      order by p.counted_from desc limit 1) s
    order by l.code`)
  return [...rows]
}

interface Row extends Record<string, unknown> {
  id: string
  version: number
  content: Sanction
  row: number
  as_of: string | null
  sha256: string | null
  known_from: string
  known_to: string | null
}

/** Every version of every sanction of a company that everybody may read, oldest knowledge first. */
export async function publicVersionsOf(tx: ReaderTx, rfc: string): Promise<SanctionVersion[]> {
  const rows = await tx.db.execute<Row>(sql`
    select id, version, content, row, snapshot_as_of::text as as_of, snapshot_sha256 as sha256,
      to_char(known_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_from,
      to_char(known_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_to
    from published_sanctions
    where id in (select id from published_sanctions where latest and rfc = ${rfc}) and not natural_person
    order by known_from, id, version`)
  return rows.map(({ id, version, content, row, as_of, sha256, known_from, known_to }) => ({
    ...content,
    ...{ row, sanctionId: id, entryId: `${id}/${version}`, entityId: null, knownFrom: known_from, knownTo: known_to },
    snapshot: sha256 === null ? null : { id: sha256, asOf: as_of, sha256 },
  }))
}
