import type { JsonObject } from '#app/ocds/types.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { claimOcids } from '#db/queries/publishing/entity-lock.server.ts'
import { readBodies, readRecords, readReleaseIds } from '#db/queries/publishing/previous-state.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'
import { ProcessHistory } from './process-history.ts'
import type { DocumentToPublish, ReleaseToPublish } from './publication.ts'
import { historicalProcess, ocidTaken, processWithdrawn } from './refusals.ts'

const ocidOf = (publication: DocumentToPublish | ReleaseToPublish): string =>
  'release' in publication ? publication.release.ocid : publication.ocid

/**
 * Claims the ocids for the entity and reads what is public of each process. Throws Refusal (409) for the first ocid that another
 * entity has, for a process that is historical, and for one that was withdrawn by legal order.
 */
export async function openHistories(
  tx: WorkerTx,
  publications: (DocumentToPublish | ReleaseToPublish)[],
): Promise<Map<string, ProcessHistory>> {
  const ocids = [...new Set(publications.map(ocidOf))]
  const [[taken], records, historical, ids, [withdrawn]] = await Promise.all([
    claimOcids(tx, ocids),
    readRecords(tx, 'main', ocids),
    readRecords(tx, 'historical', ocids),
    readReleaseIds(tx, ocids),
    findWithdrawn(tx, ocids),
  ])
  if (taken !== undefined) throw ocidTaken(taken)
  if (withdrawn !== undefined) throw processWithdrawn(withdrawn)
  if (historical[0]) throw historicalProcess(historical[0].ocid)
  const known = new Map(records.map((record) => [record.ocid, record]))
  const histories = new Map(
    ocids.map((ocid) => {
      const record = known.get(ocid)
      const compiled = record ? (JSON.parse(record.compiled) as JsonObject) : null
      return [ocid, new ProcessHistory(ocid, compiled, record?.releaseCount ?? 0)]
    }),
  )
  for (const { ocid, releaseId } of ids) histories.get(ocid)?.releaseIds.add(releaseId)
  await recallOlder(tx, histories, publications)
  return histories
}

/** Imported releases may be older than what is public: then the whole history is read. */
async function recallOlder(
  tx: WorkerTx,
  histories: Map<string, ProcessHistory>,
  publications: (DocumentToPublish | ReleaseToPublish)[],
): Promise<void> {
  const older = publications.filter(
    (each) => 'release' in each && histories.get(each.release.ocid)?.isOlder(each.release),
  )
  if (older.length === 0) return
  const bodies = new Map<string, JsonObject[]>()
  for (const { ocid, body } of await readBodies(tx, 'main', [...new Set(older.map(ocidOf))])) {
    const own = bodies.get(ocid) ?? []
    own.push(JSON.parse(body) as JsonObject)
    bodies.set(ocid, own)
  }
  for (const [ocid, releases] of bodies) histories.get(ocid)?.recall(releases)
}
