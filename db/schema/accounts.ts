// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import { sql } from 'drizzle-orm'
import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** tenant: who works in the entity, and as what. */
export const memberships = pgTable(
  'memberships',
  {
    entityId: uuid('entity_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.userId, table.role] })],
)

/** state: attempts counted across processes; keys are keyed hashes, never addresses. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  windowStartedAt: timestamp('window_started_at', { withTimezone: true }).notNull(),
  hits: integer('hits').notNull(),
})

/** state: Argon2id hashes of recovery codes, each good for one sign-in. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    factorId: uuid('factor_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.factorId, table.codeHash] })],
)

/** state: the second factor of a person; its key is encrypted. */
export const secondFactors = pgTable('second_factors', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  secretBox: text('secret_box').notNull(),
  keyId: text('key_id').notNull(),
  lastStep: bigint('last_step', { mode: 'number' }).notNull(),
  codeSalt: text('code_salt').notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow(),
})

/** state: signed-in sessions, kept by the SHA-256 of their id. */
export const sessions = pgTable('sessions', {
  idHash: text('id_hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  absoluteExpiresAt: timestamp('absolute_expires_at', { withTimezone: true }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  publicId: uuid('public_id').notNull().defaultRandom(),
  browser: text('browser'),
  factorId: uuid('factor_id'),
  provedAt: timestamp('proved_at', { withTimezone: true }).notNull().defaultNow(),
})

/** state: people who sign in; a person may belong to several entities. */
export const users = pgTable('users', {
  id: uuid('id').primaryKey().defaultRandom(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  passwordHash: text('password_hash'),
  stateRoles: text('state_roles').array().notNull().default(sql`'{}'::text[]`),
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  factorResetAt: timestamp('factor_reset_at', { withTimezone: true }),
})

/** state: sign-ins whose password was right and whose code is still to come; they open nothing. */
export const waitingSignIns = pgTable('waiting_sign_ins', {
  idHash: text('id_hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  failures: integer('failures').notNull().default(0),
  browser: text('browser'),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
})
