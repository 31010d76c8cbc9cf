import type { ImportFinding } from '#app/capture/importing/import-finding.ts'
import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { type KnownReleases, releaseKey, type Sorted, sortReleases } from '#app/capture/importing/sort-releases.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { readKnownContents, readPlaces } from '#db/queries/imports.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'
import { byProcess } from './by-process.ts'

export interface SortedBatch extends Sorted<JudgedRelease> {
  /** What is to be told of these processes, in order. */
  findings: ImportFinding[]
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
  const { known, mine } = await asWorker(batch.entityId, async (tx) => {
    const contents = await readKnownContents(tx, ocids)
    const places = await readPlaces(tx, ocids)
    const at = (place: string) => new Set(places.filter((row) => row.place === place).map(({ ocid }) => ocid))
    const mine = new Map(
      contents.flatMap((row) => (row.importId === batch.importId ? [[releaseKey(row), row] as const] : [])),
    )
    const begun = new Set([...mine.values()].map(({ ocid }) => ocid))
    const known: KnownReleases = {
      contents: new Map(contents.map((row) => [releaseKey(row), row.sha256])),
      withdrawn: new Set(await findWithdrawn(tx, ocids)),
      ...{ taken: at('taken'), reserved: at('reserved'), main: at('main'), historical: at('historical') },
      drafted: batch.publish ? new Set() : new Set([...at('draft')].filter((ocid) => !begun.has(ocid))),
    }
    return { known, mine }
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
  const historical = [...stored.filter(wasHistorical), ...sorted.historical]
  const accepted = [...stored.filter((release) => !wasHistorical(release)), ...sorted.accepted]
  const findings = [
    ...sorted.rejected.map(({ finding }) => finding),
    ...inFileOrder(historical, releases).flatMap(gateFindings),
    ...reviewProcesses(inFileOrder([...accepted, ...historical], releases)),
  ]
  return { ...sorted, findings }
}

/** As the releases stood in their files, whatever was stored before. */
function inFileOrder(some: JudgedRelease[], all: readonly JudgedRelease[]): JudgedRelease[] {
  const wanted = new Set(some)
  return all.filter((release) => wanted.has(release))
}

function gateFindings({ file, ocid, releaseId, errors }: JudgedRelease): ImportFinding[] {
  return errors.map(({ path, message }) => ({ file, ocid, releaseId, path, severity: 'error', message }))
}

/** Beyond the gate everything is a warning, seen over the whole process: a single release need not name every party again. */
function reviewProcesses(releases: JudgedRelease[]): ImportFinding[] {
  return [...byProcess(releases)].flatMap(([ocid, own]) => {
    const failing = own.some(({ errors }) => errors.length > 0)
    const found = reviewDocument(mergeReleases(own.map(({ release }) => release)), { profile: 'edca-mx' })
    return found
      .filter((one) => !failing || one.check !== undefined)
      .map(({ path, message }): ImportFinding => {
        return { file: own[0]!.file, ocid, path, severity: 'warning', message }
      })
  })
}
