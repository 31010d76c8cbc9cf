import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

/** The public releases of a process in order of publication; the body of one that was withdrawn is missing. */
export async function readPublicBodies(tx: ReaderTx, ocid: string): Promise<{ releaseId: string; body: string }[]> {
  return tx.db.execute<{ releaseId: string; body: string }>(sql`
    select r.release_id as "releaseId", b.body from published_releases r join published_release_bodies b using (entity_id, position)
    where r.ocid = ${ocid} order by r.state_position`)
}
