// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { tsvector } from './tsvector.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** published: the lists of sanctions with the snapshot that counts. */
export const publishedSanctionLists = pgTable('published_sanction_lists', {
  code: text('code').primaryKey(),
  title: text('title').notNull(),
  source: text('source').notNull(),
  sourceUrl: text('source_url'),
  asOf: date('as_of'),
  receivedAt: instant('received_at'),
  sha256: text('sha256'),
  rowsAccepted: integer('rows_accepted').notNull(),
  rowsRefused: integer('rows_refused').notNull(),
  rowsKept: integer('rows_kept').notNull(),
  removedAt: instant('removed_at'),
  removedReason: text('removed_reason'),
})

/** published: sanctions as they may be public, every version of each. */
export const publishedSanctions = pgTable(
  'published_sanctions',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    list: text('list').notNull(),
    latest: boolean('latest').notNull(),
    name: text('name').notNull(),
    rfc: text('rfc'),
    naturalPerson: boolean('natural_person').notNull(),
    authority: text('authority'),
    fileNumber: text('file_number'),
    kinds: text('kinds').array().notNull(),
    effect: text('effect').notNull(),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    publishedOn: date('published_on'),
    sortDate: date('sort_date').notNull(),
    standing: text('standing').notNull(),
    entityId: uuid('entity_id'),
    snapshotAsOf: date('snapshot_as_of'),
    snapshotSha256: text('snapshot_sha256'),
    row: integer('row').notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
    content: jsonb('content').notNull(),
    tsv: tsvector('tsv').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
)
