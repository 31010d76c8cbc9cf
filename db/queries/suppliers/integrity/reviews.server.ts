import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../../door.server.ts'
import { APPLICATION_COLUMNS, type ApplicationRow } from './applications.server.ts'

/** An application as the coordination sees it. */
export interface ReviewRow extends ApplicationRow {
  accountId: string
  email: string
  reviewerId: string | null
  reviewer: string | null
  deciderId: string | null
  recommendation: 'grant' | 'deny' | null
  recommendationReasons: string | null
}

const REVIEW = sql`${APPLICATION_COLUMNS}, a.account_id as "accountId", s.email, a.reviewer_id as "reviewerId", u.name as reviewer,
  a.decider_id as "deciderId", a.recommendation, a.recommendation_reasons as "recommendationReasons"`
const FROM = sql`integrity_applications a join supplier_accounts s on s.id = a.account_id left join users u on u.id = a.reviewer_id`

/** Applications that were sent, those that wait longest first; `open`: those still to be decided. At most 200. */
export async function listReviews(tx: CoordinatorTx, open: boolean): Promise<ReviewRow[]> {
  const states = open
    ? sql`a.state in ('sent', 'in-review', 'questioned', 'proposed', 'appealed')`
    : sql`a.state in ('granted', 'denied', 'appeal-granted', 'appeal-denied', 'desisted') and a.sent_at is not null`
  const order = open ? sql`a.sent_at, a.id` : sql`a.changed_at desc, a.id`
  const rows = await tx.db.execute<ReviewRow>(
    sql`select ${REVIEW} from ${FROM} where ${states} order by ${order} limit 200`,
  )
  return [...rows]
}

/** An application that was sent, or null; locked when it is to change. */
export async function findReview(tx: CoordinatorTx, id: string, lock = false): Promise<ReviewRow | null> {
  if (lock) await tx.db.execute(sql`select 1 from integrity_applications where id = ${id} for update`)
  const rows = await tx.db.execute<ReviewRow>(
    sql`select ${REVIEW} from ${FROM} where a.id = ${id} and a.sent_at is not null`,
  )
  return rows[0] ?? null
}

export interface ReviewChange {
  state: string
  reviewerId?: string | null
  deciderId?: string
  decidedOn?: string
  badgeFolio?: string
  recommendation?: string | null
  recommendationReasons?: string | null
}

/** Writes what an act of the coordination changes. What is not told stays. */
export async function updateReview(tx: CoordinatorTx, id: string, change: ReviewChange): Promise<void> {
  const sets = [
    sql`state = ${change.state}`,
    sql`changed_at = now()`,
    ...(change.reviewerId === undefined ? [] : [sql`reviewer_id = ${change.reviewerId}::uuid`]),
    ...(change.deciderId === undefined ? [] : [sql`decider_id = ${change.deciderId}::uuid`]),
    ...(change.decidedOn === undefined ? [] : [sql`decided_on = ${change.decidedOn}::date`]),
    ...(change.badgeFolio === undefined ? [] : [sql`badge_folio = ${change.badgeFolio}`]),
    ...(change.recommendation === undefined ? [] : [sql`recommendation = ${change.recommendation}`]),
    ...(change.recommendationReasons === undefined
      ? []
      : [sql`recommendation_reasons = ${change.recommendationReasons}`]),
  ]
  await tx.db.execute(sql`update integrity_applications set ${sql.join(sets, sql`, `)} where id = ${id}`)
}

export interface MarkRow extends Record<string, unknown> {
  element: string
  level: number
  reasons: string
}

/** How the reviewer judges each element, as far as it has come. */
export async function listMarks(tx: CoordinatorTx, applicationId: string): Promise<MarkRow[]> {
  const rows = await tx.db.execute<MarkRow>(
    sql`select element, level, reasons from integrity_marks where application_id = ${applicationId}`,
  )
  return [...rows]
}

/** Keeps a mark as it is now. */
export async function saveMark(
  tx: CoordinatorTx,
  mark: MarkRow & { applicationId: string; userId: string },
): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_marks (application_id, element, level, reasons, marked_by)
    values (${mark.applicationId}, ${mark.element}, ${mark.level}, ${mark.reasons}, ${mark.userId})
    on conflict (application_id, element) do update set level = excluded.level, reasons = excluded.reasons,
      marked_by = excluded.marked_by, marked_at = now()`)
}

/** Ids of those who declared a conflict of interest. */
export async function listConflicts(tx: CoordinatorTx, applicationId: string): Promise<string[]> {
  const rows = await tx.db.execute<{ id: string }>(
    sql`select user_id as id from integrity_conflicts where application_id = ${applicationId}`,
  )
  return rows.map(({ id }) => id)
}

/** Keeps that somebody has a conflict of interest. */
export async function insertConflict(
  tx: CoordinatorTx,
  conflict: { applicationId: string; userId: string; reason: string },
): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_conflicts (application_id, user_id, reason)
    values (${conflict.applicationId}, ${conflict.userId}, ${conflict.reason}) on conflict do nothing`)
}

/** Keeps a decision with the marks it rests on. */
export async function insertDecision(
  tx: CoordinatorTx,
  decision: {
    applicationId: string
    stage: 'first' | 'appeal'
    outcome: 'granted' | 'denied'
    reasons: string
    marks: MarkRow[]
    userId: string
    decidedOn: string
    appealUntil: string | null
  },
): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_decisions (application_id, stage, outcome, reasons, marks, decided_by, decided_on, appeal_until)
    values (${decision.applicationId}, ${decision.stage}, ${decision.outcome}, ${decision.reasons},
      ${JSON.stringify(decision.marks)}::text::jsonb, ${decision.userId}, ${decision.decidedOn}::date, ${decision.appealUntil}::date)`)
}

/** People of the coordination to whom an application may be given, by name. */
export async function listCoordinators(tx: CoordinatorTx): Promise<{ id: string; name: string }[]> {
  const rows = await tx.db.execute<{ id: string; name: string }>(sql`
    select id, name from users where 'coordinator' = any (state_roles) and disabled_at is null order by name, id limit 200`)
  return [...rows]
}

/** The account of a company that a badge's newest application came from, to be told of what happens to it; null when there is none. */
export async function accountOfBadge(tx: CoordinatorTx, folio: string): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    select account_id as id from integrity_applications where badge_folio = ${folio} order by created_at desc limit 1`)
  return rows[0]?.id ?? null
}
