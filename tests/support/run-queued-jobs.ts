import { startJobs } from '#app/cli/start-jobs.ts'
import { asJobs } from '#db/as-jobs.server.ts'
import { listQueuedJobs, type QueuedJob } from '#db/queries/queued-jobs.server.ts'

/**
 * Works on the queue of the test's database in this process, as the runner does, until nothing is left that may run now.
 * Returns what is left: jobs that failed, or wait for their time.
 */
export async function runQueuedJobs(patienceMs = 30_000): Promise<QueuedJob[]> {
  const url = process.env.DATABASE_APP_URL ?? ''
  const jobs = await startJobs(url, () => undefined)
  try {
    const until = Date.now() + patienceMs
    for (;;) {
      const left = await asJobs((tx) => listQueuedJobs(tx))
      const due = left.filter((job) => job.state === 'running' || (job.state === 'waiting' && isDue(job)))
      if (due.length === 0) return left
      if (Date.now() > until) throw new Error(`jobs still at work: ${due.map(({ name }) => name).join(', ')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await jobs.stop()
  }
}

const isDue = ({ runAt }: QueuedJob): boolean => Date.parse(runAt) <= Date.now()
