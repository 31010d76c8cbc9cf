import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { appendChain, writeRecords } from '#db/queries/publishing/chain.server.ts'
import { moveEntityPosition, readEntityPosition, takePositions } from '#db/queries/publishing/positions.server.ts'
import { isPreparedFor, type PreparedAhead } from './ahead/prepare-ahead.server.ts'
import type { Publisher } from './begin-publishing.server.ts'
import { prepareCatalog, writeCatalog } from './catalog-rows/write-catalog.server.ts'
import { type LinkedRelease, linkReleases, placeRows, recordTexts } from './link-releases.ts'
import { openHistories } from './open-histories.server.ts'
import { prepareReleases } from './prepare-releases.server.ts'
import type { ProcessHistory } from './process-history.ts'
import type { PublishedRelease, PublishInput, PublishOutcome } from './publication.ts'

/** What was worked out of these very releases before the lock; taken only where it still holds. */
interface WorkedOut {
  ahead?: PreparedAhead | null
}

/**
 * Publishes documents and releases of one entity in the transaction at hand: personal-data rule, difference, tags, chain, record,
 * search row, awards, suppliers, counts and audit, all or nothing. The state's counter row is locked last; commit
 * soon after. Throws Refusal: `ocid-taken`, `historical-process`, `release-id-taken`, `release-date-unreachable` (409),
 * `release-invalid` (422). The gate is the caller's: what comes in has passed it.
 */
export async function publishReleases(
  tx: WorkerTx,
  publisher: Publisher,
  input: PublishInput & WorkedOut,
): Promise<PublishOutcome> {
  // Sent together: under the entity's lock nobody else moves its position.
  const [histories, { position, head }] = await Promise.all([
    openHistories(tx, input.publications),
    readEntityPosition(tx, 'main'),
  ])
  const { releases, unchanged, processes, texts, newOnes, ready } = workOut(publisher, histories, input)
  if (releases.length === 0) return { published: [], unchanged }

  const links = linkReleases(releases, position, head)
  const catalog = await prepareCatalog(tx, publisher, processes, false, ready)
  await appendAudit(
    tx,
    tx.entityId,
    links.map((row) => auditEntry(row, input)),
  )

  const taken = { releases: links.length, records: newOnes, head: links.at(-1)!.link }
  const { first, publishedAt } = await takePositions(tx, 'main', taken)
  const { chain, records } = placeRows(links, texts, first)
  await Promise.all([
    moveEntityPosition(tx, 'main', taken, publishedAt),
    appendChain(tx, chain, publishedAt),
    writeRecords(tx, records, publishedAt),
    writeCatalog(tx, catalog, publishedAt),
  ])
  return { published: chain.map((row) => outcomeOf(row, publishedAt)), unchanged }
}

/** What is to be written: as it was worked out ahead, where that holds, else from what is public. */
function workOut(
  publisher: Publisher,
  histories: Map<string, ProcessHistory>,
  { publications, ahead, whole }: PublishInput & WorkedOut,
) {
  if (ahead && isPreparedFor(ahead, publisher, publications, histories)) {
    const { releases, processes, texts, catalog: ready } = ahead
    return { releases, unchanged: [], processes, texts, ready, newOnes: processes.length }
  }
  const { releases, unchanged } = prepareReleases(publisher, histories, publications, whole)
  const touched = [...new Set(releases.map(({ ocid }) => ocid))].map((ocid) => histories.get(ocid)!)
  const processes = touched.map(({ ocid, compiled, releaseCount }) => ({ ocid, compiled: compiled!, releaseCount }))
  const newOnes = touched.filter(({ isNew }) => isNew).length
  return { releases, unchanged, processes, texts: recordTexts(processes), newOnes }
}

function auditEntry(row: LinkedRelease, { actorId, door }: PublishInput) {
  const { ocid, releaseId, position, sha256, link } = row
  return { actorId, door, action: 'publish', subject: ocid, detail: { releaseId, position, sha256, link } }
}

function outcomeOf(row: LinkedRelease & { statePosition: number }, publishedAt: string): PublishedRelease {
  const { ocid, releaseId, tags, position, statePosition, sha256, link, masked } = row
  return { ocid, releaseId, tags, position, statePosition, sha256, link, publishedAt, masked }
}
