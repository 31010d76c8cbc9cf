import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

/** Somebody who took part in a process and is in none of its awards under this key. */
export interface ParticipantRow {
  ocid: string
  /** `MX-RFC-…` or `MX-PF-…`. */
  matchKey: string
  partyId: string
}

/** Puts who took part in processes in place of what was there, for the match against lists of sanctions. */
export async function replaceParticipants(
  tx: WorkerTx,
  ocids: readonly string[],
  rows: readonly ParticipantRow[],
): Promise<void> {
  const asked = [
    tx.db.execute(
      sql`delete from published_participants where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))`,
    ),
  ]
  if (rows.length > 0)
    asked.push(
      tx.db.execute(sql`
        insert into published_participants (ocid, match_key, party_id, entity_id)
        select ocid, "matchKey", "partyId", ${tx.entityId}
        from json_to_recordset(${JSON.stringify(rows)}::json) as r(ocid text, "matchKey" text, "partyId" text)`),
    )
  await Promise.all(asked)
}
