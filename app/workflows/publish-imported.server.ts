import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import type { Release } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { insertOriginals, type OriginalRow } from '#db/queries/imports.server.ts'

export interface ImportedBatch {
  entityId: string
  importId: string
  outcome: 'accepted' | 'historical'
  releases: JudgedRelease[]
}

/**
 * Publishes one batch of an import and keeps what came in, in one transaction under the entity's lock. Releases that another
 * import stored in the meantime are left out; returns how many those were.
 */
export async function publishImported(batch: ImportedBatch): Promise<number> {
  return asWorker(batch.entityId, async (tx) => {
    const publisher = await beginPublishing(tx)
    const known = await insertOriginals(tx, batch.importId, originalRows(batch))
    const overtaken = new Set(known.map(releaseKey))
    const fresh = batch.releases.filter((release) => !overtaken.has(releaseKey(release)))
    const how = { actorId: null, door: 'import' }
    if (batch.outcome === 'accepted') {
      const publications = fresh.map(({ release }) => ({ release: release as Release }))
      await publishReleases(tx, publisher, { publications, ...how })
    } else {
      const releases = fresh.map(({ ocid, releaseId, release, errors }) => ({
        ocid,
        releaseId,
        release,
        findings: errors,
      }))
      await publishHistorical(tx, publisher, { releases, ...how })
    }
    return known.length
  })
}

/** The releases of a batch as rows of what came in, private values included. */
export function originalRows({ outcome, releases }: ImportedBatch): OriginalRow[] {
  return releases.map(({ ocid, releaseId, release, sha256, file }) => ({
    ocid,
    releaseId,
    original: JSON.stringify(release),
    sha256,
    file,
    outcome,
  }))
}
