// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** published: supplier ids that are another identity's. */
export const publishedSupplierIdentities = pgTable('published_supplier_identities', {
  supplierId: text('supplier_id').primaryKey(),
  identityId: text('identity_id').notNull(),
  since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
})

/** state: merges and splits of suppliers' identities by the coordination, undone or not. */
export const supplierDecisions = pgTable('supplier_decisions', {
  id: uuid('id').primaryKey().defaultRandom(),
  kind: text('kind').notNull(),
  supplierId: text('supplier_id').notNull(),
  identityId: text('identity_id').notNull(),
  moved: text('moved').array().notNull(),
  reason: text('reason').notNull(),
  decidedBy: uuid('decided_by').notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().defaultNow(),
  undoneBy: uuid('undone_by'),
  undoneAt: timestamp('undone_at', { withTimezone: true }),
  undoReason: text('undo_reason'),
})
