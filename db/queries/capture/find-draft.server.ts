import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'

export type DraftState = 'draft' | 'in_review' | 'returned' | 'approved' | 'published'

export interface StoredDraft {
  id: string
  ocid: string
  document: Record<string, unknown>
  revision: number
  state: DraftState
  title: string
  method: string | null
  findings: unknown[]
  errorCount: number
  warningCount: number
  answeredCount: number
  /** Users who captured something of it. */
  capturedBy: string[]
  publishedRevision: number | null
  createdByName: string
  /** Instants, UTC. */
  createdAt: string
  updatedAt: string
  /** Null where the operator imported it. */
  updatedById: string | null
  updatedByName: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Who is named where no person did it: drafts that the operator imported. */
export const OPERATION = 'Operación'

const columns = sql`d.id, d.ocid, d.document, d.revision, d.state, d.title, d.method, d.findings, d.error_count as "errorCount",
  d.warning_count as "warningCount", d.answered_count as "answeredCount", d.captured_by::text[] as "capturedBy",
  d.published_revision as "publishedRevision", coalesce(c.name, ${OPERATION}) as "createdByName", d.created_at::text as "createdAt",
  d.updated_at::text as "updatedAt", d.updated_by as "updatedById", coalesce(u.name, ${OPERATION}) as "updatedByName"`

type Row = { [Name in keyof StoredDraft]: StoredDraft[Name] }

/** A draft of the entity at hand by its id, or null; another entity's is null too. */
export async function findDraft(tx: MemberTx, id: string): Promise<StoredDraft | null> {
  if (!UUID.test(id)) return null
  const rows = await tx.db.execute<Row>(sql`
    select ${columns} from drafts d left join users c on c.id = d.created_by left join users u on u.id = d.updated_by
    where d.entity_id = ${tx.entityId} and d.id = ${id}`)
  return rows[0] ?? null
}

/**
 * Like findDraft, and nobody else writes it until this transaction ends. Locked by a statement of its own: after a wait, a
 * lock inside the join would look for the person of the old row and find none.
 */
export async function lockDraft(tx: MemberTx, id: string): Promise<StoredDraft | null> {
  if (!UUID.test(id)) return null
  await tx.db.execute(sql`select 1 from drafts where entity_id = ${tx.entityId} and id = ${id} for update`)
  return findDraft(tx, id)
}

/** Id of the draft of a process, or null. */
export async function findDraftIdByOcid(tx: MemberTx, ocid: string): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(
    sql`select id from drafts where entity_id = ${tx.entityId} and ocid = ${ocid}`,
  )
  return rows[0]?.id ?? null
}
