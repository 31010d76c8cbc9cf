// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { sql } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** tenant: who was invited to work in the entity, as what and until when; the token is kept elsewhere, as a hash. */
export const invitations = pgTable(
  'invitations',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    roles: text('roles').array().notNull(),
    state: text('state').notNull().default('pending'),
    invitedBy: uuid('invited_by'),
    invitedAt: instant('invited_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** tenant: what a member is shown at their desk until they have seen it. */
export const memberNotices = pgTable(
  'member_notices',
  {
    entityId: uuid('entity_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    userId: uuid('user_id').notNull(),
    kind: text('kind').notNull(),
    aboutUserId: uuid('about_user_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    seenAt: instant('seen_at'),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.id] })],
)

/** state: mails to send, by kind and ids only: neither text nor address nor secret. */
export const mails = pgTable('mails', {
  id: uuid('id').primaryKey().defaultRandom(),
  kind: text('kind').notNull(),
  userId: uuid('user_id'),
  entityId: uuid('entity_id'),
  invitationId: uuid('invitation_id'),
  aboutUserId: uuid('about_user_id'),
  supplierAccountId: uuid('supplier_account_id'),
  state: text('state').notNull().default('queued'),
  attempts: integer('attempts').notNull().default(0),
  nextAttemptAt: instant('next_attempt_at').notNull().default(sql`now()`),
  leaseUntil: instant('lease_until'),
  validUntil: instant('valid_until').notNull(),
  problem: text('problem'),
  createdAt: instant('created_at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
})

/** state: what the links in mails open, by the SHA-256 of the secret in them; made when the mail is sent. */
export const mailTokens = pgTable('mail_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  mailId: uuid('mail_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})
