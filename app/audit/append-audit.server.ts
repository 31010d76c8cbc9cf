import { oneLine } from '#app/lib/one-line.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import { type AuditTx, appendAuditTexts } from '#db/queries/audit/append-audit.server.ts'
import { entryHalves } from './audit-hash.ts'

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
 * Appends entries to the audit chain of an entity in the transaction of the act itself: both happen or neither. Works in every
 * writing door; one with an entity at hand reaches that entity's chain only. The head of the chain stays locked until commit, so
 * that the chain has neither fork nor gap: append late. One statement, whatever the number of entries.
 */
export async function appendAudit(tx: AuditTx, entityId: string, entries: AuditEntry[]): Promise<void> {
  await append(tx, entityId, entries)
}

/** The same for acts of no entity (sign-in, second factor, users, the roster): the chain of the reserved state entity. */
export async function appendStateAudit(tx: AuditTx, entries: AuditEntry[]): Promise<void> {
  await append(tx, null, entries)
}

async function append(tx: AuditTx, entityId: string | null, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const at = new Date().toISOString()
  const texts = entries.map(({ actorId, door, action, subject, detail }) =>
    entryHalves({
      ...{ actorId, at, door: oneLine(door), action: oneLine(action), subject: oneLine(subject) },
      // Through the canonical text once: what is not JSON (undefined, dates) is no detail.
      detail: inOneLine(JSON.parse(canonicalText(detail)) as Json) as Record<string, Json>,
    }),
  )
  await appendAuditTexts(tx, entityId, texts)
}

/** Every text inside a value, names of members included, as one line (injection into the log: docs/security.md H6). */
function inOneLine(value: Json): Json {
  if (typeof value === 'string') return oneLine(value)
  if (Array.isArray(value)) return value.map(inOneLine)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [oneLine(name), inOneLine(member as Json)]))
}
