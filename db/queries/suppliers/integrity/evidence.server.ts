import { sql } from 'drizzle-orm'
import type { SupplierTx } from '../../../door.server.ts'
import type { ApplicationTx } from './applications.server.ts'

/** A link or a file that shows an element. */
export interface EvidenceRow extends Record<string, unknown> {
  id: string
  element: string
  title: string
  url: string | null
  type: string | null
  bytes: number | null
}

/** The evidence of an application, in the order in which it was added; at most 200. */
export async function listEvidence(tx: ApplicationTx, applicationId: string): Promise<EvidenceRow[]> {
  const rows = await tx.db.execute<EvidenceRow>(sql`
    select id, element, title, url, type, bytes::float8 as bytes from integrity_evidence
    where application_id = ${applicationId} order by added_at, id limit 200`)
  return [...rows]
}

/** Bytes of all files that the account keeps as evidence, in whichever of its applications. */
export async function ownEvidenceBytes(tx: SupplierTx): Promise<number> {
  const rows = await tx.db.execute<{ bytes: number }>(sql`
    select coalesce(sum(e.bytes), 0)::float8 as bytes from integrity_evidence e
    join integrity_applications a on a.id = e.application_id where a.account_id = ${tx.accountId}`)
  return rows[0]!.bytes
}

/** Adds a link, or a file with what is in it. */
export async function insertEvidence(
  tx: SupplierTx,
  added: { applicationId: string; element: string; title: string } & (
    | { url: string }
    | { content: Buffer; type: string; sha256: string }
  ),
): Promise<void> {
  const file = 'content' in added ? added : null
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into integrity_evidence (application_id, element, title, url, type, bytes, sha256)
    values (${added.applicationId}, ${added.element}, ${added.title}, ${'url' in added ? added.url : null}, ${file?.type ?? null},
      ${file?.content.length ?? null}, ${file?.sha256 ?? null}) returning id`)
  if (!file) return
  await tx.db.execute(sql`
    insert into integrity_evidence_files (evidence_id, content) values (${rows[0]!.id}, decode(${file.content.toString('base64')}, 'base64'))`)
}

/** Takes a piece of evidence away, its file with it; false when the application has none of that id. */
export async function deleteEvidence(tx: SupplierTx, applicationId: string, id: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    delete from integrity_evidence where id = ${id} and application_id = ${applicationId} returning 1`)
  return rows.length > 0
}

/** A file of an application with what is in it, or null. */
export async function readEvidenceFile(
  tx: ApplicationTx,
  applicationId: string,
  id: string,
): Promise<{ title: string; type: string; content: Uint8Array } | null> {
  const rows = await tx.db.execute<{ title: string; type: string; content: Uint8Array }>(sql`
    select e.title, e.type, f.content from integrity_evidence e join integrity_evidence_files f on f.evidence_id = e.id
    where e.id = ${id} and e.application_id = ${applicationId}`)
  return rows[0] ?? null
}
