// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { sql } from 'drizzle-orm'
import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** state: the one state that this deployment serves. */
export const deployment = pgTable('deployment', {
  onlyRow: boolean('only_row').primaryKey().default(sql`true`),
  stateSlug: text('state_slug').notNull(),
  settings: jsonb('settings').notNull(),
  syncedAt: timestamp('synced_at', { withTimezone: true }).notNull().defaultNow(),
})

/** state: roster of the contracting entities; the reserved row carries state-level audit events. */
export const entities = pgTable('entities', {
  id: uuid('id').primaryKey().defaultRandom(),
  slug: text('slug').notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  level: text('level').notNull(),
  sphere: text('sphere').notNull(),
  kind: text('kind').notNull(),
  parentId: uuid('parent_id'),
  inegiKey: text('inegi_key'),
  rfc: text('rfc'),
  source: text('source').notNull(),
  note: text('note'),
  notice: text('notice'),
  closed: text('closed'),
  status: text('status').notNull().default(sql`'active'::text`),
  successorId: uuid('successor_id'),
  reserved: boolean('reserved').notNull().default(sql`false`),
  separatePublisher: boolean('separate_publisher').notNull().default(sql`false`),
  naturalRfcLegalBasis: text('natural_rfc_legal_basis'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  statusReason: text('status_reason'),
  statusSince: text('status_since'),
  screenFields: text('screen_fields').array().notNull().default(sql`'{}'::text[]`),
})

/** state: former names of entities, with their dates. */
export const entityAliases = pgTable(
  'entity_aliases',
  {
    entityId: uuid('entity_id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    shortName: text('short_name'),
    validFrom: text('valid_from'),
    validUntil: text('valid_until'),
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.slug, table.name] })],
)

/** state: acts on the roster, with what changed, from which day and why; only ever appended to. */
export const entityActs = pgTable('entity_acts', {
  id: uuid('id').primaryKey().defaultRandom(),
  entityId: uuid('entity_id').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  actorId: uuid('actor_id'),
  act: text('act').notNull(),
  origin: text('origin').notNull(),
  effectiveOn: text('effective_on'),
  reason: text('reason').notNull().default(sql`''::text`),
  detail: jsonb('detail').notNull().default(sql`'{}'::jsonb`),
})
