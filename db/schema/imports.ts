// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { json, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** tenant: imports of files, with their counts and findings. */
export const imports = pgTable(
  'imports',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    actor: text('actor').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    counts: jsonb('counts').notNull(),
    findings: jsonb('findings').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** state: which entity published an ocid first; claimed inside publishing. */
export const publishedOcids = pgTable('published_ocids', {
  ocid: text('ocid').primaryKey(),
  entityId: uuid('entity_id').notNull(),
  claimedAt: timestamp('claimed_at', { withTimezone: true }).notNull().defaultNow(),
})

/** tenant: imported releases as they came in, private values included; for the operator only. */
export const releaseOriginals = pgTable(
  'release_originals',
  {
    entityId: uuid('entity_id').notNull(),
    ocid: text('ocid').notNull(),
    releaseId: text('release_id').notNull(),
    original: json('original').notNull(),
    sha256: text('sha256').notNull(),
    file: text('file').notNull(),
    outcome: text('outcome').notNull(),
    importId: uuid('import_id').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.ocid, table.releaseId] })],
)
