// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { bigint, date, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** tenant: hash-chained log of acts; only ever appended to. */
export const auditEvents = pgTable(
  'audit_events',
  {
    entityId: uuid('entity_id').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorId: uuid('actor_id'),
    door: text('door').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.position] })],
)

/** tenant: last link of the audit chain of the entity; its row lock orders the writers. */
export const auditHeads = pgTable('audit_heads', {
  entityId: uuid('entity_id').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  lastSignAt: timestamp('last_sign_at', { withTimezone: true }),
})

/** published: heads of the audit chains by day, sealed; a chain rebuilt afterwards does not meet them. */
export const publishedAuditHeads = pgTable(
  'published_audit_heads',
  {
    entityId: uuid('entity_id').notNull(),
    day: date('day').notNull(),
    head: text('head').notNull(),
    seal: text('seal').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.day] })],
)
