// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** published: compiled release of each process, at the positions of its last release. */
export const publishedRecords = pgTable('published_records', {
  ocid: text('ocid').primaryKey(),
  entityId: uuid('entity_id').notNull(),
  position: bigint('position', { mode: 'number' }).notNull(),
  statePosition: bigint('state_position', { mode: 'number' }).notNull(),
  compiled: text('compiled').notNull(),
  compiledSha256: text('compiled_sha256').notNull(),
  releaseCount: integer('release_count').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
})

/** published: canonical public bytes (RFC 8785) of each release, apart from the chain so that a legal order can withdraw a body. */
export const publishedReleaseBodies = pgTable(
  'published_release_bodies',
  {
    entityId: uuid('entity_id').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.position] })],
)

/** published: chain of the releases of each entity; rows never change. */
export const publishedReleases = pgTable(
  'published_releases',
  {
    entityId: uuid('entity_id').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
    statePosition: bigint('state_position', { mode: 'number' }).notNull(),
    ocid: text('ocid').notNull(),
    releaseId: text('release_id').notNull(),
    releaseDate: timestamp('release_date', { withTimezone: true }).notNull(),
    tags: text('tags').array().notNull(),
    source: text('source').notNull(),
    bodySha256: text('body_sha256').notNull(),
    previousLink: text('previous_link').notNull(),
    link: text('link').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.position] })],
)
