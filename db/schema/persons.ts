// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** state: searches for a person, exports and restrictions, by keyed digest; never the value. */
export const personRequests = pgTable('person_requests', {
  id: uuid('id').primaryKey().defaultRandom(),
  act: text('act').notNull(),
  digests: text('digests').array().notNull(),
  folio: text('folio'),
  places: integer('places').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
})

/** state: keys of persons, by keyed digest, that no publication shows from then on. */
export const personRestrictions = pgTable('person_restrictions', {
  id: uuid('id').primaryKey().defaultRandom(),
  kind: text('kind').notNull(),
  digest: text('digest').notNull(),
  ground: text('ground').notNull(),
  reason: text('reason').notNull(),
  requestedOn: date('requested_on').notNull(),
  restrictedAt: timestamp('restricted_at', { withTimezone: true }).notNull().defaultNow(),
  liftedAt: timestamp('lifted_at', { withTimezone: true }),
  liftedReason: text('lifted_reason'),
})

/** state: which version of the privacy notice each account was shown and took note of. */
export const privacyReadings = pgTable(
  'privacy_readings',
  {
    userId: uuid('user_id').notNull(),
    version: text('version').notNull(),
    how: text('how').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.version] })],
)
