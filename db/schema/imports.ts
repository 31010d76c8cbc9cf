// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { bigint, boolean, integer, json, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** tenant: imports of files: state, how far, counts. */
export const imports = pgTable(
  'imports',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    actor: text('actor').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    counts: jsonb('counts').notNull().default({}),
    state: text('state').notNull().default('waiting'),
    publish: boolean('publish').notNull().default(false),
    actorId: uuid('actor_id'),
    sources: jsonb('sources').notNull().default([]),
    bytesStored: bigint('bytes_stored', { mode: 'number' }).notNull().default(0),
    bytesTotal: bigint('bytes_total', { mode: 'number' }).notNull().default(0),
    bytesDone: bigint('bytes_done', { mode: 'number' }).notNull().default(0),
    processesTotal: integer('processes_total').notNull().default(0),
    processesDone: integer('processes_done').notNull().default(0),
    findingCount: integer('finding_count').notNull().default(0),
    failure: text('failure'),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** tenant: files of an import, those inside of a zip included, with the counts of each. */
export const importFiles = pgTable(
  'import_files',
  {
    entityId: uuid('entity_id').notNull(),
    importId: uuid('import_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    releases: integer('releases').notNull().default(0),
    accepted: integer('accepted').notNull().default(0),
    historical: integer('historical').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    warnings: integer('warnings').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.importId, table.position] })],
)

/** tenant: what an import found wrong or doubtful, in the order in which it was found. */
export const importFindings = pgTable(
  'import_findings',
  {
    entityId: uuid('entity_id').notNull(),
    importId: uuid('import_id').notNull(),
    position: integer('position').notNull(),
    severity: text('severity').notNull(),
    file: text('file').notNull(),
    ocid: text('ocid'),
    releaseId: text('release_id'),
    path: text('path').notNull(),
    message: text('message').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.importId, table.position] })],
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
