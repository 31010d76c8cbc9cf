import type { Finding } from '#app/ocds/findings.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { JsonObject } from '#app/ocds/types.ts'

/**
 * The coherence checks for each process as its releases compile it: coherence is of a process, not of one of its
 * releases, as a contract may name an award of an earlier one. Findings of the schema are left to each release.
 */
export function reviewProcesses(releases: readonly JsonObject[]): { finding: Finding; release: JsonObject }[] {
  const processes = new Map<string, JsonObject[]>()
  for (const release of releases) {
    if (typeof release.ocid !== 'string') continue
    const known = processes.get(release.ocid)
    if (known) known.push(release)
    else processes.set(release.ocid, [release])
  }
  return [...processes.values()].flatMap((history) => {
    const compiled = mergeReleases(history)
    const release = { ...compiled, id: history.length === 1 ? history[0]?.id : compiled.id }
    return reviewDocument(compiled, { profile: 'edca-mx' }).flatMap((finding) =>
      finding.check !== undefined && finding.check !== 'unique-ids' ? [{ finding, release }] : [],
    )
  })
}
