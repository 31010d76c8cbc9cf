// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** state: what happened to each badge and who did it, only ever appended to. */
export const integrityBadgeActs = pgTable(
  'integrity_badge_acts',
  {
    folio: text('folio').notNull(),
    position: integer('position').notNull(),
    act: text('act').notNull(),
    onDay: date('on_day').notNull(),
    at: instant('at').notNull().defaultNow(),
    validUntil: date('valid_until'),
    updateDueOn: date('update_due_on'),
    causeKey: text('cause_key'),
    cause: text('cause'),
    ground: text('ground'),
    origin: text('origin'),
    applicationId: uuid('application_id'),
    actorId: uuid('actor_id'),
  },
  (table) => [primaryKey({ columns: [table.folio, table.position] })],
)

/** published: badges of the integrity registry: whose, since when, until when and all that happened to them. */
export const publishedBadges = pgTable('published_badges', {
  folio: text('folio').primaryKey(),
  supplierId: text('supplier_id').notNull(),
  rfc: text('rfc').notNull(),
  name: text('name').notNull(),
  grantedOn: date('granted_on').notNull(),
  validUntil: date('valid_until').notNull(),
  updateDueOn: date('update_due_on'),
  lapsesOn: date('lapses_on').notNull(),
  suspended: boolean('suspended').notNull(),
  withdrawn: boolean('withdrawn').notNull(),
  elements: text('elements').array().notNull(),
  law: text('law').notNull(),
  acts: jsonb('acts').notNull(),
  words: text('words').notNull(),
  changedAt: instant('changed_at').notNull().defaultNow(),
})

/** published: public keys with which answers on badges are or were signed, with the time of their use. */
export const publishedSigningKeys = pgTable('published_signing_keys', {
  keyId: text('key_id').primaryKey(),
  publicKey: text('public_key').notNull(),
  usedFrom: instant('used_from').notNull().defaultNow(),
  usedUntil: instant('used_until'),
})
