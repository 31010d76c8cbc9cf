import { sql } from 'drizzle-orm'
import type { Json } from '#app/ocds/types.ts'
import type { MemberTx, PlatformTx, WorkerTx } from '../door.server.ts'

/** One entry of the log of an entity as it is stored, with its place in the chain. */
export interface AuditRow {
  position: number
  /** ISO 8601, UTC, milliseconds. */
  at: string
  actorId: string | null
  door: string
  action: string
  subject: string
  detail: Record<string, Json>
  previousHash: string
  hash: string
}

export type AuditTx = MemberTx | WorkerTx | PlatformTx

/** Locks the last link of the entity's audit chain until commit, making it when there is none. */
export async function lockAuditHead(tx: AuditTx, entityId: string): Promise<{ position: number; hash: string }> {
  const head = await selectHead(tx, entityId)
  if (head) return head
  await tx.db.execute(sql`
    insert into audit_heads (entity_id, position, hash) values (${entityId}, 0, ${'0'.repeat(64)}) on conflict (entity_id) do nothing`)
  const made = await selectHead(tx, entityId)
  if (!made) throw new Error('the head of the audit chain cannot be read')
  return made
}

async function selectHead(tx: AuditTx, entityId: string): Promise<{ position: number; hash: string } | null> {
  const [head] = await tx.db.execute<{ position: string; hash: string }>(sql`
    select position, hash from audit_heads where entity_id = ${entityId} for update`)
  return head ? { position: Number(head.position), hash: head.hash } : null
}

/** Appends entries to the entity's audit chain and moves its head. Only under the head's lock. */
export async function appendAuditRows(tx: AuditTx, entityId: string, rows: AuditRow[]): Promise<void> {
  const last = rows.at(-1)
  if (!last) return
  const append = tx.db.execute(sql`
    insert into audit_events (entity_id, position, at, actor_id, door, action, subject, detail, previous_hash, hash)
    select ${entityId}, position, at, "actorId", door, action, subject, detail, "previousHash", hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(position bigint, at timestamptz, "actorId" uuid, door text, action text,
      subject text, detail jsonb, "previousHash" text, hash text)`)
  const move = tx.db.execute(
    sql`update audit_heads set position = ${last.position}, hash = ${last.hash} where entity_id = ${entityId}`,
  )
  await Promise.all([append, move])
}
