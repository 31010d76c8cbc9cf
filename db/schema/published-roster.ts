// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { sql } from 'drizzle-orm'
import { bigint, boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { tsvector } from './tsvector.ts'

/** published: the roster as citizens see it. */
export const publishedEntities = pgTable('published_entities', {
  entityId: uuid('entity_id').primaryKey(),
  slug: text('slug').notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  level: text('level').notNull(),
  sphere: text('sphere').notNull(),
  kind: text('kind').notNull(),
  parentSlug: text('parent_slug'),
  inegiKey: text('inegi_key'),
  rfc: text('rfc'),
  status: text('status').notNull(),
  successorSlug: text('successor_slug'),
  notice: text('notice'),
  aliases: jsonb('aliases').notNull().default(sql`'[]'::jsonb`),
  tsv: tsvector('tsv').notNull(),
  statusSince: text('status_since'),
})

/** published: counter rows and chain heads of each entity's feeds. */
export const publishedEntityPositions = pgTable(
  'published_entity_positions',
  {
    entityId: uuid('entity_id').notNull(),
    feed: text('feed').notNull(),
    position: bigint('position', { mode: 'number' }).notNull().default(sql`0`),
    head: text('head').notNull().default(sql`repeat('0'::text, 64)`),
    releases: bigint('releases', { mode: 'number' }).notNull().default(sql`0`),
    records: bigint('records', { mode: 'number' }).notNull().default(sql`0`),
    lastPublishedAt: timestamp('last_published_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.feed] })],
)

/** published: name, texts and prefixes of the state of this deployment. */
export const publishedState = pgTable('published_state', {
  onlyRow: boolean('only_row').primaryKey().default(sql`true`),
  stateSlug: text('state_slug').notNull(),
  settings: jsonb('settings').notNull(),
})

/** published: counter rows of the statewide feeds; taken last, just before commit. */
export const publishedStatePositions = pgTable('published_state_positions', {
  feed: text('feed').primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull().default(sql`0`),
  releases: bigint('releases', { mode: 'number' }).notNull().default(sql`0`),
  records: bigint('records', { mode: 'number' }).notNull().default(sql`0`),
  lastPublishedAt: timestamp('last_published_at', { withTimezone: true })
    .notNull()
    .default(sql`'-infinity'::timestamp with time zone`),
})
