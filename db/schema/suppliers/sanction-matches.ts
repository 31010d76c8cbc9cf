// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** published: who took part in a process beside those who were awarded something. */
export const publishedParticipants = pgTable(
  'published_participants',
  {
    ocid: text('ocid').notNull(),
    matchKey: text('match_key').notNull(),
    partyId: text('party_id').notNull(),
    entityId: uuid('entity_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ocid, table.matchKey] })],
)

/** state: how somebody stood before the lists at the date of an act, in versions. */
export const sanctionMatches = pgTable('sanction_matches', {
  id: uuid('id').primaryKey().defaultRandom(),
  entityId: uuid('entity_id').notNull(),
  ocid: text('ocid').notNull(),
  act: text('act').notNull(),
  actRef: text('act_ref').notNull(),
  supplierId: text('supplier_id').notNull(),
  supplierName: text('supplier_name').notNull(),
  actOn: date('act_on'),
  outcome: text('outcome').notNull(),
  warns: boolean('warns').notNull(),
  hits: jsonb('hits').notNull(),
  judgedAt: instant('judged_at').notNull(),
  supersededAt: instant('superseded_at'),
})

/** published: the outcomes that everybody may read. */
export const publishedSanctionMatches = pgTable(
  'published_sanction_matches',
  {
    ocid: text('ocid').notNull(),
    act: text('act').notNull(),
    actRef: text('act_ref').notNull(),
    supplierId: text('supplier_id').notNull(),
    entityId: uuid('entity_id').notNull(),
    supplierName: text('supplier_name').notNull(),
    actOn: date('act_on'),
    outcome: text('outcome').notNull(),
    hits: jsonb('hits').notNull(),
    judgedAt: instant('judged_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ocid, table.act, table.actRef, table.supplierId] })],
)

/** state: each time that everything was matched. */
export const sanctionMatchRuns = pgTable('sanction_match_runs', {
  id: uuid('id').primaryKey().defaultRandom(),
  door: text('door').notNull(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at').notNull().defaultNow(),
  counts: jsonb('counts').notNull(),
})

/** tenant: what the control body is told. */
export const controlNotices = pgTable(
  'control_notices',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    kind: text('kind').notNull(),
    ocid: text('ocid').notNull(),
    supplierId: text('supplier_id').notNull(),
    act: text('act').notNull(),
    actRef: text('act_ref').notNull(),
    outcome: text('outcome').notNull(),
    reason: text('reason'),
    createdAt: instant('created_at').notNull().defaultNow(),
    seenAt: instant('seen_at'),
    seenBy: uuid('seen_by'),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** published: each file of a list that came to count, and from when. */
export const publishedSanctionSnapshots = pgTable('published_sanction_snapshots', {
  id: uuid('id').primaryKey(),
  list: text('list').notNull(),
  sha256: text('sha256').notNull(),
  asOf: date('as_of'),
  receivedAt: instant('received_at').notNull(),
  countedFrom: instant('counted_from').notNull(),
  rowsAccepted: integer('rows_accepted').notNull(),
})
