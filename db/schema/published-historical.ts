// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** published: compiled release of each historical process. */
export const publishedHistoricalRecords = pgTable('published_historical_records', {
  ocid: text('ocid').primaryKey(),
  entityId: uuid('entity_id').notNull(),
  compiled: text('compiled').notNull(),
  releaseCount: integer('release_count').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
})

/** published: imported past releases that fail the gate, with their findings; never in the main feeds. */
export const publishedHistoricalReleases = pgTable(
  'published_historical_releases',
  {
    entityId: uuid('entity_id').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    statePosition: bigint('state_position', { mode: 'number' }).notNull(),
    ocid: text('ocid').notNull(),
    releaseId: text('release_id').notNull(),
    releaseDate: timestamp('release_date', { withTimezone: true }),
    tags: text('tags').array().notNull(),
    body: text('body').notNull(),
    bodySha256: text('body_sha256').notNull(),
    findings: jsonb('findings').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.position] })],
)
