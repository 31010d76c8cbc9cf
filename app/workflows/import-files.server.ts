import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { ImportCounts, ImportFinding } from '#app/capture/importing/import-finding.ts'
import { isJudged, type JudgedRelease, judgeRelease } from '#app/capture/importing/judge-release.server.ts'
import { readReleaseFile } from '#app/capture/importing/read-release-file.server.ts'
import { type KnownReleases, ofAnotherEntity, releaseKey, sortReleases } from '#app/capture/importing/sort-releases.ts'
import { countOf } from '#app/lib/amounts.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { insertImport, readKnownContents, readPlaces } from '#db/queries/imports.server.ts'
import { draftImported } from './draft-imported.server.ts'
import { type LeftOut, publishImported } from './publish-imported.server.ts'

export interface ImportRequest {
  entityId: string
  files: { name: string; bytes: Uint8Array }[]
  /** Publish what passes the gate (and the rest as historical); otherwise each process becomes a draft. */
  publish: boolean
  /** Who imports, for the log: a person's id or `portal import`. */
  actor: string
  progress?: (sentence: string) => void
}

export interface ImportOutcome extends ImportCounts {
  findings: ImportFinding[]
}

/** Releases a transaction: small enough that a batch lasts well under two seconds, so that nobody waits long for the state's row. */
const BATCH = 200

/**
 * Imports the releases of files into one entity. Each release is counted exactly once; the same file again changes nothing; a run
 * that was killed goes on where its last committed batch ended when it is run again. What the files hold never throws: it is told
 * in `findings`.
 */
export async function importFiles(request: ImportRequest): Promise<ImportOutcome> {
  const read = request.files.map(({ name, bytes }) => readReleaseFile(name, bytes))
  const judged = read.flatMap((file) => file.releases.map(judgeRelease))
  const releases = judged.filter(isJudged)
  const unreadable = [
    ...read.flatMap((file) => file.unreadable),
    ...judged.filter((one): one is ImportFinding => !isJudged(one)),
  ]
  const tally = [
    countOf(request.files.length, 'archivo', 'archivos'),
    countOf(judged.length, 'publicación leída', 'publicaciones leídas'),
  ]
  request.progress?.(tally.join(', '))
  const sorted = sortReleases(releases, await whatIsKnown(request, releases))
  const warnings = reviewProcesses([...sorted.accepted, ...sorted.historical])
  const findings = [
    ...unreadable,
    ...sorted.rejected.map(({ finding }) => finding),
    ...sorted.historical.flatMap(gateFindings),
    ...warnings,
    ...read.flatMap((file) => file.notes.map(asWarning)),
  ]
  const counts: ImportCounts = {
    files: request.files.length,
    releases: judged.length + read.reduce((sum, file) => sum + file.unreadable.length, 0),
    accepted: sorted.accepted.length,
    historical: sorted.historical.length,
    duplicates: sorted.duplicates.length,
    rejected: sorted.rejected.length + unreadable.length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
  }
  const importId = await asWorker(request.entityId, async (tx) => {
    const id = await insertImport(tx, { actor: request.actor, counts, findings })
    const detail = { ...counts, publish: request.publish }
    await appendAudit(tx, request.entityId, [{ actorId: null, door: 'import', action: 'import', subject: id, detail }])
    return id
  })
  for (const outcome of ['historical', 'accepted'] as const) {
    const { stored, taken } = await store(request, importId, outcome, sorted[outcome])
    counts[outcome] -= stored + taken.length
    counts.duplicates += stored
    counts.rejected += taken.length
    findings.push(...taken.map(ofAnotherEntity))
  }
  return { ...counts, findings }
}

async function whatIsKnown({ entityId, publish }: ImportRequest, releases: JudgedRelease[]): Promise<KnownReleases> {
  const ocids = [...new Set(releases.map(({ ocid }) => ocid))]
  return asWorker(entityId, async (tx) => {
    const contents = await readKnownContents(tx, ocids)
    const places = await readPlaces(tx, ocids)
    const at = (place: string) => new Set(places.filter((row) => row.place === place).map(({ ocid }) => ocid))
    return {
      contents: new Map(contents.map((row) => [releaseKey(row), row.sha256])),
      taken: at('taken'),
      main: at('main'),
      historical: at('historical'),
      drafted: publish ? new Set() : at('draft'),
    }
  })
}

/** Beyond the gate everything is a warning, seen over the whole process: a single release need not name every party again. */
function reviewProcesses(releases: JudgedRelease[]): ImportFinding[] {
  const byOcid = grouped(releases)
  return [...byOcid].flatMap(([ocid, own]) => {
    const failing = own.some(({ errors }) => errors.length > 0)
    const found = reviewDocument(mergeReleases(own.map(({ release }) => release)), { profile: 'edca-mx' })
    return found
      .filter((one) => !failing || one.check !== undefined)
      .map(
        (one): ImportFinding => ({
          file: own[0]!.file,
          ocid,
          path: one.path,
          severity: 'warning',
          message: one.message,
        }),
      )
  })
}

function grouped(releases: JudgedRelease[]): Map<string, JudgedRelease[]> {
  const groups = new Map<string, JudgedRelease[]>()
  for (const release of releases) {
    const own = groups.get(release.ocid)
    if (own) own.push(release)
    else groups.set(release.ocid, [release])
  }
  return groups
}

function gateFindings({ file, ocid, releaseId, errors }: JudgedRelease): ImportFinding[] {
  return errors.map(({ path, message }) => ({ file, ocid, releaseId, path, severity: 'error', message }))
}

const asWarning = (finding: ImportFinding): ImportFinding => ({ ...finding, severity: 'warning' })

/** Stores batch by batch, oldest release of a process first. Tells what somebody else stored or claimed at the same moment. */
async function store(
  request: ImportRequest,
  importId: string,
  outcome: 'accepted' | 'historical',
  unordered: JudgedRelease[],
): Promise<LeftOut> {
  const leftOut: LeftOut = { stored: 0, taken: [] }
  const releases = inOrder(unordered)
  const keep = request.publish ? publishImported : draftImported
  for (let start = 0; start < releases.length; start += BATCH) {
    const batch = releases.slice(start, start + BATCH)
    const { stored, taken } = await keep({ entityId: request.entityId, importId, outcome, releases: batch })
    leftOut.stored += stored
    leftOut.taken.push(...taken)
    request.progress?.(
      `${outcome === 'accepted' ? 'Aceptadas' : 'Históricas'}: ${Math.min(start + BATCH, releases.length)} de ${releases.length}`,
    )
  }
  return leftOut
}

/** Processes in order of first appearance, each with its releases by date: the chain then tells the story in its order. */
function inOrder(releases: JudgedRelease[]): JudgedRelease[] {
  const date = ({ release }: JudgedRelease) => (typeof release.date === 'string' ? release.date : '')
  return [...grouped(releases).values()].flatMap((own) =>
    own.sort((one, other) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : 0)),
  )
}
