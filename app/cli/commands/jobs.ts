import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { asJobs } from '#db/as-jobs.server.ts'
import { listQueuedJobs, reviveDeadJobs } from '#db/queries/queued-jobs.server.ts'

const USAGE = 'Use: portal jobs list, o portal jobs retry [ID…] (sin ID: todos los que fallaron)'

/**
 * `jobs list`: what waits, runs, or has failed for good (`state` dead), as JSON. `jobs retry [ID…]`: puts what failed for good back
 * in line. Exit 1 from `list` when something has failed for good, so that a monitor can ask.
 */
export async function run([action = '', ...ids]: string[]): Promise<number> {
  if (!['list', 'retry'].includes(action) || (action === 'list' && ids.length > 0)) throw new CommandProblem(USAGE)
  if (ids.some((id) => !/^\d{1,18}$/.test(id))) throw new CommandProblem(USAGE)
  const database = await openPortalDatabase()
  try {
    if (action === 'retry') {
      const revived = await asJobs((tx) => reviveDeadJobs(tx, ids.length > 0 ? ids : null))
      process.stdout.write(`${JSON.stringify({ revived })}\n`)
      return 0
    }
    const jobs = await asJobs((tx) => listQueuedJobs(tx))
    process.stdout.write(`${JSON.stringify({ jobs }, null, 2)}\n`)
    return jobs.some(({ state }) => state === 'dead') ? 1 : 0
  } finally {
    await database.close()
  }
}
