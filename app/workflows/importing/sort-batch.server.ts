import { setImmediate as breathe } from 'node:timers/promises'
import type { ImportFinding } from '#app/capture/importing/import-finding.ts'
import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { type KnownReleases, releaseKey, type Sorted, sortReleases } from '#app/capture/importing/sort-releases.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { readKnownContents, readPlaces } from '#db/queries/imports.server.ts'
import { type PublishingEntity, readPublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import type { ControlNotice } from '#db/queries/publishing/sanction-matches.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'
import { byProcess } from './by-process.ts'
import { type StoppedImports, stopImported } from './stop-imported.server.ts'

export interface SortedBatch extends Sorted<JudgedRelease> {
  /** What is to be told of these processes, in order. */
  findings: ImportFinding[]
  /** The entity as it was then; null when it does not exist. */
  entity: PublishingEntity | null
  /** Awards with a written reason for what a list says, for the control body. */
  notices: ControlNotice[]
}

const NOTHING_STOPPED: StoppedImports = { rejected: [], notices: [], warnings: [] }

type MergedProcesses = Map<string, { releases: JudgedRelease[]; merged: JsonObject }>

/** Whole processes, their releases in the order of the files and what these make together. */
function mergedProcesses(some: JudgedRelease[], all: readonly JudgedRelease[]): MergedProcesses {
  const own = byProcess(inFileOrder(some, all))
  return new Map(
    [...own].map(([ocid, releases]) => [
      ocid,
      { releases, merged: mergeReleases(releases.map(({ release }) => release)) },
    ]),
  )
}

/**
 * Puts the releases of whole processes where they belong (see sortReleases) and reviews each process. What this very import has stored
 * before it was interrupted is in none of the lists, but counts for the review: its result is that of one undisturbed run.
 */
export async function sortBatch(
  batch: { entityId: string; importId: string; publish: boolean },
  releases: JudgedRelease[],
): Promise<SortedBatch> {
  const ocids = [...new Set(releases.map(({ ocid }) => ocid))]
  const { known, mine, entity } = await asWorker(batch.entityId, async (tx) => {
    const [contents, places, withdrawn, entity] = await Promise.all([
      readKnownContents(tx, ocids),
      readPlaces(tx, ocids),
      findWithdrawn(tx, ocids),
      readPublishingEntity(tx),
    ])
    const at = (place: string) => new Set(places.filter((row) => row.place === place).map(({ ocid }) => ocid))
    const mine = new Map(
      contents.flatMap((row) => (row.importId === batch.importId ? [[releaseKey(row), row] as const] : [])),
    )
    const begun = new Set([...mine.values()].map(({ ocid }) => ocid))
    const known: KnownReleases = {
      contents: new Map(contents.map((row) => [releaseKey(row), row.sha256])),
      withdrawn: new Set(withdrawn),
      ...{ taken: at('taken'), reserved: at('reserved'), main: at('main'), historical: at('historical') },
      drafted: batch.publish ? new Set() : new Set([...at('draft')].filter((ocid) => !begun.has(ocid))),
    }
    return { known, mine, entity }
  })
  const seen = new Set<string>()
  const stored: JudgedRelease[] = []
  const fresh = releases.filter((release) => {
    const key = releaseKey(release)
    if (mine.get(key)?.sha256 !== release.sha256 || seen.has(key)) return true
    seen.add(key)
    stored.push(release)
    return false
  })
  const sorted = sortReleases(fresh, known)
  const wasHistorical = (release: JudgedRelease) => mine.get(releaseKey(release))?.outcome === 'historical'
  const merged = mergedProcesses([...stored, ...sorted.accepted, ...sorted.historical], releases)
  const stopped = batch.publish && entity ? await stopImported(batch.entityId, merged) : NOTHING_STOPPED
  const refused = new Set(stopped.rejected.map(({ release }) => release))
  const taken = (release: JudgedRelease) => !refused.has(release)
  const kept = {
    ...sorted,
    accepted: sorted.accepted.filter(taken),
    historical: sorted.historical.filter(taken),
    rejected: [...sorted.rejected, ...stopped.rejected.filter(({ release }) => !stored.includes(release))],
  }
  const historical = [...stored.filter(wasHistorical), ...kept.historical]
  const findings = [
    ...kept.rejected.map(({ finding }) => finding),
    ...inFileOrder(historical, releases).flatMap(gateFindings),
    ...stopped.warnings,
    ...(await reviewProcesses(merged)),
  ]
  return { ...kept, findings, entity, notices: stopped.notices }
}

/** As the releases stood in their files, whatever was stored before. */
function inFileOrder(some: JudgedRelease[], all: readonly JudgedRelease[]): JudgedRelease[] {
  const wanted = new Set(some)
  return all.filter((release) => wanted.has(release))
}

function gateFindings({ file, ocid, releaseId, errors }: JudgedRelease): ImportFinding[] {
  return errors.map(({ path, message }) => ({ file, ocid, releaseId, path, severity: 'error', message }))
}

/**
 * Beyond the gate everything is a warning, seen over the whole process: a single release need not name every party again. Lets others
 * work after each process: the batch before is being stored meanwhile.
 */
async function reviewProcesses(processes: MergedProcesses): Promise<ImportFinding[]> {
  const findings: ImportFinding[] = []
  for (const [ocid, { releases: own, merged }] of processes) {
    const failing = own.some(({ errors }) => errors.length > 0)
    const found = reviewDocument(merged, { profile: 'edca-mx' })
    for (const { check, path, message } of found)
      if (!failing || check !== undefined)
        findings.push({ file: own[0]!.file, ocid, path, severity: 'warning', message })
    await breathe()
  }
  return findings
}
