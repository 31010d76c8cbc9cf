import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import type { Release } from '#app/ocds/types.ts'
import type { PreparedAhead } from '#app/publication/ahead/prepare-ahead.server.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import type { WholeProcess } from '#app/publication/publication.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { insertOriginals, type OriginalRow } from '#db/queries/imports.server.ts'
import { claimOcids } from '#db/queries/publishing/entity-lock.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'

export interface ImportedBatch {
  importId: string
  /** The person who asked for the import; null for the operator. */
  actorId: string | null
  outcome: 'accepted' | 'historical'
  releases: JudgedRelease[]
  /** The processes of the batch with all their releases, by ocid: who is a person in one release is one in all. */
  whole: ReadonlyMap<string, WholeProcess>
  /** What publishing makes of them, worked out before. */
  ahead?: PreparedAhead | null
}

/** What of a batch was kept, and what was left out because somebody else was there in the meantime. */
export interface KeptBatch {
  kept: JudgedRelease[]
  /** Releases that another import into this entity had stored. */
  stored: JudgedRelease[]
  /** Releases of processes that another entity has claimed. */
  taken: JudgedRelease[]
  /** Releases of processes that a legal order has withdrawn. */
  withdrawn: JudgedRelease[]
}

/**
 * Publishes one batch of an import and keeps what came in, in the transaction at hand, under the entity's lock. What somebody else stored
 * or claimed, or an order withdrew, in the meantime is left out and told; the rest of the batch goes on.
 */
export async function publishImported(tx: WorkerTx, batch: ImportedBatch): Promise<KeptBatch> {
  const publisher = await beginPublishing(tx)
  const ocids = batch.releases.map(({ ocid }) => ocid)
  const claimed = new Set(await claimOcids(tx, ocids))
  const gone = new Set(await findWithdrawn(tx, ocids))
  const releases = batch.releases.filter(({ ocid }) => !claimed.has(ocid) && !gone.has(ocid))
  const taken = batch.releases.filter(({ ocid }) => claimed.has(ocid))
  const withdrawn = batch.releases.filter(({ ocid }) => gone.has(ocid) && !claimed.has(ocid))
  const known = await insertOriginals(tx, batch.importId, originalRows({ ...batch, releases }))
  const overtaken = new Set(known.map(releaseKey))
  const kept = releases.filter((release) => !overtaken.has(releaseKey(release)))
  const how = { actorId: batch.actorId, door: 'import', whole: batch.whole }
  if (batch.outcome === 'accepted') {
    const publications = kept.map(({ release }) => ({ release: release as Release }))
    await publishReleases(tx, publisher, { publications, ahead: batch.ahead ?? null, ...how })
  } else {
    const releases = kept.map(({ ocid, releaseId, release, errors }) => ({
      ...{ ocid, releaseId, release },
      findings: errors,
    }))
    await publishHistorical(tx, publisher, { releases, ...how })
  }
  return { kept, stored: releases.filter((release) => overtaken.has(releaseKey(release))), taken, withdrawn }
}

/** The releases of a batch as rows of what came in, private values included. */
export function originalRows({ outcome, releases }: ImportedBatch): OriginalRow[] {
  return releases.map(({ ocid, releaseId, text, sha256, file }) => ({
    ocid,
    releaseId,
    original: text,
    sha256,
    file,
    outcome,
  }))
}
