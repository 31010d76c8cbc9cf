import type { ImportFinding } from '#app/capture/importing/import-finding.ts'
import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { asText, type JsonObject, objectsAt } from '#app/ocds/types.ts'
import { findStops } from '#app/suppliers/matching/stops/find-stops.server.ts'
import { sentenceOf, stopFindings } from '#app/suppliers/matching/stops/stop-findings.ts'
import { stopNotices } from '#app/suppliers/matching/stops/stop-notices.ts'
import type { Stop } from '#app/suppliers/matching/stops/stops-of.ts'
import { asWorker } from '#db/as-worker.server.ts'
import type { ControlNotice } from '#db/queries/publishing/sanction-matches.server.ts'

/** What the lists of sanctions have to say of processes that are to be published. */
export interface StoppedImports {
  /** Releases with an award that a list stops and that nobody gave a reason for: they are not taken. */
  rejected: { release: JudgedRelease; finding: ImportFinding }[]
  /** Of awards with their reason, for the control body. */
  notices: ControlNotice[]
  /** Presumptions and tenderers: worth a look. */
  warnings: ImportFinding[]
}

/**
 * Asks the lists about whole processes, each merged of all releases that come in; a release that brings a stopped award is refused, the
 * others of its process are not. `processes`: by ocid, their releases and what these make together.
 */
export async function stopImported(
  entityId: string,
  processes: ReadonlyMap<string, { releases: readonly JudgedRelease[]; merged: JsonObject }>,
): Promise<StoppedImports> {
  const entries = [...processes]
  const found = await asWorker(entityId, (tx) =>
    findStops(
      tx,
      entries.map(([, { merged }]) => merged),
    ),
  )
  const outcome: StoppedImports = { rejected: [], notices: [], warnings: [] }
  for (const [at, [ocid, { releases }]] of entries.entries()) {
    const { stops, warnings } = found[at]!
    const open = stops.filter(({ reason }) => reason === null)
    for (const release of releases) {
      const stop = open.find(({ awardId }) => placeOf(release, awardId) >= 0)
      if (stop) outcome.rejected.push({ release, finding: refusal(release, stop) })
    }
    if (open.length === 0) outcome.notices.push(...stopNotices(ocid, stops))
    for (const { path, message } of stopFindings({ stops: [], warnings }))
      outcome.warnings.push({ file: releases[0]!.file, ocid, path, severity: 'warning', message })
  }
  return outcome
}

const placeOf = ({ release }: JudgedRelease, awardId: string): number =>
  objectsAt(release, 'awards').findIndex(
    (award) => asText(award.id) === awardId && objectsAt(award, 'suppliers').length > 0,
  )

function refusal(release: JudgedRelease, stop: Stop): ImportFinding {
  const { file, ocid, releaseId } = release
  const path = `/awards/${placeOf(release, stop.awardId)}`
  const message = `${sentenceOf(stop)} No se publica sin una excepción en «sanctionExceptions» de la adjudicación, con la sanción ${stop.hit.sanctionId}, su razón y su fundamento legal.`
  return { file, ocid, releaseId, path, severity: 'error', message }
}
