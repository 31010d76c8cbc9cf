import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import { type AuditRow, type AuditTx, appendAuditRows, lockAuditHead } from '#db/queries/append-audit.server.ts'
import { auditHash } from './audit-hash.ts'

export interface AuditEntry {
  /** Who did it; null for the operator's commands and jobs. */
  actorId: string | null
  /** From which side: a role, `import`, `demo`, `cli`. */
  door: string
  /** A kebab-case verb: `publish`, `publish-historical`, `import`. */
  action: string
  /** What it was done to: an ocid, a draft's id. Never a person's data. */
  subject: string
  detail: Record<string, Json>
}

/**
 * Appends entries to the audit chain of an entity in the transaction of the act itself: both happen or neither. The head of the
 * chain stays locked until commit, so that the chain has neither fork nor gap.
 */
export async function appendAudit(tx: AuditTx, entityId: string, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const head = await lockAuditHead(tx, entityId)
  const at = new Date().toISOString()
  let { position, hash } = head
  const rows: AuditRow[] = []
  for (const entry of entries) {
    position += 1
    const detail = JSON.parse(canonicalText(entry.detail)) as Record<string, Json>
    const row = { ...entry, detail, position, at, previousHash: hash }
    hash = auditHash(entityId, row)
    rows.push({ ...row, hash })
  }
  await appendAuditRows(tx, entityId, rows)
}
