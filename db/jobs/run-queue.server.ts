import { run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { QUEUE_SCHEMA, silent } from './migrate-queue.server.ts'

/** Held by the one runner that works; its connection ends with its process, however that dies. */
const RUNNER_LOCK = 'pg_advisory_lock(4711, 8)'
const CONNECT_AS = { options: '-c role=portal_jobs -c timezone=UTC' }

export interface QueueJob {
  name: string
  payload: unknown
  signal: AbortSignal
  attempt: number
}

export interface QueueOptions {
  /** Address of the application's login. */
  url: string
  names: readonly string[]
  /** Throws: tried again later, or given back when the error is one of isInterrupted. */
  work: (job: QueueJob) => Promise<void>
  /** Whether what `work` threw only means that the runner stops. */
  isInterrupted: (error: unknown) => boolean
  /** What may be kept of an error: a sentence without anybody's data. */
  describe: (error: unknown) => string
  /** Jobs at once. */
  concurrency: number
  /** The connection that holds the lock is gone: another runner may begin, this one must end. */
  onLost: () => void
}

export interface RunningQueue {
  /** Ends what runs (its signal is raised), gives back what was interrupted, and closes every connection. */
  stop(): Promise<void>
}

/**
 * Works on the queue. Only one runner does at a time: another waits here until the lock is free, which is when the first one's
 * connection ends. So every lease found then is of a dead one, and is taken back at once (graphile-worker alone waits four hours).
 */
export async function runQueue(options: QueueOptions): Promise<RunningQueue> {
  const keeper = new pg.Client({ connectionString: options.url, ...CONNECT_AS, keepAlive: true })
  let stopping = false
  const lost = () => {
    if (!stopping) options.onLost()
  }
  keeper.on('error', lost)
  keeper.on('end', lost)
  await keeper.connect()
  await keeper.query(`select ${RUNNER_LOCK}`)
  await giveBackLeases(keeper)
  const pgPool = new pg.Pool({ connectionString: options.url, max: options.concurrency + 2, ...CONNECT_AS })
  pgPool.on('error', () => undefined)
  const interrupted: string[] = []
  const runner = await run({
    pgPool,
    ...{ schema: QUEUE_SCHEMA, logger: silent, noHandleSignals: true, crontab: '' },
    preset: { worker: { gracefulShutdownAbortTimeout: 1, concurrentJobs: options.concurrency, pollInterval: 1000 } },
    taskList: tasksOf(options, interrupted),
  })
  runner.promise.catch(lost)
  return {
    stop: async () => {
      stopping = true
      await runner.stop().catch(() => undefined)
      await runner.promise.catch(() => undefined)
      await giveBackTries(keeper, interrupted).catch(() => undefined)
      await pgPool.end().catch(() => undefined)
      await keeper.end().catch(() => undefined)
    },
  }
}

function tasksOf(options: QueueOptions, interrupted: string[]): TaskList {
  const tasks: TaskList = {}
  for (const name of options.names) {
    tasks[name] = async (payload, { job, abortSignal }) => {
      try {
        const signal = abortSignal ?? new AbortController().signal
        await options.work({ name, payload, signal, attempt: job.attempts })
      } catch (error) {
        if (options.isInterrupted(error)) interrupted.push(job.id)
        throw new Error(options.describe(error))
      }
    }
  }
  return tasks
}

async function giveBackLeases(keeper: pg.Client): Promise<void> {
  for (const table of ['_private_jobs', '_private_job_queues'])
    await keeper.query(
      `update ${QUEUE_SCHEMA}.${table} set locked_by = null, locked_at = null where locked_at is not null`,
    )
}

/** What was interrupted did not fail: it may run at once, and the try does not count. */
async function giveBackTries(keeper: pg.Client, ids: string[]): Promise<void> {
  await keeper.query(
    `update ${QUEUE_SCHEMA}._private_jobs set attempts = greatest(attempts - 1, 0), run_at = now(), last_error = null where id = any($1::bigint[])`,
    [ids],
  )
}
