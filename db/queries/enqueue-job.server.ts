import { sql } from 'drizzle-orm'
import { JOB_ATTEMPTS, type JobName, type JobPayloads } from '#app/jobs/job-names.ts'
import type { AccountTx, AuditorTx, CoordinatorTx, MemberTx, PlatformTx, SupplierTx, WorkerTx } from '../door.server.ts'

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced by this one and keeps its place (unless `runAt` is given); one that runs is followed by this one. */
  key?: string
  /** Not before this moment. */
  runAt?: Date
  /** Jobs of the same line run one after another. */
  line?: string
}

type EnqueuingTx = AccountTx | MemberTx | WorkerTx | PlatformTx | CoordinatorTx | AuditorTx | SupplierTx

/**
 * Queues a job in the transaction of the act that asks for it: both happen or neither. It runs in the runner's process
 * (app/cli/run-jobs.ts), at least once.
 */
export async function enqueueJob<Name extends JobName>(
  tx: EnqueuingTx,
  name: Name,
  payload: JobPayloads[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.db.execute(sql`
    select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt?.toISOString() ?? null}::timestamptz,
      ${options.line ?? null}, ${JOB_ATTEMPTS[name]})`)
}
