import { asCoordinator } from '#db/as-coordinator.server.ts'
import { findSanctionList } from '#db/queries/suppliers/sanction-lists.server.ts'
import {
  currentSnapshot,
  findSnapshot,
  readSnapshotFile,
  type Snapshot,
  updateSnapshot,
} from '#db/queries/suppliers/sanction-snapshots.server.ts'
import {
  countDifference,
  dropRefusedRows,
  dropStagedRows,
  insertRefusedRows,
  stageRows,
} from '#db/queries/suppliers/staged-rows.server.ts'
import { publicSanction } from '../public-sanction.ts'
import { isNotThatList, type ListReading } from '../reading/list-reading.ts'
import type { Mapping } from '../reading/mapping.ts'
import { readList } from '../reading/read-list.ts'
import { contentHash } from '../reading/settle-keys.ts'
import type { ListCode } from '../sanction.ts'

const LONG = { timeoutMs: 60_000 }
/** Rows a transaction: each is a second at most, so that whoever looks sees the rows grow. */
const BATCH = 1_000

/**
 * Reads a kept file: its rows are staged beside what counts, with refusals, differences and the reasons for which it must wait for a
 * person. Nothing counts yet. Safe to run again; does nothing when the snapshot was already read.
 */
export async function readSnapshot(snapshotId: string): Promise<void> {
  const given = await asCoordinator(
    null,
    async (tx) => {
      const snapshot = await findSnapshot(tx, snapshotId)
      const list = snapshot && (await findSanctionList(tx, snapshot.list))
      if (snapshot?.state !== 'reading' || !list) return null
      await dropStagedRows(tx, snapshotId)
      await dropRefusedRows(tx, snapshotId)
      return { snapshot, list, content: await readSnapshotFile(tx, snapshotId) }
    },
    LONG,
  )
  if (given === null) return
  const { snapshot, list, content } = given
  const reading = readList(content, list.code as ListCode, list.mapping as Mapping | null)
  if (isNotThatList(reading)) {
    await asCoordinator(null, (tx) => updateSnapshot(tx, snapshotId, { state: 'failed', problem: reading.problem }))
    return
  }
  await stage(snapshotId, reading, list.personBasis)
  await asCoordinator(
    null,
    async (tx) => {
      const difference = await countDifference(tx, snapshotId, list.code)
      const before = await currentSnapshot(tx, list.code)
      const asOf = snapshot.asOf ?? reading.asOf
      const holdReasons = reasonsToHold({ ...snapshot, asOf }, reading, before, list.holdBelow)
      const counts = {
        rowsAccepted: reading.accepted.length,
        rowsRefused: reading.refused.length,
        rowsRead: reading.rowsRead,
      }
      const { encoding, separator } = reading
      await updateSnapshot(tx, snapshotId, {
        state: 'held',
        asOf,
        encoding,
        separator,
        holdReasons,
        ...counts,
        ...difference,
      })
    },
    LONG,
  )
}

async function stage(snapshotId: string, { accepted, refused, rowsRead }: ListReading, basis: string | null) {
  for (let from = 0; from < accepted.length; from += BATCH) {
    const rows = accepted.slice(from, from + BATCH).map((sanction) => ({
      ...{ row: sanction.row, key: sanction.key, hash: contentHash(sanction), content: sanction },
      public: publicSanction(sanction, basis),
    }))
    await asCoordinator(
      null,
      async (tx) => {
        await stageRows(tx, snapshotId, rows)
        await updateSnapshot(tx, snapshotId, { rowsRead, rowsAccepted: from + rows.length })
      },
      LONG,
    )
  }
  for (let from = 0; from < refused.length; from += BATCH) {
    const rows = refused.slice(from, from + BATCH).map((row, at) => ({ ...row, position: from + at + 1 }))
    await asCoordinator(null, (tx) => insertRefusedRows(tx, snapshotId, rows), LONG)
  }
}

/**
 * Why a snapshot must not count by itself. `shrunk`: far fewer rows than the one that counts, as a download that broke off has. `older`:
 * of a day before it. `empty`: no row could be read. `preview`: it came by the screen, where a person looks first.
 */
export function reasonsToHold(
  snapshot: Pick<Snapshot, 'asOf' | 'door'>,
  reading: Pick<ListReading, 'accepted'>,
  before: Pick<Snapshot, 'asOf' | 'rowsAccepted'> | null,
  holdBelow: number,
): string[] {
  const reasons: string[] = []
  if (reading.accepted.length === 0) reasons.push('empty')
  if (before && reading.accepted.length < before.rowsAccepted * holdBelow) reasons.push('shrunk')
  if (before?.asOf && snapshot.asOf && snapshot.asOf < before.asOf) reasons.push('older')
  if (snapshot.door === 'screen') reasons.push('preview')
  return reasons
}
