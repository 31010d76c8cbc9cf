import { createHash } from 'node:crypto'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import type { AuditRow } from '#db/queries/audit/append-audit.server.ts'

/** What of an entry goes into its hash: all but the hash. */
export type HashedEntry = Omit<AuditRow, 'hash'>

/** The hash of an audit entry: SHA-256 of its canonical content, which holds the hash of the entry before it. */
export function auditHash(entityId: string, entry: HashedEntry): string {
  const { position, at, actorId, door, action, subject, detail, previousHash } = entry
  const text = canonicalText({ entityId, position, at, actorId, door, action, subject, detail, previousHash })
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * The canonical text of a new entry on both sides of what only the database knows under its lock: members sort so that `entityId`,
 * `position` and `previousHash` come between `door` and `subject`. append_audit (0010_ground.sql) puts them there and hashes.
 */
export function entryHalves(entry: Omit<HashedEntry, 'position' | 'previousHash'>): { before: string; after: string } {
  const { at, actorId, door, action, subject, detail } = entry
  return {
    before: canonicalText({ action, actorId, at, detail, door }).slice(0, -1),
    after: canonicalText({ subject }).slice(1),
  }
}

/** SHA-256 of the canonical text of a document: how an entry says which version it was about without holding it. */
export function documentHash(document: unknown): string {
  return createHash('sha256')
    .update(canonicalText(document as Json), 'utf8')
    .digest('hex')
}

/** Position of the first entry of an entity's whole chain, in order, that is missing or was changed; null when all hold. */
export function firstBrokenEntry(entityId: string, entries: (HashedEntry & { hash: string })[]): number | null {
  let previous = '0'.repeat(64)
  for (const [index, entry] of entries.entries()) {
    const holds =
      entry.position === index + 1 && entry.previousHash === previous && entry.hash === auditHash(entityId, entry)
    if (!holds) return index + 1
    previous = entry.hash
  }
  return null
}
