// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import {
  customType,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Sanction } from './sanction-content.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true })

/** state: lists of sanctions and the rules of each. */
export const sanctionLists = pgTable('sanction_lists', {
  code: text('code').primaryKey(),
  title: text('title').notNull(),
  source: text('source').notNull(),
  sourceUrl: text('source_url'),
  mapping: jsonb('mapping'),
  holdBelow: numeric('hold_below', { precision: 3, scale: 2 }).notNull(),
  personBasis: text('person_basis'),
  removedAt: instant('removed_at'),
  removedReason: text('removed_reason'),
  createdAt: instant('created_at').notNull().defaultNow(),
  createdBy: uuid('created_by'),
})

/** state: each import of a list. */
export const sanctionSnapshots = pgTable('sanction_snapshots', {
  id: uuid('id').primaryKey().defaultRandom(),
  list: text('list').notNull(),
  sha256: text('sha256').notNull(),
  fileName: text('file_name').notNull(),
  bytes: integer('bytes').notNull(),
  asOf: date('as_of'),
  receivedAt: instant('received_at').notNull().defaultNow(),
  actorId: uuid('actor_id'),
  door: text('door').notNull(),
  state: text('state').notNull(),
  holdReasons: text('hold_reasons').array().notNull(),
  problem: text('problem'),
  encoding: text('encoding'),
  separator: text('separator'),
  rowsRead: integer('rows_read').notNull(),
  rowsAccepted: integer('rows_accepted').notNull(),
  rowsRefused: integer('rows_refused').notNull(),
  rowsNew: integer('rows_new').notNull(),
  rowsChanged: integer('rows_changed').notNull(),
  rowsGone: integer('rows_gone').notNull(),
  decidedAt: instant('decided_at'),
  decidedBy: uuid('decided_by'),
  decisionReason: text('decision_reason'),
})

/** state: the bytes of each imported list. */
export const sanctionSnapshotFiles = pgTable('sanction_snapshot_files', {
  snapshotId: uuid('snapshot_id').primaryKey(),
  content: bytea('content').notNull(),
})

/** state: rows that were read and do not count yet. */
export const sanctionStagedRows = pgTable(
  'sanction_staged_rows',
  {
    snapshotId: uuid('snapshot_id').notNull(),
    row: integer('row').notNull(),
    key: text('key').notNull(),
    contentHash: text('content_hash').notNull(),
    content: jsonb('content').$type<Sanction>().notNull(),
    publicContent: jsonb('public_content'),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.row] })],
)

/** state: rows that could not be read, with the reason. */
export const sanctionRefusedRows = pgTable(
  'sanction_refused_rows',
  {
    snapshotId: uuid('snapshot_id').notNull(),
    position: integer('position').notNull(),
    row: integer('row').notNull(),
    columnName: text('column_name'),
    code: text('code').notNull(),
    sentence: text('sentence').notNull(),
    raw: jsonb('raw').notNull(),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.position] })],
)

/** state: versions of sanctions. */
export const sanctionEntries = pgTable('sanction_entries', {
  id: uuid('id').primaryKey().defaultRandom(),
  sanctionId: text('sanction_id').notNull(),
  list: text('list').notNull(),
  key: text('key').notNull(),
  contentHash: text('content_hash').notNull(),
  content: jsonb('content').$type<Sanction>().notNull(),
  rfc: text('rfc'),
  nameKey: text('name_key').notNull(),
  effect: text('effect').notNull(),
  startsOn: date('starts_on'),
  endsOn: date('ends_on'),
  publishedOn: date('published_on'),
  row: integer('row').notNull(),
  snapshotId: uuid('snapshot_id'),
  endedBy: uuid('ended_by'),
  entityId: uuid('entity_id'),
  knownFrom: instant('known_from').notNull(),
  knownTo: instant('known_to'),
})

/** tenant: resolutions as the control body of the entity captures them. */
export const sanctionResolutions = pgTable(
  'sanction_resolutions',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    state: text('state').notNull(),
    revision: integer('revision').notNull(),
    document: jsonb('document').notNull(),
    title: text('title').notNull(),
    sanctionId: text('sanction_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    publishedAt: instant('published_at'),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** tenant: what was done to a published resolution. */
export const sanctionResolutionActs = pgTable(
  'sanction_resolution_acts',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    resolutionId: uuid('resolution_id').notNull(),
    act: text('act').notNull(),
    at: instant('at').notNull().defaultNow(),
    actorId: uuid('actor_id').notNull(),
    reason: text('reason').notNull(),
    effectiveOn: date('effective_on'),
    judgement: text('judgement'),
    document: jsonb('document').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)
