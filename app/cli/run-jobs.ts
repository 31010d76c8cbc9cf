// The runner of jobs, a process of its own: forked by npm start, demo and dev (app/server/keep-runner.ts), never by hand.
import { constants, setPriority } from 'node:os'
import { startJobs } from '#app/cli/start-jobs.ts'
import { readEnv } from '#app/config/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import { guardProcess } from '#app/server/guard-process.ts'
import { closePool, openPool } from '#db/pool.server.ts'

/** Longest that a stop may take, in milliseconds; the server waits ten seconds for its own. */
const PATIENCE_MS = 8_000

async function main(): Promise<void> {
  readEnv()
  const url = process.env.DATABASE_APP_URL
  if (!url) throw new Error('DATABASE_APP_URL is not set: the runner is started by the server')
  // Whoever reads or captures comes first; the jobs take what is left of the processor.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  // A login that is superuser or has BYPASSRLS is refused here, as the server refuses it.
  await openPool(url, 4).checked
  const jobs = startJobs(url, () => {
    log().error('the runner lost its place in the queue')
    process.exit(1)
  })
  let stopping = false
  const end = async (why: string) => {
    if (stopping) return
    stopping = true
    log().info({ why }, 'runner of jobs is stopping')
    await (await jobs).stop()
    await closePool()
  }
  const stop = async (why: string) => {
    if (stopping) return
    setTimeout(() => process.exit(0), PATIENCE_MS).unref()
    await end(why)
    process.exit(0)
  }
  // What nobody caught ends this process with 1 and its jobs are given back; the server starts the next one.
  guardProcess(() => end('an error that nobody caught'))
  process.on('SIGTERM', () => void stop('SIGTERM'))
  // Ctrl+C reaches the whole group: the server says when.
  process.on('SIGINT', () => undefined)
  // The channel to the parent closes however the parent ends, kill -9 included.
  process.on('disconnect', () => void stop('parent gone'))
  if (process.send && !process.connected) void stop('parent gone')
  await jobs
  log().info('runner of jobs is ready')
  process.send?.('ready')
}

main().catch((error: unknown) => {
  log().error({ err: error }, 'runner of jobs could not begin')
  process.exit(2)
})
