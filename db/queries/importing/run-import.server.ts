import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export type ImportState = 'waiting' | 'reading' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed'

/** A file of an import as it was given; `stored`: its name in the import's folder. */
export interface ImportSourceRow {
  name: string
  bytes: number
  stored: string
}

export interface ImportRow {
  id: string
  state: ImportState
  publish: boolean
  actorId: string | null
  sources: ImportSourceRow[]
  counts: Record<string, number>
  processesDone: number
  findingCount: number
}

export interface FindingRow {
  position: number
  severity: string
  file: string
  ocid: string | null
  releaseId: string | null
  path: string
  message: string
}

/** Counts of one file of an import, absolute. */
export interface FileRow {
  position: number
  name: string
  bytes: number
  releases: number
  accepted: number
  historical: number
  duplicates: number
  rejected: number
  warnings: number
}

/** What is written of an import beside the state; what is left out stays. */
export interface ImportChange {
  state?: ImportState
  counts?: object
  bytesTotal?: number
  bytesDone?: number
  processesTotal?: number
  processesDone?: number
  findingCount?: number
  failure?: string
}

/** Notes an import that begins without having waited (the command line's); returns its id. */
export async function insertImport(
  tx: WorkerTx,
  entry: { actor: string; actorId: string | null; publish: boolean; bytes: number; sources: ImportSourceRow[] },
): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into imports (entity_id, actor, actor_id, publish, bytes_total, sources, started_at, state)
    values (${tx.entityId}, ${entry.actor}, ${entry.actorId}, ${entry.publish}, ${entry.bytes}, ${JSON.stringify(entry.sources)}::jsonb, now(), 'reading')
    returning id`)
  return rows[0]!.id
}

const ROW = sql.raw(
  'select id, state, publish, actor_id as "actorId", sources, counts, processes_done as "processesDone", finding_count as "findingCount" from imports',
)

/** One import of the entity at hand, or null. */
export async function readImport(tx: WorkerTx, id: string): Promise<ImportRow | null> {
  const rows = await tx.db.execute<ImportRow & Record<string, unknown>>(
    sql`${ROW} where entity_id = ${tx.entityId} and id = ${id}`,
  )
  return rows[0] ?? null
}

/** The entity's import of the screen to work on: one to be cancelled, else the oldest that is not over; null when none is left. */
export async function findUnfinishedImport(tx: WorkerTx): Promise<ImportRow | null> {
  const rows = await tx.db.execute<ImportRow & Record<string, unknown>>(sql`${ROW}
    where entity_id = ${tx.entityId} and state in ('waiting', 'reading', 'running', 'cancelling') and actor_id is not null
    order by (state = 'cancelling') desc, at, id limit 1`)
  return rows[0] ?? null
}

/** Ids of the entity's imports that are not over. */
export async function listUnfinishedImports(tx: WorkerTx): Promise<string[]> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    select id from imports where entity_id = ${tx.entityId} and state in ('waiting', 'reading', 'running', 'cancelling')`)
  return rows.map(({ id }) => id)
}

/**
 * Moves an import on, if it still stands where the caller knows it: in one of the states `from`, with `processesDone` processes and
 * `findingCount` findings. False when it does not: it was cancelled, or another runner has moved it.
 */
export async function moveImport(
  tx: WorkerTx,
  at: Pick<ImportRow, 'id' | 'processesDone' | 'findingCount'>,
  from: readonly ImportState[],
  change: ImportChange,
): Promise<boolean> {
  const { state, counts, failure } = change
  const ends = state === 'done' || state === 'cancelled' || state === 'failed'
  const rows = await tx.db.execute(sql`
    update imports set state = coalesce(${state ?? null}, state),
      counts = coalesce(${counts ? JSON.stringify(counts) : null}::jsonb, counts),
      bytes_total = coalesce(${change.bytesTotal ?? null}::bigint, bytes_total),
      bytes_done = coalesce(${change.bytesDone ?? null}::bigint, bytes_done),
      processes_total = coalesce(${change.processesTotal ?? null}::integer, processes_total),
      processes_done = coalesce(${change.processesDone ?? null}::integer, processes_done),
      finding_count = coalesce(${change.findingCount ?? null}::integer, finding_count),
      failure = coalesce(${failure ?? null}, failure),
      started_at = coalesce(started_at, now()),
      finished_at = case when ${ends} then now() end
    where entity_id = ${tx.entityId} and id = ${at.id} and processes_done = ${at.processesDone} and finding_count = ${at.findingCount}
      and state in (select json_array_elements_text(${JSON.stringify(from)}::json))
    returning id`)
  return rows.length === 1
}

/** Names and paths in findings are as the file had them: NUL and halves of characters, which no database keeps, become U+FFFD. */
const storable = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\0\p{Cs}]/gu, '\uFFFD') : value

/** Findings a statement; a finding is some 300 bytes. */
const FINDINGS = 2_000

/** Appends findings; their positions say where they stand. */
export async function insertFindings(tx: WorkerTx, importId: string, findings: FindingRow[]): Promise<void> {
  for (let start = 0; start < findings.length; start += FINDINGS)
    await tx.db.execute(sql`
      insert into import_findings (entity_id, import_id, position, severity, file, ocid, release_id, path, message)
      select ${tx.entityId}, ${importId}, position, severity, file, ocid, "releaseId", path, message
      from json_to_recordset(${JSON.stringify(findings.slice(start, start + FINDINGS), storable)}::json) as row(position integer, severity text,
        file text, ocid text, "releaseId" text, path text, message text)`)
}

/** Writes the counts of files of an import, absolute, making the rows that are not there. */
export async function writeFileCounts(tx: WorkerTx, importId: string, files: FileRow[]): Promise<void> {
  if (files.length === 0) return
  await tx.db.execute(sql`
    insert into import_files (entity_id, import_id, position, name, bytes, releases, accepted, historical, duplicates, rejected, warnings)
    select ${tx.entityId}, ${importId}, position, name, bytes, releases, accepted, historical, duplicates, rejected, warnings
    from json_to_recordset(${JSON.stringify(files, storable)}::json) as row(position integer, name text, bytes bigint, releases integer,
      accepted integer, historical integer, duplicates integer, rejected integer, warnings integer)
    on conflict (entity_id, import_id, position) do update set accepted = excluded.accepted, historical = excluded.historical,
      duplicates = excluded.duplicates, rejected = excluded.rejected, warnings = excluded.warnings, releases = excluded.releases`)
}

/** The counts of every file of an import, in order. */
export async function readFileCounts(tx: WorkerTx, importId: string): Promise<FileRow[]> {
  return tx.db.execute<FileRow & Record<string, unknown>>(sql`
    select position, name, bytes::float8 as bytes, releases, accepted, historical, duplicates, rejected, warnings from import_files
    where entity_id = ${tx.entityId} and import_id = ${importId} order by position`)
}

/** Findings of an import in order, a page after another. */
export async function readFindings(
  tx: WorkerTx,
  importId: string,
  after: number,
  limit: number,
): Promise<FindingRow[]> {
  return tx.db.execute<FindingRow & Record<string, unknown>>(sql`
    select position, severity, file, ocid, release_id as "releaseId", path, message from import_findings
    where entity_id = ${tx.entityId} and import_id = ${importId} and position > ${after} order by position limit ${limit}`)
}
