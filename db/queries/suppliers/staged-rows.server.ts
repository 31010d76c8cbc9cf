import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../door.server.ts'
import type { Sanction } from '../../schema/sanction-content.ts'

export interface StagedRow {
  row: number
  key: string
  hash: string
  content: Sanction
  /** What may be public of it; null when nothing may. */
  public: unknown
}

export interface RefusedRowLine {
  position: number
  row: number
  column: string | null
  code: string
  sentence: string
  raw: Record<string, string>
}

/** Takes away what an interrupted reading of a snapshot left, and all that was staged once it is decided. */
export async function dropStagedRows(tx: CoordinatorTx, snapshotId: string): Promise<void> {
  await tx.db.execute(sql`delete from sanction_staged_rows where snapshot_id = ${snapshotId}`)
}

/** The same for refusals, before a snapshot is read again. */
export async function dropRefusedRows(tx: CoordinatorTx, snapshotId: string): Promise<void> {
  await tx.db.execute(sql`delete from sanction_refused_rows where snapshot_id = ${snapshotId}`)
}

/** Stages rows; some thousands at a time (2,500 rows of 69-B are 3 MB of JSON). */
export async function stageRows(tx: CoordinatorTx, snapshotId: string, rows: readonly StagedRow[]): Promise<void> {
  await tx.db.execute(sql`
    insert into sanction_staged_rows (snapshot_id, row, key, content_hash, content, public_content)
    select ${snapshotId}::uuid, r.row, r.key, r.hash, r.content, nullif(r.public, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" integer, key text, hash text, content jsonb, public jsonb)`)
}

export async function insertRefusedRows(
  tx: CoordinatorTx,
  snapshotId: string,
  rows: readonly RefusedRowLine[],
): Promise<void> {
  await tx.db.execute(sql`
    insert into sanction_refused_rows (snapshot_id, position, row, column_name, code, sentence, raw)
    select ${snapshotId}::uuid, r.position, r.row, r.column, r.code, r.sentence, r.raw
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(position integer, "row" integer, "column" text, code text, sentence text, raw jsonb)`)
}

/** How many staged rows are new, changed or missing beside what the list says now. */
export async function countDifference(
  tx: CoordinatorTx,
  snapshotId: string,
  list: string,
): Promise<{ rowsNew: number; rowsChanged: number; rowsGone: number }> {
  const [row] = await tx.db.execute<{ rowsNew: number; rowsChanged: number; rowsGone: number }>(sql`
    select count(*) filter (where e.key is null)::int as "rowsNew",
      count(*) filter (where s.key is not null and e.content_hash <> s.content_hash)::int as "rowsChanged",
      count(*) filter (where s.key is null)::int as "rowsGone"
    from (select key, content_hash from sanction_staged_rows where snapshot_id = ${snapshotId}) s
    full join (select key, content_hash from sanction_entries where list = ${list} and known_to is null) e on e.key = s.key`)
  return row ?? { rowsNew: 0, rowsChanged: 0, rowsGone: 0 }
}

export interface DifferenceLine extends Record<string, unknown> {
  change: 'new' | 'changed' | 'gone'
  name: string
  fileNumber: string | null
  kinds: string[]
  row: number | null
}

/** The first differences of a snapshot that waits with what the list says now, missing ones first. */
export async function listDifferences(
  tx: CoordinatorTx,
  snapshotId: string,
  list: string,
  limit = 100,
): Promise<DifferenceLine[]> {
  return tx.db.execute<DifferenceLine>(sql`
    select case when s.key is null then 'gone' when e.key is null then 'new' else 'changed' end as change,
      coalesce(s.content, e.content) ->> 'name' as name, coalesce(s.content, e.content) ->> 'fileNumber' as "fileNumber",
      coalesce(s.content, e.content) -> 'kinds' as kinds, s.row
    from (select * from sanction_staged_rows where snapshot_id = ${snapshotId}) s
    full join (select key, content_hash, content from sanction_entries where list = ${list} and known_to is null) e on e.key = s.key
    where s.key is null or e.key is null or e.content_hash <> s.content_hash
    order by case when s.key is null then 0 when e.key is not null then 1 else 2 end, s.row, name limit ${limit}`)
}

/** The same of a snapshot that was decided: what it brought, changed and ended. */
export async function listDecidedDifferences(
  tx: CoordinatorTx,
  snapshotId: string,
  limit = 100,
): Promise<DifferenceLine[]> {
  return tx.db.execute<DifferenceLine>(sql`
    with brought as (
      select e.sanction_id, e.content, e.row, exists (
        select from sanction_entries p where p.sanction_id = e.sanction_id and p.known_from < e.known_from) as again
      from sanction_entries e where e.snapshot_id = ${snapshotId}),
    ended as (
      select e.content from sanction_entries e where e.ended_by = ${snapshotId}
        and not exists (select from brought b where b.sanction_id = e.sanction_id))
    select 'gone' as change, content ->> 'name' as name, content ->> 'fileNumber' as "fileNumber", content -> 'kinds' as kinds,
      null::integer as row from ended
    union all
    select case when again then 'changed' else 'new' end, content ->> 'name', content ->> 'fileNumber', content -> 'kinds', row from brought
    order by 1 desc, 5, 2 limit ${limit}`)
}

/** Rows of a snapshot that were refused, in the order of the file, after a position. */
export async function listRefusedRows(
  tx: CoordinatorTx,
  snapshotId: string,
  after = 0,
  limit = 100,
): Promise<RefusedRowLine[]> {
  const rows = await tx.db.execute<Record<string, unknown>>(sql`
    select position, row, column_name as "column", code, sentence, raw from sanction_refused_rows
    where snapshot_id = ${snapshotId} and position > ${after} order by position limit ${limit}`)
  return rows as unknown as RefusedRowLine[]
}

/** Reasons of refusal by how often, with the first sentence of each. */
export async function countRefusals(
  tx: CoordinatorTx,
  snapshotId: string,
  limit = 10,
): Promise<{ reason: string; count: number; example: string }[]> {
  const rows = await tx.db.execute<{ reason: string; count: number; example: string }>(sql`
    select code as reason, count(*)::int as count, (array_agg(sentence order by position))[1] as example
    from sanction_refused_rows where snapshot_id = ${snapshotId} group by 1 order by 2 desc, 1 limit ${limit}`)
  return [...rows]
}

export interface ReadRowLine extends Record<string, unknown> {
  row: number
  name: string
  rfc: string | null
  kinds: string[]
  startsOn: string | null
  endsOn: string | null
  fileNumber: string | null
  readings: string[]
}

/** Rows as they were read, doubtful ones first when asked; for the preview. */
export async function listStagedRows(
  tx: CoordinatorTx,
  snapshotId: string,
  options: { doubtful: boolean; limit: number },
): Promise<ReadRowLine[]> {
  const condition = options.doubtful ? sql`and jsonb_array_length(content -> 'readings') > 0` : sql``
  return tx.db.execute<ReadRowLine>(sql`
    select row, content ->> 'name' as name, content ->> 'rfc' as rfc, content -> 'kinds' as kinds, content ->> 'startsOn' as "startsOn",
      content ->> 'endsOn' as "endsOn", content ->> 'fileNumber' as "fileNumber", content -> 'readings' as readings
    from sanction_staged_rows where snapshot_id = ${snapshotId} ${condition} order by row limit ${options.limit}`)
}
