// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import {
  bigint,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true })

/** state: applications to the integrity registry; what they hold is never public. */
export const integrityApplications = pgTable('integrity_applications', {
  id: uuid('id').primaryKey().defaultRandom(),
  folio: text('folio').notNull(),
  accountId: uuid('account_id').notNull(),
  kind: text('kind').notNull(),
  badgeFolio: text('badge_folio'),
  supplierId: text('supplier_id').notNull(),
  rfc: text('rfc').notNull(),
  name: text('name').notNull(),
  state: text('state').notNull().default('draft'),
  elementsFrom: date('elements_from').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  changedAt: instant('changed_at').notNull().defaultNow(),
  sentAt: instant('sent_at'),
  decidedOn: date('decided_on'),
  appealText: text('appeal_text'),
  reviewerId: uuid('reviewer_id'),
  deciderId: uuid('decider_id'),
  recommendation: text('recommendation'),
  recommendationReasons: text('recommendation_reasons'),
})

/** state: what an applicant writes of each element, and how it judges itself. */
export const integrityAnswers = pgTable(
  'integrity_answers',
  {
    applicationId: uuid('application_id').notNull(),
    element: text('element').notNull(),
    level: smallint('level'),
    answer: text('answer').notNull().default(''),
    savedAt: instant('saved_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.element] })],
)

/** state: links and files that show an element; what is in the files lies beside. */
export const integrityEvidence = pgTable('integrity_evidence', {
  id: uuid('id').primaryKey().defaultRandom(),
  applicationId: uuid('application_id').notNull(),
  element: text('element').notNull(),
  title: text('title').notNull(),
  url: text('url'),
  type: text('type'),
  bytes: bigint('bytes', { mode: 'number' }),
  sha256: text('sha256'),
  addedAt: instant('added_at').notNull().defaultNow(),
})

/** state: what is in the files of an applicant. */
export const integrityEvidenceFiles = pgTable('integrity_evidence_files', {
  evidenceId: uuid('evidence_id').primaryKey(),
  content: bytea('content').notNull(),
})

/** state: how a reviewer judges each element, with reasons. */
export const integrityMarks = pgTable(
  'integrity_marks',
  {
    applicationId: uuid('application_id').notNull(),
    element: text('element').notNull(),
    level: smallint('level').notNull(),
    reasons: text('reasons').notNull(),
    markedBy: uuid('marked_by').notNull(),
    markedAt: instant('marked_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.element] })],
)

/** state: questions of the reviewer and answers of the applicant. */
export const integrityMessages = pgTable('integrity_messages', {
  id: uuid('id').primaryKey().defaultRandom(),
  applicationId: uuid('application_id').notNull(),
  author: text('author').notNull(),
  userId: uuid('user_id'),
  element: text('element'),
  body: text('body').notNull(),
  at: instant('at').notNull().defaultNow(),
})

/** state: conflicts of interest declared by reviewers. */
export const integrityConflicts = pgTable(
  'integrity_conflicts',
  {
    applicationId: uuid('application_id').notNull(),
    userId: uuid('user_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.userId] })],
)

/** state: what happened to an application, only ever appended to. */
export const integrityActs = pgTable(
  'integrity_acts',
  {
    applicationId: uuid('application_id').notNull(),
    position: integer('position').notNull(),
    at: instant('at').notNull().defaultNow(),
    act: text('act').notNull(),
    actorId: uuid('actor_id'),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    reasons: text('reasons').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.position] })],
)

/** state: decisions with their reasons and the marks they rest on. */
export const integrityDecisions = pgTable(
  'integrity_decisions',
  {
    applicationId: uuid('application_id').notNull(),
    stage: text('stage').notNull(),
    outcome: text('outcome').notNull(),
    reasons: text('reasons').notNull(),
    marks: jsonb('marks').notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedOn: date('decided_on').notNull(),
    appealUntil: date('appeal_until'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.stage] })],
)
