import { JOB_NAMES, type JobName } from '#app/jobs/job-names.ts'
import { type JobHandler, JobInterrupted } from '#app/jobs/job-run.ts'
import { describeError, log } from '#app/lib/log.server.ts'
import { type RunningQueue, runQueue } from '#db/jobs/run-queue.server.ts'
import { JOB_HANDLERS } from './job-handlers.ts'

/** Jobs at once: short ones need not wait behind an import, and imports take turns among themselves. */
const CONCURRENCY = 4

/**
 * Works on the queue of the database at `url` until stopped; `onLost` when the connection that marks this runner as the one is
 * gone. Waits while another runner works.
 */
export function startJobs(url: string, onLost: () => void): Promise<RunningQueue> {
  return runQueue({
    url,
    names: JOB_NAMES,
    concurrency: CONCURRENCY,
    onLost,
    isInterrupted: (error) => error instanceof JobInterrupted,
    describe: (error) => JSON.stringify(describeError(error)).slice(0, 1000),
    work: async ({ name, payload, signal, attempt }) => {
      const handler = JOB_HANDLERS[name as JobName] as JobHandler<JobName>
      const started = Date.now()
      try {
        await handler(payload as never, { signal, attempt })
        log().info({ job: name, attempt, ms: Date.now() - started }, 'job done')
      } catch (error) {
        if (!(error instanceof JobInterrupted)) log().error({ job: name, attempt, err: error }, 'job failed')
        throw error
      }
    },
  })
}
