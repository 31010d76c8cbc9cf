import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { importFolder } from '#app/capture/uploads/upload-folders.server.ts'
import { JOB_ATTEMPTS } from '#app/jobs/job-names.ts'
import { type JobHandler, JobInterrupted } from '#app/jobs/job-run.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { NotAMember } from '#db/membership.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { findUnfinishedImport, type ImportRow, readImport } from '#db/queries/importing/run-import.server.ts'
import { ImportFailure, ImportOvertaken } from './import-run.ts'
import { endImport, runImport } from './run-import.server.ts'

/** After this long, in milliseconds, the next entity has its turn: imports of one entity wait for each other, entities do not. */
const TURN_MS = 20_000

const GONE =
  'Los archivos ya no están en el servidor. Lo que se alcanzó a importar se conserva; envíelos de nuevo para seguir.'
const LOST_ROLE =
  'Quien la pidió ya no tiene permiso para importar en este ente. Lo que se alcanzó a importar se conserva.'
const BROKEN = 'Falló varias veces y se dejó de intentar. Lo que se alcanzó a importar se conserva; avise a operación.'

/** The job `import-files`: the oldest import of the entity that is not over, for one turn; then the entity goes to the end of the line. */
export const workOnImports: JobHandler<'import-files'> = async ({ entityId }, { signal, attempt }) => {
  const until = Date.now() + TURN_MS
  for (;;) {
    const row = await asWorker(entityId, findUnfinishedImport)
    if (!row) return
    if (signal.aborted) throw new JobInterrupted('the runner stops')
    if (Date.now() > until) break
    if ((await workOn(entityId, row, { signal, until, attempt })) === 'later') break
  }
  if (signal.aborted) throw new JobInterrupted('the runner stops')
  const line = { key: `import-files:${entityId}`, line: 'import-files', runAt: new Date() }
  await asWorker(entityId, (tx) => enqueueJob(tx, 'import-files', { entityId }, line))
}

async function workOn(
  entityId: string,
  row: ImportRow,
  turn: { signal: AbortSignal; until: number; attempt: number },
): Promise<'over' | 'later'> {
  const folder = importFolder(entityId, row.id)
  const sources = row.sources.map(({ name, stored }) => ({ name, path: join(folder, stored) }))
  try {
    if (row.state === 'cancelling') throw new ImportOvertaken('cancelled')
    for (const { path } of sources)
      await access(path).catch(() => {
        throw new ImportFailure(GONE)
      })
    const end = await runImport({ entityId, row, sources, folder: join(folder, 'spool'), ...turn })
    if (end === 'over') await rm(folder, { recursive: true, force: true })
    return end
  } catch (error) {
    await settle(entityId, row.id, error, turn.attempt)
    await rm(folder, { recursive: true, force: true })
    return 'over'
  }
}

/** Ends an import that cannot go on; what may go better another time is thrown on, and the queue tries again. */
async function settle(entityId: string, importId: string, error: unknown, attempt: number): Promise<void> {
  const now = await asWorker(entityId, (tx) => readImport(tx, importId))
  if (!now) return
  const sentence = sentenceOf(error, attempt)
  if (error instanceof ImportOvertaken) {
    if (now.state !== 'cancelling') throw error
    await endImport({ entityId, row: now }, 'cancelled', now.counts)
  } else if (sentence === null) throw error
  else await endImport({ entityId, row: now }, 'failed', now.counts, sentence)
}

function sentenceOf(error: unknown, attempt: number): string | null {
  if (error instanceof ImportFailure) return error.message
  if (error instanceof NotAMember) return LOST_ROLE
  if (isRefusal(error)) return error.sentence
  if (error instanceof JobInterrupted) return null
  return attempt >= JOB_ATTEMPTS['import-files'] ? BROKEN : null
}
