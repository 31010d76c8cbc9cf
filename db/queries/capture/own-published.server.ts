import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'

export interface PublishedLine {
  ocid: string
  title: string
  method: string
  stage: string
  publishedAt: string
  historical: boolean
  /** Instant the list is sorted by; for the next page. */
  sortDate: string
  /** Draft of the same process, when there is one. */
  draftId: string | null
}

/** Published processes of the entity at hand, newest first, a page by keyset; one more than `limit` when there is a next page. */
export async function listOwnPublished(
  tx: MemberTx,
  filter: { text?: string; after?: { value: string; id: string }; limit: number },
): Promise<PublishedLine[]> {
  const words = filter.text ? sql`and p.tsv @@ websearch_to_tsquery('spanish', search_text(${filter.text}))` : sql``
  const place = filter.after
    ? sql`and (p.sort_date, p.ocid) < (${filter.after.value}::timestamptz, ${filter.after.id})`
    : sql``
  return tx.db.execute<{ [Name in keyof PublishedLine]: PublishedLine[Name] }>(sql`
    select p.ocid, p.title, p.method, p.stage, p.published_at::text as "publishedAt", p.historical, d.id as "draftId",
      p.sort_date::text as "sortDate"
    from published_processes p left join drafts d on d.entity_id = ${tx.entityId} and d.ocid = p.ocid
    where p.entity_id = ${tx.entityId} ${words} ${place} order by p.sort_date desc, p.ocid desc limit ${filter.limit + 1}`)
}

/** The compiled release of a published process of the entity at hand, as text; null when it has none in the main feed. */
export async function readOwnCompiled(tx: MemberTx, ocid: string): Promise<string | null> {
  const rows = await tx.db.execute<{ compiled: string }>(
    sql`select compiled from published_records where entity_id = ${tx.entityId} and ocid = ${ocid}`,
  )
  return rows[0]?.compiled ?? null
}

export interface PublishedBody {
  releaseId: string
  date: string
  tags: string[]
  publishedAt: string
  /** Canonical JSON; null where a legal order withdrew it. */
  body: string | null
}

/** The releases of a process of the entity at hand with their bodies, the oldest first. */
export async function listOwnReleases(tx: MemberTx, ocid: string): Promise<PublishedBody[]> {
  return tx.db.execute<{ [Name in keyof PublishedBody]: PublishedBody[Name] }>(sql`
    select r.release_id as "releaseId", r.release_date::text as date, r.tags, r.published_at::text as "publishedAt", b.body
    from published_releases r left join published_release_bodies b using (entity_id, position)
    where r.entity_id = ${tx.entityId} and r.ocid = ${ocid} order by r.position`)
}
