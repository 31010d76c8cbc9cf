import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { ofAnotherEntity, ofWithdrawn } from '#app/capture/importing/sort-releases.ts'
import { type SpooledRelease, type SpoolIndex, SpoolReader } from '#app/capture/importing/spool.server.ts'
import { countOf } from '#app/lib/amounts.ts'
import type { WholeProcess } from '#app/publication/publication.ts'
import { asWorker } from '#db/as-worker.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { insertFindings, moveImport, writeFileCounts } from '#db/queries/importing/run-import.server.ts'
import { byProcess } from './by-process.ts'
import { draftImported } from './draft-imported.server.ts'
import { ImportOvertaken, type ImportRun } from './import-run.ts'
import type { ImportTally } from './import-tally.ts'
import { type ImportedBatch, type KeptBatch, publishImported } from './publish-imported.server.ts'
import { type SortedBatch, sortBatch } from './sort-batch.server.ts'

/** Releases a transaction: small enough that a batch lasts well under two seconds, so that nobody waits long for the state's row. */
const BATCH = 200
/** Bytes of releases that a batch may hold in memory; one larger process is a batch of its own. */
const BATCH_BYTES = 8 * 1024 * 1024

/**
 * Stores the processes of the spool batch by batch, beginning after those that are done. Each transaction holds what it stored, the counts,
 * the findings and how far the import is: killed anywhere, it goes on after the last one that was committed. Returns `later` when
 * its time is over or the process ends, `over` when nothing is left.
 */
export async function storeProcesses(run: ImportRun, index: SpoolIndex, tally: ImportTally): Promise<'over' | 'later'> {
  const processes = [...byProcess(index.releases).values()]
  const reader = await SpoolReader.open(run.folder, index)
  try {
    while (run.row.processesDone < processes.length) {
      if (run.signal?.aborted || (run.until !== undefined && Date.now() > run.until)) return 'later'
      const batch = nextBatch(processes, run.row.processesDone)
      const releases: JudgedRelease[] = []
      for (const spooled of batch.flat()) releases.push(await reader.read(spooled))
      await storeBatch(run, tally, releases, run.row.processesDone + batch.length)
      run.progress?.(`Procesos: ${run.row.processesDone} de ${countOf(processes.length, 'proceso', 'procesos')}`)
    }
    return 'over'
  } finally {
    await reader.close()
  }
}

/** Whole processes, at least one. */
function nextBatch(processes: readonly SpooledRelease[][], from: number): SpooledRelease[][] {
  const batch: SpooledRelease[][] = []
  let releases = 0
  let bytes = 0
  for (let at = from; at < processes.length; at++) {
    const own = processes[at]!
    releases += own.length
    bytes += own.reduce((sum, release) => sum + release.bytes, 0)
    if (batch.length > 0 && (releases > BATCH || bytes > BATCH_BYTES)) break
    batch.push(own)
  }
  return batch
}

/** What of a batch goes into one transaction. */
type Step = Pick<ImportedBatch, 'outcome' | 'releases' | 'whole'>

async function storeBatch(
  run: ImportRun,
  tally: ImportTally,
  releases: JudgedRelease[],
  processesDone: number,
): Promise<void> {
  const { entityId, row } = run
  const sorted = await sortBatch({ entityId, importId: row.id, publish: row.publish }, releases)
  const whole = wholeProcesses(releases, sorted)
  const steps = (['historical', 'accepted'] as const).flatMap((outcome): Step[] =>
    cut(inDateOrder(sorted[outcome]), row.publish ? BATCH : Number.POSITIVE_INFINITY).map((some) => {
      return { outcome, releases: some, whole }
    }),
  )
  const last = steps.pop()
  const late: KeptBatch = { kept: [], stored: [], taken: [], withdrawn: [] }
  for (const step of steps) {
    await inTransaction(run, tally, row.processesDone, async (tx) => note(tally, late, step, await keep(tx, run, step)))
  }
  await inTransaction(run, tally, processesDone, async (tx) => {
    if (last) note(tally, late, last, await keep(tx, run, last))
    for (const release of [...sorted.duplicates, ...late.stored]) tally.add('duplicates', release)
    for (const { release } of sorted.rejected) tally.add('rejected', release)
    for (const release of [...late.taken, ...late.withdrawn]) tally.add('rejected', release)
    for (const finding of sorted.findings) tally.find(finding)
    for (const release of late.taken) tally.find(ofAnotherEntity(release))
    for (const release of late.withdrawn) tally.find(ofWithdrawn(release))
  })
}

/**
 * The processes of a batch with all that is taken of them, also what an interrupted run stored before: one with more releases than a
 * transaction holds is masked in the first as in the last.
 */
function wholeProcesses(releases: readonly JudgedRelease[], { rejected }: SortedBatch): Map<string, WholeProcess> {
  const refused = new Set(rejected.map(({ release }) => release))
  const own = byProcess(releases.filter((release) => !refused.has(release)))
  return new Map([...own].map(([ocid, all]) => [ocid, { releases: all.map(({ release }) => release) }]))
}

const keep = (tx: WorkerTx, { row }: ImportRun, step: Step): Promise<KeptBatch> =>
  (row.publish ? publishImported : draftImported)(tx, { importId: row.id, actorId: row.actorId, ...step })

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
      const change = { counts: tally.counts, processesDone, findingCount: tally.findingCount }
      if (!(await moveImport(tx, row, ['running'], change))) throw new ImportOvertaken('the import was moved')
    },
    { actor },
  )
  tally.written()
  run.row = { ...row, processesDone, findingCount: tally.findingCount }
}

function cut(releases: JudgedRelease[], size: number): JudgedRelease[][] {
  const parts: JudgedRelease[][] = []
  for (let start = 0; start < releases.length; start += size) parts.push(releases.slice(start, start + size))
  return parts
}

/** Processes in order of first appearance, each with its releases by date: the chain then tells the story in its order. */
function inDateOrder(releases: JudgedRelease[]): JudgedRelease[] {
  const date = ({ release }: JudgedRelease) => (typeof release.date === 'string' ? release.date : '')
  return [...byProcess(releases).values()].flatMap((own) =>
    own.sort((one, other) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : 0)),
  )
}
