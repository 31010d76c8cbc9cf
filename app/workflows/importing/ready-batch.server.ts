import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import type { SpooledRelease, SpoolReader } from '#app/capture/importing/spool.server.ts'
import type { Release } from '#app/ocds/types.ts'
import { prepareAhead } from '#app/publication/ahead/prepare-ahead.server.ts'
import type { WholeProcess } from '#app/publication/publication.ts'
import type { PublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import { byProcess } from './by-process.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportedBatch } from './publish-imported.server.ts'
import { type SortedBatch, sortBatch } from './sort-batch.server.ts'

/** Releases a transaction: small enough that a batch lasts well under two seconds, so that nobody waits long for the state's row. */
const BATCH = 200
/** Bytes of releases that a batch may hold in memory; one larger process is a batch of its own. */
const BATCH_BYTES = 8 * 1024 * 1024

/** What of a batch goes into one transaction. */
export type Step = Pick<ImportedBatch, 'outcome' | 'releases' | 'whole' | 'ahead'>

/** Whole processes, sorted and worked out as far as can be before anything of them is stored. */
export interface ReadyBatch {
  sorted: SortedBatch
  /** In their order. */
  steps: Step[]
  /** How many processes of the spool are done once it is stored. */
  processesDone: number
}

/**
 * Makes the batch of processes that begins at `from` ready for storing. Depends on nothing that the batch before it stores, as a process
 * is in one batch only: it is done while that one is being stored, which halves the time of an import where there are two cores.
 */
export async function readyBatch(
  run: ImportRun,
  reader: SpoolReader,
  processes: readonly SpooledRelease[][],
  from: number,
): Promise<ReadyBatch> {
  const batch = nextBatch(processes, from)
  const releases: JudgedRelease[] = []
  for (const spooled of batch.flat()) releases.push(await reader.read(spooled))
  const { entityId, row } = run
  const sorted = await sortBatch({ entityId, importId: row.id, publish: row.publish }, releases)
  const whole = wholeProcesses(releases, sorted)
  const steps: Step[] = []
  for (const outcome of ['historical', 'accepted'] as const) {
    for (const some of cut(inDateOrder(sorted[outcome]), row.publish ? BATCH : Number.POSITIVE_INFINITY)) {
      const isWorkedOut = row.publish && outcome === 'accepted'
      const ahead = isWorkedOut ? await workOut(sorted.entity, some, whole) : null
      steps.push({ outcome, releases: some, whole, ahead })
    }
  }
  return { sorted, steps, processesDone: from + batch.length }
}

async function workOut(entity: PublishingEntity | null, releases: readonly JudgedRelease[], whole: Step['whole']) {
  const publications = releases.map(({ release }) => ({ release: release as Release }))
  return entity === null ? null : prepareAhead(entity, publications, whole)
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
