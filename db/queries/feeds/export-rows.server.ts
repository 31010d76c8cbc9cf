import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

export interface ExportRow {
  /** Where the row stands in the feed that is read: after which to go on. */
  place: number
  text: string
}

/** Rows `r` of the feed of the state, or of one entity, after a place of it, in its order. */
const rowsAfter = (entityId: string | null, after: number, limit: number) =>
  entityId === null
    ? sql`r.state_position > ${after} order by r.state_position limit ${limit}`
    : sql`r.entity_id = ${entityId} and r.position > ${after} order by r.position limit ${limit}`

const placeOf = (entityId: string | null) => (entityId === null ? sql`r.state_position` : sql`r.position`)

/** Public releases, a page in the order of publication; withdrawn ones are left out. `entityId` null: of all entities. */
export async function readReleaseTexts(
  tx: ReaderTx,
  entityId: string | null,
  after: number,
  limit: number,
): Promise<ExportRow[]> {
  const rows = await tx.db.execute<{ position: string; text: string }>(sql`
    select ${placeOf(entityId)} as position, b.body as text from published_releases r
    join published_release_bodies b on b.entity_id = r.entity_id and b.position = r.position
    where ${rowsAfter(entityId, after, limit)}`)
  return rows.map((row) => ({ place: Number(row.position), text: row.text }))
}

/** Compiled releases, a page in the order of their last publication. */
export async function readCompiledTexts(
  tx: ReaderTx,
  entityId: string | null,
  after: number,
  limit: number,
): Promise<ExportRow[]> {
  const rows = await tx.db.execute<{ position: string; text: string }>(sql`
    select ${placeOf(entityId)} as position, r.compiled as text from published_records r
    where ${rowsAfter(entityId, after, limit)}`)
  return rows.map((row) => ({ place: Number(row.position), text: row.text }))
}
