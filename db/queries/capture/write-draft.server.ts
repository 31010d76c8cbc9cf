import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'
import type { DraftState } from './find-draft.server.ts'

/** What a stored document says of itself in columns, for lists and counts. */
export interface DraftContent {
  document: object
  title: string
  method: string | null
  findings: object[]
  errorCount: number
  warningCount: number
  answeredCount: number
}

/** Writes a new draft; null when the entity has one with that ocid already. */
export async function insertDraft(
  tx: MemberTx,
  draft: DraftContent & { ocid: string; publishedRevision: number | null },
): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into drafts (entity_id, ocid, document, title, method, findings, error_count, warning_count, answered_count, captured_by,
      published_revision, created_by, updated_by)
    values (${tx.entityId}, ${draft.ocid}, ${JSON.stringify(draft.document)}::jsonb, ${draft.title}, ${draft.method},
      ${JSON.stringify(draft.findings)}::jsonb, ${draft.errorCount}, ${draft.warningCount}, ${draft.answeredCount},
      ${sql`array[${tx.userId}]::uuid[]`}, ${draft.publishedRevision}, ${tx.userId}, ${tx.userId})
    on conflict (entity_id, ocid) do nothing returning id`)
  return rows[0]?.id ?? null
}

/** Writes a new revision of a locked draft and notes who captured; returns the revision and when. */
export async function updateDraft(
  tx: MemberTx,
  id: string,
  content: DraftContent,
): Promise<{ revision: number; updatedAt: string }> {
  const rows = await tx.db.execute<{ revision: number; updatedAt: string }>(sql`
    update drafts set document = ${JSON.stringify(content.document)}::jsonb, title = ${content.title}, method = ${content.method},
      findings = ${JSON.stringify(content.findings)}::jsonb, error_count = ${content.errorCount}, warning_count = ${content.warningCount},
      answered_count = ${content.answeredCount}, revision = revision + 1, updated_by = ${tx.userId}, updated_at = now(),
      captured_by = case when ${tx.userId}::uuid = any(captured_by) then captured_by else captured_by || ${tx.userId}::uuid end
    where entity_id = ${tx.entityId} and id = ${id} returning revision, updated_at::text as "updatedAt"`)
  if (!rows[0]) throw new Error('the draft was not locked')
  return rows[0]
}

/** Moves a locked draft to another state of its review; the document stays. */
export async function setDraftState(tx: MemberTx, id: string, state: DraftState): Promise<void> {
  await tx.db.execute(sql`
    update drafts set state = ${state}, updated_by = ${tx.userId}, updated_at = now()
    where entity_id = ${tx.entityId} and id = ${id}`)
}
