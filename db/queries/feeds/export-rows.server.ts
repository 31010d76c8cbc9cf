import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

export interface ExportRow {
  statePosition: number
  text: string
}

/** Public releases, a page in the order of publication; withdrawn ones are left out. `entityId` null: of all entities. */
export async function readReleaseTexts(
  tx: ReaderTx,
  entityId: string | null,
  after: number,
  limit: number,
): Promise<ExportRow[]> {
  const rows = await tx.db.execute<{ position: string; text: string }>(sql`
    select r.state_position as position, b.body as text from published_releases r
    join published_release_bodies b on b.entity_id = r.entity_id and b.position = r.position
    where r.state_position > ${after} ${entityId === null ? sql`` : sql`and r.entity_id = ${entityId}`}
    order by r.state_position limit ${limit}`)
  return rows.map((row) => ({ statePosition: Number(row.position), text: row.text }))
}

/** Compiled releases, a page in the order of their last publication. */
export async function readCompiledTexts(
  tx: ReaderTx,
  entityId: string | null,
  after: number,
  limit: number,
): Promise<ExportRow[]> {
  const rows = await tx.db.execute<{ position: string; text: string }>(sql`
    select state_position as position, compiled as text from published_records
    where state_position > ${after} ${entityId === null ? sql`` : sql`and entity_id = ${entityId}`}
    order by state_position limit ${limit}`)
  return rows.map((row) => ({ statePosition: Number(row.position), text: row.text }))
}
