import { ofAnotherEntity, ofWithdrawn } from '#app/capture/importing/sort-releases.ts'
import { type SpoolIndex, SpoolReader } from '#app/capture/importing/spool.server.ts'
import { countOf } from '#app/lib/amounts.ts'
import { askToMatch } from '#app/suppliers/matching/ask-to-match.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { insertFindings, moveImport, writeFileCounts } from '#db/queries/importing/run-import.server.ts'
import { insertNotices } from '#db/queries/publishing/sanction-matches.server.ts'
import { byProcess } from './by-process.ts'
import { draftImported } from './draft-imported.server.ts'
import { ImportOvertaken, type ImportRun } from './import-run.ts'
import type { ImportTally } from './import-tally.ts'
import { type KeptBatch, publishImported } from './publish-imported.server.ts'
import { type ReadyBatch, readyBatch, type Step } from './ready-batch.server.ts'
import type { SortedBatch } from './sort-batch.server.ts'

/**
 * Stores the processes of the spool batch by batch, beginning after those that are done; while one is being stored, the next is made
 * ready. Each transaction holds what it stored, the counts, the findings and how far the import is: killed anywhere, it goes on after
 * the last one that was committed. Returns `later` when its time is over or the process ends, `over` when nothing is left.
 */
export async function storeProcesses(run: ImportRun, index: SpoolIndex, tally: ImportTally): Promise<'over' | 'later'> {
  const processes = [...byProcess(index.releases).values()]
  const reader = await SpoolReader.open(run.folder, index)
  const ready = (from: number): Promise<ReadyBatch> | null => {
    if (from >= processes.length) return null
    const batch = readyBatch(run, reader, processes, from)
    batch.catch(() => undefined)
    return batch
  }
  let next: Promise<ReadyBatch> | null = null
  try {
    while (run.row.processesDone < processes.length) {
      if (run.signal?.aborted || (run.until !== undefined && Date.now() > run.until)) return 'later'
      const batch: ReadyBatch = (await (next ?? ready(run.row.processesDone)))!
      next = ready(batch.processesDone)
      await storeBatch(run, tally, batch)
      run.progress?.(`Procesos: ${run.row.processesDone} de ${countOf(processes.length, 'proceso', 'procesos')}`)
    }
    return 'over'
  } finally {
    await next?.catch(() => undefined)
    await reader.close()
  }
}

async function storeBatch(run: ImportRun, tally: ImportTally, batch: ReadyBatch): Promise<void> {
  const { sorted, processesDone } = batch
  const steps = [...batch.steps]
  const last = steps.pop()
  const late: KeptBatch = { kept: [], stored: [], taken: [], withdrawn: [] }
  for (const step of steps) {
    await inTransaction(run, tally, run.row.processesDone, async (tx) =>
      note(tally, late, step, await keep(tx, run, step, sorted)),
    )
  }
  await inTransaction(run, tally, processesDone, async (tx) => {
    if (last) note(tally, late, last, await keep(tx, run, last, sorted))
    for (const release of [...sorted.duplicates, ...late.stored]) tally.add('duplicates', release)
    for (const { release } of sorted.rejected) tally.add('rejected', release)
    for (const release of [...late.taken, ...late.withdrawn]) tally.add('rejected', release)
    for (const finding of sorted.findings) tally.find(finding)
    for (const release of late.taken) tally.find(ofAnotherEntity(release))
    for (const release of late.withdrawn) tally.find(ofWithdrawn(release))
  })
}

async function keep(tx: WorkerTx, { row }: ImportRun, step: Step, { notices }: SortedBatch): Promise<KeptBatch> {
  const batch = await (row.publish ? publishImported : draftImported)(tx, {
    ...{ importId: row.id, actorId: row.actorId },
    ...step,
  })
  const published = new Set(batch.kept.map(({ ocid }) => ocid))
  await insertNotices(
    tx,
    notices.filter(({ ocid }) => published.has(ocid)),
  )
  return batch
}

function note(tally: ImportTally, late: KeptBatch, { outcome }: Step, { kept, ...leftOut }: KeptBatch): void {
  for (const release of kept) tally.add(outcome, release)
  late.stored.push(...leftOut.stored)
  late.taken.push(...leftOut.taken)
  late.withdrawn.push(...leftOut.withdrawn)
}

/** Opens the door of whoever asked for the import, does the work, and writes with it how far the import is and what it counts. */
async function inTransaction(
  run: ImportRun,
  tally: ImportTally,
  processesDone: number,
  work: (tx: WorkerTx) => Promise<void>,
): Promise<void> {
  const { entityId, row } = run
  const needs = row.publish ? ('publisher' as const) : (['capturer', 'publisher'] as const)
  const actor = row.actorId === null ? undefined : { userId: row.actorId, needs }
  await asWorker(
    entityId,
    async (tx) => {
      await work(tx)
      const { findings, files } = tally.unwritten()
      await insertFindings(tx, row.id, findings)
      await writeFileCounts(tx, row.id, files)
      if (row.publish) await askToMatch(tx, entityId)
      const change = { counts: tally.counts, processesDone, findingCount: tally.findingCount }
      if (!(await moveImport(tx, row, ['running'], change))) throw new ImportOvertaken('the import was moved')
    },
    { actor },
  )
  tally.written()
  run.row = { ...row, processesDone, findingCount: tally.findingCount }
}
