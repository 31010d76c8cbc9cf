import { sql } from 'drizzle-orm'
import type { JobsTx } from '../door.server.ts'

export interface QueuedJob {
  id: string
  name: string
  /** Ids only. */
  payload: Record<string, string>
  state: 'waiting' | 'running' | 'dead'
  attempts: number
  maxAttempts: number
  /** What went wrong last, without anybody's data. */
  lastError: string | null
  runAt: string
}

/** Jobs of the queue, those that failed for good first; at most `limit`. */
export async function listQueuedJobs(tx: JobsTx, limit = 500): Promise<QueuedJob[]> {
  return tx.db.execute<QueuedJob & Record<string, unknown>>(sql`
    select j.id::text, t.identifier as name, j.payload,
      case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'dead' else 'waiting' end as state,
      j.attempts::int, j.max_attempts::int as "maxAttempts", j.last_error as "lastError",
      to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "runAt"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    order by (j.attempts >= j.max_attempts and j.locked_at is null) desc, j.run_at, j.id limit ${limit}`)
}

/** Puts jobs that failed for good back in line, to be tried from the beginning; all of them without ids. Returns how many. */
export async function reviveDeadJobs(tx: JobsTx, ids: string[] | null): Promise<number> {
  const rows = await tx.db.execute(sql`
    update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null
    where locked_at is null and attempts >= max_attempts
      and (${ids === null} or id::text in (select json_array_elements_text(${JSON.stringify(ids ?? [])}::json)))
    returning id`)
  return rows.length
}
