import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import type { CoordinatorTx } from '#db/door.server.ts'
import { applyStagedRows, publishListCounts } from '#db/queries/suppliers/apply-snapshot.server.ts'
import { findSanctionList } from '#db/queries/suppliers/sanction-lists.server.ts'
import {
  currentSnapshot,
  findSnapshot,
  type Snapshot,
  updateSnapshot,
} from '#db/queries/suppliers/sanction-snapshots.server.ts'
import { countDifference, dropStagedRows } from '#db/queries/suppliers/staged-rows.server.ts'
import { askToMatch } from '../../matching/ask-to-match.server.ts'

export interface Decision {
  actorId: string | null
  door: 'screen' | 'cli' | 'demo'
  /** Why it counts although it was held for more than a look; null where no reason is needed. */
  reason: string | null
}

/** Reasons that a person must answer with one of their own before the snapshot counts. */
const NEED_WORDS = ['shrunk', 'older', 'empty']

/** Whether a snapshot waits for something that must be answered in words. */
export const needsWords = (snapshot: Pick<Snapshot, 'holdReasons'>): boolean =>
  snapshot.holdReasons.some((reason) => NEED_WORDS.includes(reason))

/**
 * Makes a snapshot that waits count: in one transaction versions end and begin, the published rows follow, the one before is superseded.
 * Throws Refusal: 404 unknown, 409 no longer waiting, 422 when it was held for a reason and none is given.
 */
export async function confirmSnapshot(snapshotId: string, decision: Decision): Promise<Snapshot> {
  return decide(snapshotId, decision, async (tx, snapshot) => {
    if (needsWords(snapshot) && (decision.reason ?? '').trim().length < 10)
      throw new Refusal(
        'reason-missing',
        422,
        'Motivo: diga por qué esta versión de la lista debe contar aunque esté retenida (al menos 10 letras).',
      )
    const difference = await countDifference(tx, snapshotId, snapshot.list)
    await applyStagedRows(tx, snapshotId, snapshot.list)
    const before = await currentSnapshot(tx, snapshot.list)
    if (before) await updateSnapshot(tx, before.id, { state: 'superseded' })
    await settle(tx, snapshotId, { state: 'current', ...difference }, decision)
    await publishListCounts(tx, snapshotId, snapshot.list)
    await askToMatch(tx)
    return { action: 'confirm-sanction-list', detail: { list: snapshot.list, ...difference } }
  })
}

/** Sets a snapshot that waits aside: it never counts, its bytes stay. Throws Refusal as confirming does. */
export async function discardSnapshot(snapshotId: string, decision: Decision): Promise<Snapshot> {
  return decide(snapshotId, decision, async (tx, snapshot) => {
    await settle(tx, snapshotId, { state: 'discarded' }, decision)
    return { action: 'discard-sanction-list', detail: { list: snapshot.list } }
  })
}

type Outcome = { action: string; detail: Record<string, string | number> }

async function decide(
  snapshotId: string,
  decision: Decision,
  work: (tx: CoordinatorTx, snapshot: Snapshot) => Promise<Outcome>,
): Promise<Snapshot> {
  return asCoordinator(
    decision.actorId,
    async (tx) => {
      const known = await findSnapshot(tx, snapshotId)
      if (!known) throw new Refusal('unknown-snapshot', 404, 'No hay una importación con esa dirección.')
      await findSanctionList(tx, known.list, { lock: true })
      const snapshot = await findSnapshot(tx, snapshotId, { lock: true })
      if (snapshot?.state !== 'held')
        throw new Refusal('already-decided', 409, 'Sobre esta importación ya se decidió, o todavía se está leyendo.')
      const { action, detail } = await work(tx, snapshot)
      await dropStagedRows(tx, snapshotId)
      const entry = { actorId: decision.actorId, door: decision.door, action, subject: snapshotId, detail }
      await appendStateAudit(tx, [entry])
      return (await findSnapshot(tx, snapshotId)) ?? snapshot
    },
    { timeoutMs: 60_000 },
  )
}

const settle = (
  tx: CoordinatorTx,
  id: string,
  change: Parameters<typeof updateSnapshot>[2],
  { actorId, reason }: Decision,
): Promise<void> =>
  updateSnapshot(tx, id, {
    ...change,
    ...(actorId ? { decidedBy: actorId } : {}),
    ...(reason?.trim() ? { decisionReason: reason.trim().slice(0, 1000) } : {}),
  })
