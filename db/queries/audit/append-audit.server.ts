import { sql } from 'drizzle-orm'
import type { Json } from '#app/ocds/types.ts'
import type {
  AccountTx,
  AuditorTx,
  CoordinatorTx,
  MemberTx,
  PlatformTx,
  SupplierTx,
  SweeperTx,
  WorkerTx,
} from '../../door.server.ts'

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

/** Doors through which something is written. */
export type AuditTx = AccountTx | MemberTx | WorkerTx | PlatformTx | CoordinatorTx | AuditorTx | SupplierTx | SweeperTx

/**
 * Appends entries, given as the two halves of their canonical text, to the chain of the entity (null: the state's), whose head
 * stays locked until commit. One round trip: the database reads the head, hashes and moves it.
 */
export async function appendAuditTexts(
  tx: AuditTx,
  entityId: string | null,
  texts: { before: string; after: string }[],
): Promise<void> {
  await tx.db.execute(sql`select append_audit(${entityId}, ${JSON.stringify(texts)}::json)`)
}
