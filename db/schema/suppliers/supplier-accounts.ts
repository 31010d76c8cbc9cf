// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** state: who signs in for a company, by e-mail and RFC. */
export const supplierAccounts = pgTable('supplier_accounts', {
  id: uuid('id').primaryKey().defaultRandom(),
  email: text('email').notNull(),
  rfc: text('rfc').notNull(),
  supplierId: text('supplier_id').notNull(),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  confirmedAt: instant('confirmed_at'),
})

/** state: sessions of suppliers, by the SHA-256 of their id. */
export const supplierSessions = pgTable('supplier_sessions', {
  idHash: text('id_hash').primaryKey(),
  accountId: uuid('account_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
})
