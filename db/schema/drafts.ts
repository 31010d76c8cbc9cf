// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { sql } from 'drizzle-orm'
import { bigint, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** tenant: running numbers of the entity, such as file numbers of a year. */
export const counters = pgTable(
  'counters',
  {
    entityId: uuid('entity_id').notNull(),
    name: text('name').notNull(),
    value: bigint('value', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.name] })],
)

/** tenant: comments and steps of the review of a draft. */
export const draftEvents = pgTable(
  'draft_events',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    draftId: uuid('draft_id').notNull(),
    kind: text('kind').notNull(),
    path: text('path'),
    body: text('body').notNull().default(sql`''::text`),
    revision: integer('revision').notNull(),
    actorId: uuid('actor_id'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** tenant: processes being captured, one EDCA-MX document each; never public; without a person where the operator imported them. */
export const drafts = pgTable(
  'drafts',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    ocid: text('ocid').notNull(),
    document: jsonb('document').notNull(),
    revision: integer('revision').notNull().default(sql`1`),
    state: text('state').notNull().default(sql`'draft'::text`),
    title: text('title').notNull().default(sql`''::text`),
    method: text('method'),
    findings: jsonb('findings').notNull().default(sql`'[]'::jsonb`),
    errorCount: integer('error_count').notNull().default(sql`0`),
    warningCount: integer('warning_count').notNull().default(sql`0`),
    answeredCount: smallint('answered_count').notNull().default(sql`0`),
    capturedBy: uuid('captured_by').array().notNull().default(sql`'{}'::uuid[]`),
    publishedRevision: integer('published_revision'),
    createdBy: uuid('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: uuid('updated_by'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)
