import { Logger, runMigrations } from 'graphile-worker'
import type { Sql } from 'postgres'

/** The schema of graphile-worker, its own and nobody else's. */
export const QUEUE_SCHEMA = 'graphile_worker'
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs']

/** Doors that may queue a job by enqueue_job(). Visitors may not, and the runner itself has no act of its own. */
const MAY_ENQUEUE = ['account', 'member', 'worker', 'platform', 'coordinator', 'auditor']

/** graphile-worker's own log would carry payloads and errors: what is worth telling, the runner tells. */
export const silent = new Logger(() => () => undefined)

/**
 * Brings the queue's tables to the newest form, as owner, and gives portal_jobs the rows (the tables have row security without a
 * policy) and none of the functions. After the migrations of db/migrations; may run again at any time.
 */
export async function migrateQueue(owner: Sql, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: QUEUE_SCHEMA, logger: silent })
  await owner.begin(async (tx) => {
    await tx.unsafe(`grant usage on schema ${QUEUE_SCHEMA} to portal_jobs`)
    await tx.unsafe(`grant select on ${QUEUE_SCHEMA}.migrations to portal_jobs`)
    for (const table of TABLES) {
      await tx.unsafe(`grant select, insert, update, delete on ${QUEUE_SCHEMA}.${table} to portal_jobs`)
      await tx.unsafe(`drop policy if exists "the runner works on every job" on ${QUEUE_SCHEMA}.${table}`)
      await tx.unsafe(
        `create policy "the runner works on every job" on ${QUEUE_SCHEMA}.${table} to portal_jobs using (true) with check (true)`,
      )
    }
    const doors = MAY_ENQUEUE.map((door) => `portal_${door}`).join(', ')
    await tx.unsafe(`grant execute on function enqueue_job to ${doors}`)
  })
}
