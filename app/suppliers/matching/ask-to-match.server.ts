import type { CoordinatorTx, MemberTx, WorkerTx } from '#db/door.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'

/** Matches run one after another. */
export const MATCH_LINE = 'match-sanctions'

/**
 * Asks, in the transaction of what changed, that the published be matched against the lists: of one entity after it published, everything
 * after a list changed. Asked many times before it begins, it is done once.
 */
export function askToMatch(tx: CoordinatorTx | MemberTx | WorkerTx, entityId?: string): Promise<void> {
  const payload = entityId === undefined ? {} : { entityId }
  return enqueueJob(tx, 'match-sanctions', payload, { key: `match-sanctions-${entityId ?? 'all'}`, line: MATCH_LINE })
}
