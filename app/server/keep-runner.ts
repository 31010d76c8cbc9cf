import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { log } from '#app/lib/log.server.ts'

/** Waits before the runner is started again, in milliseconds: the first at once, since most ends are not its fault. */
const WAITS = [0, 1_000, 2_000, 5_000, 10_000, 30_000]
/** A runner that lived this long is not failing over and over. */
const HEALTHY_MS = 60_000

export interface KeptRunner {
  /** The process at work now. */
  pid(): number | undefined
  /** Asks it to end, waits until it has, and starts no other. */
  stop(): Promise<void>
}

/**
 * Starts the runner of jobs as a process of its own and starts it again, with growing pauses, whenever it dies. It ends with
 * this process, also when this one is killed: its channel to us closes. The database must be open (DATABASE_APP_URL).
 */
export function keepRunner(): KeptRunner {
  let child: ChildProcess | undefined
  let stopping = false
  let failures = 0
  let again: NodeJS.Timeout | undefined
  const begin = () => {
    const startedAt = Date.now()
    child = fork(join('app', 'cli', 'run-jobs.ts'), [], {
      execArgv: ['--import', 'tsx'],
      // npm's marks would make it watch for an end that its own channel tells better.
      env: { ...process.env, npm_lifecycle_event: '' },
    })
    child.on('error', (error) => log().error({ err: error }, 'runner of jobs could not be started'))
    child.once('exit', (code, signal) => {
      child = undefined
      if (stopping) return
      failures = Date.now() - startedAt > HEALTHY_MS ? 0 : failures + 1
      const wait = WAITS[Math.min(failures - 1, WAITS.length - 1)] ?? 0
      log().warn({ code, signal, wait }, 'runner of jobs ended; it is started again')
      again = setTimeout(begin, wait)
    })
  }
  begin()
  return {
    pid: () => child?.pid,
    stop: async () => {
      stopping = true
      clearTimeout(again)
      const ending = child
      if (!ending) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill('SIGTERM')
      await ended
    },
  }
}
