import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

/** An outcome as it is kept: one act of one party of one process. */
export interface MatchRow {
  ocid: string
  act: string
  actRef: string
  supplierId: string
  supplierName: string
  actOn: string | null
  outcome: string
  warns: boolean
  hits: readonly object[]
}

/** One at a time judges the processes of an entity; publishing does not wait for it. */
export async function lockMatches(tx: WorkerTx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(7, hashtext(${tx.entityId}))`)
}

/** The outcomes that count now for the given processes. */
export async function readMatches(tx: WorkerTx, ocids: readonly string[]): Promise<(MatchRow & { id: string })[]> {
  const rows = await tx.db.execute<{ id: string } & { [Name in keyof MatchRow]: MatchRow[Name] }>(sql`
    select id, ocid, act, act_ref as "actRef", supplier_id as "supplierId", supplier_name as "supplierName", act_on::text as "actOn",
      outcome, warns, hits
    from sanction_matches where superseded_at is null and ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))`)
  return [...rows]
}

/** Ends outcomes and puts others in their place, as of now; what each said stays. */
export async function replaceMatches(
  tx: WorkerTx,
  ended: readonly string[],
  made: readonly MatchRow[],
  now: string,
): Promise<void> {
  const asked: Promise<unknown>[] = []
  if (ended.length > 0)
    asked.push(
      tx.db.execute(sql`update sanction_matches set superseded_at = ${now}::timestamptz
        where id in (select json_array_elements_text(${JSON.stringify(ended)}::json)::uuid)`),
    )
  if (made.length > 0)
    asked.push(
      tx.db.execute(sql`
        insert into sanction_matches (entity_id, ocid, act, act_ref, supplier_id, supplier_name, act_on, outcome, warns, hits, judged_at)
        select ${tx.entityId}, ocid, act, "actRef", "supplierId", "supplierName", "actOn", outcome, warns, hits, ${now}::timestamptz
        from json_to_recordset(${JSON.stringify(made)}::json) as r(ocid text, act text, "actRef" text, "supplierId" text,
          "supplierName" text, "actOn" date, outcome text, warns boolean, hits jsonb)`),
    )
  await Promise.all(asked)
}

/** Puts what everybody may read of the matches of processes in place of what was there. */
export async function publishMatches(
  tx: WorkerTx,
  ocids: readonly string[],
  rows: readonly MatchRow[],
  now: string,
): Promise<void> {
  await Promise.all([
    tx.db.execute(sql`delete from published_sanction_matches
      where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))`),
    tx.db.execute(sql`
      insert into published_sanction_matches (entity_id, ocid, act, act_ref, supplier_id, supplier_name, act_on, outcome, hits, judged_at)
      select ${tx.entityId}, ocid, act, "actRef", "supplierId", "supplierName", "actOn", outcome, hits, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(ocid text, act text, "actRef" text, "supplierId" text,
        "supplierName" text, "actOn" date, outcome text, hits jsonb)`),
  ])
}

/** What was withdrawn is matched no more, and nothing of its matches is public. */
export async function forgetMatches(tx: WorkerTx, ocids: readonly string[]): Promise<void> {
  const list = JSON.stringify(ocids)
  await Promise.all([
    tx.db.execute(
      sql`delete from published_sanction_matches where ocid in (select json_array_elements_text(${list}::json))`,
    ),
    tx.db.execute(sql`update sanction_matches set superseded_at = now()
      where superseded_at is null and ocid in (select json_array_elements_text(${list}::json))`),
  ])
}

export interface ControlNotice {
  kind: 'sanction-stop' | 'sanction-match'
  ocid: string
  supplierId: string
  act: string
  actRef: string
  outcome: string
  reason: string | null
}

/** Tells the control body of the entity; what it was told already is not told again. Out: how many are new. */
export async function insertNotices(tx: WorkerTx, notices: readonly ControlNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into control_notices (entity_id, kind, ocid, supplier_id, act, act_ref, outcome, reason)
    select ${tx.entityId}, kind, ocid, "supplierId", act, "actRef", outcome, reason
    from json_to_recordset(${JSON.stringify(notices)}::json) as r(kind text, ocid text, "supplierId" text, act text, "actRef" text,
      outcome text, reason text)
    on conflict do nothing returning id`)
  return rows.length
}
