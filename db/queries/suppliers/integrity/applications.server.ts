import { sql } from 'drizzle-orm'
import type { CoordinatorTx, SupplierTx } from '../../../door.server.ts'

/** Both sides of an application. The applicant's asks for its own first (findOwnApplication). */
export type ApplicationTx = SupplierTx | CoordinatorTx

export interface ApplicationRow extends Record<string, unknown> {
  id: string
  folio: string
  kind: string
  badgeFolio: string | null
  supplierId: string
  rfc: string
  name: string
  state: string
  elementsFrom: string
  createdAt: string
  sentAt: string | null
  decidedOn: string | null
  appealText: string | null
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
export const APPLICATION_COLUMNS = sql`a.id, a.folio, a.kind, a.badge_folio as "badgeFolio", a.supplier_id as "supplierId", a.rfc, a.name, a.state,
  a.elements_from::text as "elementsFrom", ${iso('a.created_at')} as "createdAt", ${iso('a.sent_at')} as "sentAt",
  a.decided_on::text as "decidedOn", a.appeal_text as "appealText"`

/** The applications of the account, the newest first; at most 50. */
export async function listOwnApplications(tx: SupplierTx): Promise<ApplicationRow[]> {
  const rows = await tx.db.execute<ApplicationRow>(sql`
    select ${APPLICATION_COLUMNS} from integrity_applications a where a.account_id = ${tx.accountId} order by a.created_at desc limit 50`)
  return [...rows]
}

/** An application of the account, null when there is none of that id or it is another's; locked when it is to change. */
export async function findOwnApplication(tx: SupplierTx, id: string, lock = false): Promise<ApplicationRow | null> {
  const rows = await tx.db.execute<ApplicationRow>(sql`
    select ${APPLICATION_COLUMNS} from integrity_applications a where a.id = ${id} and a.account_id = ${tx.accountId} ${lock ? sql`for update` : sql``}`)
  return rows[0] ?? null
}

/** Begins an application of the account; returns its id, null when one is open already. */
export async function insertApplication(
  tx: SupplierTx,
  row: Pick<ApplicationRow, 'folio' | 'kind' | 'badgeFolio' | 'supplierId' | 'rfc' | 'name' | 'elementsFrom'>,
): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into integrity_applications (folio, account_id, kind, badge_folio, supplier_id, rfc, name, elements_from)
    values (${row.folio}, ${tx.accountId}, ${row.kind}, ${row.badgeFolio}, ${row.supplierId}, ${row.rfc}, ${row.name}, ${row.elementsFrom}::date)
    on conflict do nothing returning id`)
  return rows[0]?.id ?? null
}

/** Copies what an earlier application of the account answered into a new one; evidence is not copied. */
export async function copyAnswers(tx: SupplierTx, from: string, to: string): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_answers (application_id, element, level, answer)
    select ${to}, element, level, answer from integrity_answers where application_id = ${from}`)
}

/** Moves an own application to a state. */
export async function moveOwnApplication(
  tx: SupplierTx,
  id: string,
  to: string,
  more: { sent?: boolean; appealText?: string } = {},
): Promise<void> {
  await tx.db.execute(sql`
    update integrity_applications set state = ${to}, changed_at = now(),
      sent_at = case when ${more.sent === true} then coalesce(sent_at, now()) else sent_at end,
      appeal_text = coalesce(${more.appealText ?? null}, appeal_text)
    where id = ${id} and account_id = ${tx.accountId}`)
}

/** Writes down what happened to an application, in its order. `actorId`: an official; null for the applicant. */
export async function insertApplicationAct(
  tx: ApplicationTx,
  act: { applicationId: string; act: string; from: string; to: string; reasons: string; actorId: string | null },
): Promise<void> {
  // Two texts of the statement: the applicant's door has no right to the column of officials.
  const [column, value] = act.actorId === null ? [sql``, sql``] : [sql`, actor_id`, sql`, ${act.actorId}::uuid`]
  await tx.db.execute(sql`
    insert into integrity_acts (application_id, position, act, from_state, to_state, reasons${column})
    select ${act.applicationId}::uuid, coalesce(max(position), 0) + 1, ${act.act}, ${act.from}, ${act.to}, ${act.reasons}${value}
    from integrity_acts where application_id = ${act.applicationId}::uuid`)
}

/** Keeps an answer as it is now. */
export async function saveAnswer(
  tx: SupplierTx,
  answer: { applicationId: string; element: string; level: number | null; answer: string },
): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_answers (application_id, element, level, answer)
    values (${answer.applicationId}, ${answer.element}, ${answer.level}, ${answer.answer})
    on conflict (application_id, element) do update set level = excluded.level, answer = excluded.answer, saved_at = now()`)
}

/** Adds a question of the reviewer or an answer of the applicant. */
export async function insertMessage(
  tx: ApplicationTx,
  message: { applicationId: string; author: 'reviewer' | 'applicant'; userId: string | null; body: string },
): Promise<void> {
  const [column, value] = message.userId === null ? [sql``, sql``] : [sql`, user_id`, sql`, ${message.userId}::uuid`]
  await tx.db.execute(sql`
    insert into integrity_messages (application_id, author, body${column})
    values (${message.applicationId}, ${message.author}, ${message.body}${value})`)
}
