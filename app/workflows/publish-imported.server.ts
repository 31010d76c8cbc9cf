import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import type { Release } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { insertOriginals, type OriginalRow } from '#db/queries/imports.server.ts'
import { claimOcids } from '#db/queries/publishing/entity-lock.server.ts'

export interface ImportedBatch {
  entityId: string
  importId: string
  outcome: 'accepted' | 'historical'
  releases: JudgedRelease[]
}

/** What of a batch was left out, because somebody else was there in the meantime. */
export interface LeftOut {
  /** How many releases another import into this entity had stored. */
  stored: number
  /** Releases of processes that another entity has claimed. */
  taken: JudgedRelease[]
}

/**
 * Publishes one batch of an import and keeps what came in, in one transaction under the entity's lock. What somebody else stored or
 * claimed in the meantime is left out and told; the rest of the batch goes on.
 */
export async function publishImported(batch: ImportedBatch): Promise<LeftOut> {
  return asWorker(batch.entityId, async (tx) => {
    const publisher = await beginPublishing(tx)
    const claimed = new Set(
      await claimOcids(
        tx,
        batch.releases.map(({ ocid }) => ocid),
      ),
    )
    const releases = batch.releases.filter(({ ocid }) => !claimed.has(ocid))
    const taken = batch.releases.filter(({ ocid }) => claimed.has(ocid))
    const known = await insertOriginals(tx, batch.importId, originalRows({ ...batch, releases }))
    const overtaken = new Set(known.map(releaseKey))
    const fresh = releases.filter((release) => !overtaken.has(releaseKey(release)))
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
    return { stored: known.length, taken }
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
