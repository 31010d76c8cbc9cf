import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'
import type { FileRow, FindingRow, ImportSourceRow, ImportState } from './run-import.server.ts'

/** What of an entity's imports is not over: how many, and their bytes on disk. */
export async function readImportLoad(tx: MemberTx): Promise<{ imports: number; bytes: number }> {
  const rows = await tx.db.execute<{ imports: number; bytes: number }>(sql`
    select count(*)::int as imports, coalesce(sum(bytes_stored), 0)::float8 as bytes from imports
    where entity_id = ${tx.entityId} and state in ('waiting', 'reading', 'running', 'cancelling') and actor_id is not null`)
  return rows[0]!
}

/** Notes an import that waits for its turn. */
export async function insertWaitingImport(
  tx: MemberTx,
  entry: { id: string; publish: boolean; bytes: number; sources: ImportSourceRow[] },
): Promise<void> {
  await tx.db.execute(sql`
    insert into imports (entity_id, id, actor, actor_id, publish, bytes_stored, bytes_total, sources, state)
    values (${tx.entityId}, ${entry.id}, 'screen', ${tx.userId}, ${entry.publish}, ${entry.bytes}, ${entry.bytes},
      ${JSON.stringify(entry.sources)}::jsonb, 'waiting')`)
}

/** Asks an import to end; false when it is over or none of the entity's. */
export async function askToCancel(tx: MemberTx, id: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update imports set state = 'cancelling'
    where entity_id = ${tx.entityId} and id = ${id} and state in ('waiting', 'reading', 'running') and actor_id is not null returning id`)
  return rows.length === 1
}

export interface ImportLine {
  id: string
  at: string
  state: ImportState
  publish: boolean
  /** Who asked for it; null for the operator. */
  actorName: string | null
  sources: ImportSourceRow[]
  counts: Record<string, number>
  bytesTotal: number
  bytesDone: number
  processesTotal: number
  processesDone: number
  findingCount: number
  failure: string | null
  finishedAt: string | null
  /** Imports of the screen before it that are not over. */
  ahead: number
}

const LINE =
  sql.raw(`select i.id, to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, i.state, i.publish, u.name as "actorName",
  i.sources, i.counts, i.bytes_total::float8 as "bytesTotal", i.bytes_done::float8 as "bytesDone", i.processes_total as "processesTotal",
  i.processes_done as "processesDone", i.finding_count as "findingCount", i.failure,
  to_char(i.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "finishedAt",
  (select count(*)::int from imports b where b.entity_id = i.entity_id and (b.at, b.id) < (i.at, i.id) and b.actor_id is not null
    and b.state in ('waiting', 'reading', 'running', 'cancelling')) as ahead
  from imports i left join users u on u.id = i.actor_id`)

/** Imports of the entity, newest first, after a place. */
export async function listImports(
  tx: MemberTx,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<ImportLine[]> {
  return tx.db.execute<ImportLine & Record<string, unknown>>(sql`${LINE}
    where i.entity_id = ${tx.entityId}
      and (${after === null} or (i.at, i.id) < (${after?.at ?? '2000-01-01'}::timestamptz, ${after?.id ?? null}::uuid))
    order by i.at desc, i.id desc limit ${limit}`)
}

/** One import of the entity, or null. */
export async function findImport(tx: MemberTx, id: string): Promise<ImportLine | null> {
  const rows = await tx.db.execute<ImportLine & Record<string, unknown>>(
    sql`${LINE} where i.entity_id = ${tx.entityId} and i.id = ${id}`,
  )
  return rows[0] ?? null
}

/** Files of an import in order, after a position. */
export async function listImportFiles(tx: MemberTx, id: string, after: number, limit: number): Promise<FileRow[]> {
  return tx.db.execute<FileRow & Record<string, unknown>>(sql`
    select position, name, bytes::float8 as bytes, releases, accepted, historical, duplicates, rejected, warnings from import_files
    where entity_id = ${tx.entityId} and import_id = ${id} and position > ${after} order by position limit ${limit}`)
}

export interface FindingQuery {
  severity: '' | 'error' | 'warning'
  file: string
  ocid: string
  text: string
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/**
 * Findings of an import that meet every condition, in order, after a position. Text is looked for by reading on from there: 300,000 findings
 * without a hit take some 0.3 s (row security lets no index of texts be used).
 */
export async function listFindings(
  tx: MemberTx,
  id: string,
  query: FindingQuery,
  after: number,
  limit: number,
): Promise<FindingRow[]> {
  return tx.db.execute<FindingRow & Record<string, unknown>>(sql`
    select position, severity, file, ocid, release_id as "releaseId", path, message from import_findings
    where entity_id = ${tx.entityId} and import_id = ${id} and position > ${after}
      and (${query.severity} = '' or severity = ${query.severity})
      and (${query.file} = '' or file ilike ${like(query.file)})
      and (${query.ocid} = '' or ocid ilike ${like(query.ocid)})
      and (${query.text} = '' or message ilike ${like(query.text)} or path ilike ${like(query.text)})
    order by position limit ${limit}`)
}
