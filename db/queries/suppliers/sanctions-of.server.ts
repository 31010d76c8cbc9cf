import { sql } from 'drizzle-orm'
import type { CoordinatorTx, MemberTx, WorkerTx } from '#db/door.server.ts'
import type { AuditorTx } from '../../door.server.ts'
import type { Sanction, SanctionVersion } from '../../schema/sanction-content.ts'

/** Doors that see what lists say of everybody, natural persons included. */
export type SanctionsTx = MemberTx | WorkerTx | CoordinatorTx | AuditorTx

interface Row extends Record<string, unknown> {
  entry_id: string
  sanction_id: string
  content: Omit<Sanction, 'row'>
  row: number
  snapshot_id: string | null
  as_of: string | null
  sha256: string | null
  entity_id: string | null
  known_from: string
  known_to: string | null
}

const COLUMNS = sql`e.id as entry_id, e.sanction_id, e.content, e.row, e.snapshot_id, s.as_of::text as as_of, s.sha256, e.entity_id,
  to_char(e.known_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_from,
  to_char(e.known_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_to`

/**
 * All versions of all sanctions of the given RFC (upper case, as `supplierKey` gives them) or, only when asked for, of the given name
 * keys: what lists say now and what they said before, oldest knowledge first. A name alone is a hint for officials, never a match.
 */
export async function sanctionsOf(
  tx: SanctionsTx,
  who: { rfcs: readonly string[]; nameKeys?: readonly string[] },
): Promise<SanctionVersion[]> {
  const { rfcs, nameKeys = [] } = who
  if (rfcs.length + nameKeys.length === 0) return []
  const rows = await tx.db.execute<Row>(sql`
    select ${COLUMNS} from sanction_entries e left join sanction_snapshots s on s.id = e.snapshot_id
    where e.id in (
      select id from sanction_entries where rfc in (select json_array_elements_text(${JSON.stringify(rfcs)}::json))
      union select id from sanction_entries where name_key in (select json_array_elements_text(${JSON.stringify(nameKeys)}::json)))
    order by e.known_from, e.list, e.row, e.id`)
  return rows.map(versionOf)
}

/** All versions of one sanction, oldest first; empty when there is none. */
export async function versionsOfSanction(tx: SanctionsTx, sanctionId: string): Promise<SanctionVersion[]> {
  const rows = await tx.db.execute<Row>(sql`
    select ${COLUMNS} from sanction_entries e left join sanction_snapshots s on s.id = e.snapshot_id
    where e.sanction_id = ${sanctionId} order by e.known_from, e.id`)
  return rows.map(versionOf)
}

function versionOf(row: Row): SanctionVersion {
  return {
    ...row.content,
    row: row.row,
    entryId: row.entry_id,
    sanctionId: row.sanction_id,
    snapshot: row.snapshot_id === null ? null : { id: row.snapshot_id, asOf: row.as_of, sha256: row.sha256 ?? '' },
    knownFrom: row.known_from,
    knownTo: row.known_to,
    entityId: row.entity_id,
  }
}
