import { asCoordinator } from '#db/as-coordinator.server.ts'
import { findSnapshot, type Snapshot } from '#db/queries/suppliers/sanction-snapshots.server.ts'
import { countRefusals } from '#db/queries/suppliers/staged-rows.server.ts'
import { confirmSnapshot } from './decide-snapshot.server.ts'
import { readSnapshot } from './read-snapshot.server.ts'
import { type GivenList, receiveList } from './receive-list.server.ts'

export interface ImportAnswer {
  list: string
  snapshot: string
  /** `current`: it counts · `held`: waits for the coordination · `unchanged`: the same bytes are there · `failed`: it is not that list. */
  outcome: 'current' | 'held' | 'unchanged' | 'failed'
  asOf: string | null
  sha256: string
  rows: { read: number; accepted: number; refused: number }
  difference: { new: number; changed: number; gone: number }
  reasons: { reason: string; count: number; example: string }[]
  /** Why it waits. */
  held: string[]
  problem: string | null
}

/** The whole import in one go, as a command does it: kept, read, and counting at once unless it must wait for a person. */
export async function importList(given: GivenList): Promise<ImportAnswer> {
  const { outcome, snapshotId } = await receiveList(given)
  if (outcome === 'same') return answerOf(await open(snapshotId), 'unchanged')
  await readSnapshot(snapshotId)
  const read = await open(snapshotId)
  if (read.state !== 'held') return answerOf(read, 'failed')
  if (read.holdReasons.length > 0) return answerOf(read, 'held')
  const { actorId, door } = given
  return answerOf(await confirmSnapshot(snapshotId, { actorId, door, reason: null }), 'current')
}

async function open(id: string): Promise<Snapshot> {
  const snapshot = await asCoordinator(null, (tx) => findSnapshot(tx, id))
  if (!snapshot) throw new Error('a received list has its snapshot')
  return snapshot
}

async function answerOf(snapshot: Snapshot, outcome: ImportAnswer['outcome']): Promise<ImportAnswer> {
  return {
    ...{ list: snapshot.list, snapshot: snapshot.id, outcome, asOf: snapshot.asOf, sha256: snapshot.sha256 },
    rows: { read: snapshot.rowsRead, accepted: snapshot.rowsAccepted, refused: snapshot.rowsRefused },
    difference: { new: snapshot.rowsNew, changed: snapshot.rowsChanged, gone: snapshot.rowsGone },
    reasons: await asCoordinator(null, (tx) => countRefusals(tx, snapshot.id, 5)),
    ...{ held: snapshot.holdReasons, problem: snapshot.problem },
  }
}
