import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface DraftToPublish {
  ocid: string
  document: Record<string, unknown>
  revision: number
  state: string
  capturedBy: string[]
  publishedRevision: number | null
}

/** A draft of the entity at hand, locked until commit; null when there is none with this id. */
export async function lockDraft(tx: WorkerTx, draftId: string): Promise<DraftToPublish | null> {
  const rows = await tx.db.execute<{ [Name in keyof DraftToPublish]: DraftToPublish[Name] }>(sql`
    select ocid, document, revision, state, captured_by::text[] as "capturedBy", published_revision as "publishedRevision"
    from drafts where entity_id = ${tx.entityId} and id = ${draftId} for update`)
  return rows[0] ?? null
}

/** Marks the draft as published in the revision given and writes the step into its history. */
export async function markPublished(
  tx: WorkerTx,
  published: { draftId: string; revision: number; actorId: string; releaseId: string },
): Promise<void> {
  const { draftId, revision, actorId, releaseId } = published
  await tx.db.execute(sql`
    update drafts set state = 'published', published_revision = ${revision}, updated_by = ${actorId}, updated_at = now()
    where entity_id = ${tx.entityId} and id = ${draftId}`)
  await tx.db.execute(sql`
    insert into draft_events (entity_id, draft_id, kind, body, revision, actor_id)
    values (${tx.entityId}, ${draftId}, 'published', ${releaseId}, ${revision}, ${actorId})`)
}
