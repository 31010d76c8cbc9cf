import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'
import { OPERATION } from './find-draft.server.ts'

export type DraftEventKind = 'created' | 'submitted' | 'returned' | 'approved' | 'published' | 'reopened' | 'comment'

export interface DraftEvent {
  id: string
  kind: DraftEventKind
  /** JSON Pointer of what a comment speaks of. */
  path: string | null
  body: string
  revision: number
  actorName: string
  at: string
}

/** Steps and comments of a draft, the oldest first. */
export async function listDraftEvents(tx: MemberTx, draftId: string): Promise<DraftEvent[]> {
  return tx.db.execute<{ [Name in keyof DraftEvent]: DraftEvent[Name] }>(sql`
    select e.id, e.kind, e.path, e.body, e.revision, coalesce(u.name, ${OPERATION}) as "actorName", e.at::text as at
    from draft_events e left join users u on u.id = e.actor_id
    where e.entity_id = ${tx.entityId} and e.draft_id = ${draftId} order by e.at, e.id`)
}

/** Writes a step or a comment of the person at hand. */
export async function insertDraftEvent(
  tx: MemberTx,
  event: { draftId: string; kind: DraftEventKind; body?: string; path?: string | null; revision: number },
): Promise<void> {
  await tx.db.execute(sql`
    insert into draft_events (entity_id, draft_id, kind, path, body, revision, actor_id)
    values (${tx.entityId}, ${event.draftId}, ${event.kind}, ${event.path ?? null}, ${event.body ?? ''}, ${event.revision}, ${tx.userId})`)
}
