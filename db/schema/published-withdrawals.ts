// Row shape for the query builder; the table itself is made by db/migrations (a test holds the two together).
import { date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** published: tombstones of processes withdrawn by legal order. */
export const publishedWithdrawals = pgTable('published_withdrawals', {
  ocid: text('ocid').primaryKey(),
  entityId: uuid('entity_id').notNull(),
  authority: text('authority').notNull(),
  legalBasis: text('legal_basis').notNull(),
  orderedOn: date('ordered_on').notNull(),
  releases: integer('releases').notNull(),
  withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }).notNull().defaultNow(),
})
