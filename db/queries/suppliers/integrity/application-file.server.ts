import { sql } from 'drizzle-orm'
import type { ApplicationTx } from './applications.server.ts'

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export interface AnswerRow extends Record<string, unknown> {
  element: string
  level: number | null
  answer: string
  savedAt: string
}

/** What the applicant wrote of each element. */
export async function listAnswers(tx: ApplicationTx, applicationId: string): Promise<AnswerRow[]> {
  const rows = await tx.db.execute<AnswerRow>(sql`
    select element, level, answer, ${iso('saved_at')} as "savedAt" from integrity_answers where application_id = ${applicationId}`)
  return [...rows]
}

export interface MessageRow extends Record<string, unknown> {
  id: string
  author: 'reviewer' | 'applicant'
  body: string
  at: string
}

/** Questions and answers, oldest first; at most 200. */
export async function listMessages(tx: ApplicationTx, applicationId: string): Promise<MessageRow[]> {
  const rows = await tx.db.execute<MessageRow>(sql`
    select id, author, body, ${iso('at')} as at from integrity_messages where application_id = ${applicationId} order by at, id limit 200`)
  return [...rows]
}

export interface ActRow extends Record<string, unknown> {
  position: number
  act: string
  at: string
}

/** What happened to an application, oldest first; at most 200. */
export async function listActs(tx: ApplicationTx, applicationId: string): Promise<ActRow[]> {
  const rows = await tx.db.execute<ActRow>(sql`
    select position, act, ${iso('at')} as at from integrity_acts where application_id = ${applicationId} order by position limit 200`)
  return [...rows]
}

export interface DecisionRow extends Record<string, unknown> {
  stage: 'first' | 'appeal'
  outcome: 'granted' | 'denied'
  reasons: string
  marks: { element: string; level: number; reasons: string }[]
  decidedOn: string
  appealUntil: string | null
}

/** The decisions on an application, the first one first. */
export async function listDecisions(tx: ApplicationTx, applicationId: string): Promise<DecisionRow[]> {
  const rows = await tx.db.execute<DecisionRow>(sql`
    select stage, outcome, reasons, marks, decided_on::text as "decidedOn", appeal_until::text as "appealUntil"
    from integrity_decisions where application_id = ${applicationId} order by at`)
  return [...rows]
}
