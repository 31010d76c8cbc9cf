import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { ImportCounts, ImportFinding } from '#app/capture/importing/import-finding.ts'
import type { ImportSource } from '#app/capture/importing/reading/input.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { insertImport, readFindings, readImport } from '#db/queries/importing/run-import.server.ts'
import { sizeOf } from './importing/read-sources.server.ts'
import { endImport, runImport } from './importing/run-import.server.ts'

export interface ImportRequest {
  entityId: string
  /** JSON, JSON lines, gzip or zip. */
  files: ImportSource[]
  /** Publish what passes the gate (and the rest as historical); otherwise each process becomes a draft. */
  publish: boolean
  /** Who imports, for the log: `portal import`, `demo`. */
  actor: string
  progress?: (sentence: string) => void
}

export interface ImportOutcome extends ImportCounts {
  findings: ImportFinding[]
}

/** Findings fetched at once. */
const PAGE = 10_000

/**
 * Imports the releases of files into one entity now, in this process; the same run as an import on the screen (importing/run-import).
 * Each release is counted exactly once; the same file again changes nothing; a run that was killed goes on where its last committed
 * batch ended when it is run again. What the files hold never throws: it is told in `findings`.
 */
export async function importFiles(request: ImportRequest): Promise<ImportOutcome> {
  const { entityId, files, publish, actor, progress } = request
  const sizes = await Promise.all(files.map(sizeOf))
  const sources = files.map(({ name }, at) => ({ name, bytes: sizes[at] ?? 0, stored: '' }))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const id = await asWorker(entityId, async (tx) => {
    const id = await insertImport(tx, { actor, actorId: null, publish, bytes, sources })
    const detail = { files: files.length, bytes, publish }
    await appendAudit(tx, entityId, [{ actorId: null, door: 'import', action: 'import-start', subject: id, detail }])
    return id
  })
  const row = {
    ...{ id, state: 'reading' as const, publish, actorId: null, sources },
    ...{ counts: {}, processesDone: 0, findingCount: 0 },
  }
  const run = { entityId, row, sources: files, folder: await mkdtemp(join(tmpdir(), 'portal-import-')), progress }
  try {
    await runImport(progress ? { ...run, progress } : { ...run, progress: () => undefined })
  } catch (error) {
    await asWorker(entityId, (tx) => readImport(tx, id))
      .then((now) => now && endImport({ entityId, row: now }, 'failed', now.counts))
      .catch(() => undefined)
    throw error
  } finally {
    await rm(run.folder, { recursive: true, force: true })
  }
  return readOutcome(entityId, id)
}

async function readOutcome(entityId: string, id: string): Promise<ImportOutcome> {
  const findings: ImportFinding[] = []
  for (let after = 0; ; ) {
    const page = await asWorker(entityId, (tx) => readFindings(tx, id, after, PAGE))
    for (const { file, ocid, releaseId, path, severity, message } of page)
      findings.push({ file, ocid, ...(releaseId ? { releaseId } : {}), path, severity: severity as 'error', message })
    after = page.at(-1)?.position ?? 0
    if (page.length < PAGE) break
  }
  const row = await asWorker(entityId, (tx) => readImport(tx, id))
  return { ...(row!.counts as unknown as ImportCounts), findings }
}
