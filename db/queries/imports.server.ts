import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../door.server.ts'
import type { DraftContent } from './capture/write-draft.server.ts'

export interface KnownContent {
  ocid: string
  releaseId: string
  sha256: string
  /** The import that brought it; null for what was captured. */
  importId: string | null
  outcome: 'accepted' | 'historical' | null
}

/** Contents known for these processes: SHA-256 of what came in by import, and of the published bytes of captured releases. */
export async function readKnownContents(tx: WorkerTx, ocids: string[]): Promise<KnownContent[]> {
  const list = JSON.stringify(ocids)
  return tx.db.execute<KnownContent & Record<string, unknown>>(sql`
    select ocid, release_id as "releaseId", sha256, import_id as "importId", outcome from release_originals
    where entity_id = ${tx.entityId} and ocid in (select json_array_elements_text(${list}::json))
    union all
    select ocid, release_id, body_sha256, null, null from published_releases
    where entity_id = ${tx.entityId} and source = 'captured' and ocid in (select json_array_elements_text(${list}::json))`)
}

export interface Place {
  ocid: string
  /** `reserved`: it is made as this portal makes the ocids of another entity. */
  place: 'taken' | 'reserved' | 'main' | 'historical' | 'draft'
}

/** Where processes are already: claimed by another entity or reserved for it, in the main feed, in the historical feed, in a draft. */
export async function readPlaces(tx: WorkerTx, ocids: string[]): Promise<Place[]> {
  const list = JSON.stringify(ocids)
  return tx.db.execute<{ [Name in keyof Place]: Place[Name] }>(sql`
    with wanted as (select json_array_elements_text(${list}::json) as ocid)
    select ocid, 'taken' as place from published_ocids join wanted using (ocid) where entity_id <> ${tx.entityId}
    union all select ocid, 'reserved' from wanted join entities on key = split_part(ocid, '-', 3) and id <> ${tx.entityId}
      join deployment on starts_with(ocid, settings ->> 'ocidPrefix' || '-') where split_part(ocid, '-', 4) ~ '^[0-9]{4}$'
    union all select ocid, 'main' from published_records join wanted using (ocid)
    union all select ocid, 'historical' from published_historical_records join wanted using (ocid)
    union all select ocid, 'draft' from drafts join wanted using (ocid) where entity_id = ${tx.entityId}`)
}

export interface OriginalRow {
  ocid: string
  releaseId: string
  /** JSON in one line. */
  original: string
  sha256: string
  file: string
  outcome: 'accepted' | 'historical'
}

/** Keeps releases as they came in. Returns the keys of those that were there already (another import of the same file, at once). */
export async function insertOriginals(
  tx: WorkerTx,
  importId: string,
  rows: OriginalRow[],
): Promise<{ ocid: string; releaseId: string }[]> {
  if (rows.length === 0) return []
  const about = JSON.stringify(rows.map(({ original: _apart, ...row }) => row))
  // The texts go line by line beside the rest: as texts inside JSON they would be written and read once more on either side.
  const texts = rows.map(({ original }) => original).join('\n')
  const kept = await tx.db.execute<{ ocid: string; releaseId: string }>(sql`
    insert into release_originals (entity_id, ocid, release_id, original, sha256, file, outcome, import_id)
    select ${tx.entityId}, ocid, "releaseId", original::json, sha256, file, outcome, ${importId}::uuid
    from rows from (
      json_to_recordset(${about}::json) as (ocid text, "releaseId" text, sha256 text, file text, outcome text),
      string_to_table(${texts}, e'\\n')) as row(ocid, "releaseId", sha256, file, outcome, original)
    on conflict do nothing returning ocid, release_id as "releaseId"`)
  const fresh = new Set(kept.map((row) => `${row.ocid}\n${row.releaseId}`))
  return rows.filter((row) => !fresh.has(`${row.ocid}\n${row.releaseId}`))
}

/** What came in, one page after another, ordered by process and release id; for `export --internal`. */
export async function readOriginals(
  tx: WorkerTx,
  after: { ocid: string; releaseId: string } | null,
  limit: number,
): Promise<{ ocid: string; releaseId: string; original: string; outcome: string; file: string }[]> {
  return tx.db.execute<{ ocid: string; releaseId: string; original: string; outcome: string; file: string }>(sql`
    select ocid, release_id as "releaseId", original::text as original, outcome, file from release_originals
    where entity_id = ${tx.entityId} and (ocid, release_id) > (${after?.ocid ?? ''}, ${after?.releaseId ?? ''})
    order by ocid, release_id limit ${limit}`)
}

export type ImportedDraft = DraftContent & { ocid: string }

/** Writes drafts that came by import, by the person who asked for it or the operator (null); a process that has a draft keeps it. */
export async function insertImportedDrafts(
  tx: WorkerTx,
  drafts: ImportedDraft[],
  actorId: string | null,
): Promise<void> {
  await tx.db.execute(sql`
    insert into drafts (entity_id, ocid, document, title, method, findings, error_count, warning_count, answered_count, created_by, updated_by,
      captured_by)
    select ${tx.entityId}, ocid, document, title, method, findings, "errorCount", "warningCount", "answeredCount", ${actorId}::uuid,
      ${actorId}::uuid, array_remove(array[${actorId}::uuid], null)
    from json_to_recordset(${JSON.stringify(drafts)}::json) as row(ocid text, document jsonb, title text, method text, findings jsonb,
      "errorCount" integer, "warningCount" integer, "answeredCount" smallint)
    on conflict (entity_id, ocid) do nothing`)
}
