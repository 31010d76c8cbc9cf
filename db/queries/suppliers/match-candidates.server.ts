import { sql } from 'drizzle-orm'
import type { PlatformTx, WorkerTx } from '../../door.server.ts'

/** Every RFC that any version of any list holds, natural persons included. */
export async function readListedRfcs(tx: WorkerTx): Promise<string[]> {
  const rows = await tx.db.execute<{ rfc: string }>(
    sql`select distinct rfc from sanction_entries where rfc is not null order by rfc`,
  )
  return rows.map(({ rfc }) => rfc)
}

export interface Candidate {
  entityId: string
  ocid: string
}

/** Processes in which somebody with one of the keys (`MX-RFC-…`, `MX-PF-…`) was awarded something or took part, by entity and ocid. */
export async function findCandidates(
  tx: WorkerTx,
  keys: readonly string[],
  entityId: string | null = null,
): Promise<Candidate[]> {
  const list = JSON.stringify(keys)
  return tx.db.execute<{ entityId: string; ocid: string }>(sql`
    with wanted as (select json_array_elements_text(${list}::json) as key)
    select entity_id as "entityId", ocid from (
      select a.entity_id, a.ocid from wanted w join published_awards a on a.supplier_id = w.key
      union
      select p.entity_id, p.ocid from wanted w join published_participants p on p.match_key = w.key) found
    where ${entityId}::uuid is null or entity_id = ${entityId}::uuid
    order by entity_id, ocid`)
}

/** Processes with an outcome that counts: they are judged again even when nobody of them is listed any more. */
export async function readMatchedProcesses(tx: WorkerTx): Promise<Candidate[]> {
  return tx.db.execute<{ entityId: string; ocid: string }>(sql`
    select distinct entity_id as "entityId", ocid from sanction_matches where superseded_at is null order by 1, 2`)
}

/** Of the given sanctions those that everybody may read. */
export async function readPublicSanctions(tx: WorkerTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.execute<{ id: string }>(sql`
    select distinct id from published_sanctions where id in (select json_array_elements_text(${JSON.stringify(ids)}::json))`)
  return rows.map(({ id }) => id)
}

/** Keeps that everything published was matched, with its counts. */
export async function insertMatchRun(
  tx: WorkerTx,
  run: { door: string; startedAt: string; counts: Record<string, number> },
): Promise<void> {
  await tx.db.execute(sql`
    insert into sanction_match_runs (door, started_at, counts) values (${run.door}, ${run.startedAt}::timestamptz,
      ${JSON.stringify(run.counts)}::jsonb)`)
}

/** The reserved entity, in whose name what concerns no entity is done. */
export async function readReservedEntityId(tx: PlatformTx): Promise<string> {
  const [row] = await tx.db.execute<{ id: string }>(sql`select id from entities where reserved`)
  return row!.id
}
