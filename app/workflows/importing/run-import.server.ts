import { rm } from 'node:fs/promises'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { ImportCounts } from '#app/capture/importing/import-finding.ts'
import { readSpoolIndex, type SpoolIndex } from '#app/capture/importing/spool.server.ts'
import { JobInterrupted } from '#app/jobs/job-run.ts'
import { countOf } from '#app/lib/amounts.ts'
import { asWorker } from '#db/as-worker.server.ts'
import {
  type ImportChange,
  type ImportState,
  insertFindings,
  moveImport,
  readFileCounts,
  writeFileCounts,
} from '#db/queries/importing/run-import.server.ts'
import { byProcess } from './by-process.ts'
import { ImportOvertaken, type ImportRun } from './import-run.ts'
import { ImportTally } from './import-tally.ts'
import { readSources } from './read-sources.server.ts'
import { storeProcesses } from './store-processes.server.ts'

/**
 * Runs an import from where it stands: reads the files into the spool, then stores process by process. `over`: it is done; `later`: its
 * time is over and it goes on when it is run again. Throws ImportOvertaken when it was cancelled meanwhile, and whatever the
 * database throws; what was committed stays, and another run goes on from there to the same end.
 */
export async function runImport(run: ImportRun): Promise<'over' | 'later'> {
  const { row } = run
  const read = row.state === 'running' ? await readSpoolIndex(run.folder) : null
  const index = read ?? (await readAll(run))
  const tally = row.state === 'running' ? await continued(run) : await beginStoring(run, index)
  if ((await storeProcesses(run, index, tally)) === 'later') return 'later'
  await endImport(run, 'done', tally.counts)
  await rm(run.folder, { recursive: true, force: true })
  return 'over'
}

/** Reading is not counted anywhere until it is over: interrupted, it begins again. */
async function readAll(run: ImportRun): Promise<SpoolIndex> {
  const { row } = run
  const isRereading = row.state === 'running'
  const index = await readSources(run.sources, run.folder, async (bytesDone) => {
    if (run.signal?.aborted) throw new JobInterrupted('the runner stops')
    if (isRereading) return
    await move(run, ['waiting', 'reading'], { state: 'reading', bytesDone })
  })
  const tally = [
    countOf(index.files.length, 'archivo', 'archivos'),
    countOf(index.releases.length, 'publicación leída', 'publicaciones leídas'),
  ]
  run.progress?.(tally.join(', '))
  return index
}

async function move(run: ImportRun, from: ImportState[], change: ImportChange): Promise<void> {
  const moved = await asWorker(run.entityId, (tx) => moveImport(tx, run.row, from, change))
  if (!moved) throw new ImportOvertaken('the import was moved')
}

/** Writes what reading has found; from here on the import goes process by process. */
async function beginStoring(run: ImportRun, index: SpoolIndex): Promise<ImportTally> {
  const tally = ImportTally.ofReading(index)
  const { findings, files } = tally.unwritten()
  await asWorker(run.entityId, async (tx) => {
    await writeFileCounts(tx, run.row.id, files)
    await insertFindings(tx, run.row.id, findings)
    const change: ImportChange = {
      state: 'running',
      counts: tally.counts,
      findingCount: tally.findingCount,
      processesTotal: byProcess(index.releases).size,
    }
    if (!(await moveImport(tx, run.row, ['waiting', 'reading'], change)))
      throw new ImportOvertaken('the import was moved')
  })
  tally.written()
  run.row = { ...run.row, state: 'running', findingCount: tally.findingCount }
  return tally
}

/** The counts of an import that goes on, as its last commit left them. */
async function continued({ entityId, row }: ImportRun): Promise<ImportTally> {
  const files = await asWorker(entityId, (tx) => readFileCounts(tx, row.id))
  return new ImportTally(row.counts as Partial<ImportCounts>, files, row.findingCount)
}

/** Ends an import, whatever it has come to, with its entry in the log. Nothing happens when it is over already. */
export async function endImport(
  { entityId, row }: Pick<ImportRun, 'entityId' | 'row'>,
  state: 'done' | 'cancelled' | 'failed',
  counts: Partial<ImportCounts>,
  failure?: string,
): Promise<void> {
  await asWorker(entityId, async (tx) => {
    const change = failure === undefined ? { state } : { state, failure }
    if (!(await moveImport(tx, row, ['waiting', 'reading', 'running', 'cancelling'], change))) return
    const detail = { ...counts, publish: row.publish, end: state }
    const entry = { actorId: row.actorId, door: 'import', action: 'import-end', subject: row.id, detail }
    await appendAudit(tx, entityId, [entry])
  })
}
