import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

/** The public releases of a process in order of publication; the body of one that was withdrawn is missing. */
export async function readPublicBodies(tx: ReaderTx, ocid: string): Promise<{ releaseId: string; body: string }[]> {
  return tx.db.execute<{ releaseId: string; body: string }>(sql`
    select r.release_id as "releaseId", b.body from published_releases r join published_release_bodies b using (entity_id, position)
    where r.ocid = ${ocid} order by r.state_position`)
}

export interface OneRelease {
  entitySlug: string
  publishedAt: string
  sha256: string
  /** Null when it was withdrawn by legal order. */
  body: string | null
}

/** One release by its process and id, null when it is not in the main feeds. */
export async function readRelease(tx: ReaderTx, ocid: string, releaseId: string): Promise<OneRelease | null> {
  const [row] = await tx.db.execute<{ [Name in keyof OneRelease]: OneRelease[Name] }>(sql`
    select e.slug as "entitySlug", to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt",
      r.body_sha256 as sha256, b.body
    from published_releases r join published_entities e on e.entity_id = r.entity_id
    left join published_release_bodies b on b.entity_id = r.entity_id and b.position = r.position
    where r.ocid = ${ocid} and r.release_id = ${releaseId}`)
  return row ?? null
}
