import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LOOK_MS = 1_000
/** Pauses between attempts while it does not come up (a full disk), in milliseconds: the last one is repeated. */
const PAUSES = [0, 1_000, 2_000, 5_000, 10_000]

/** The process number of the server on a data folder; null when none is written there. */
export function postmasterOf(data: string): number | null {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

function lives(data: string): boolean {
  const pid = postmasterOf(data)
  if (pid === null) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Looks each second whether the server on a data folder lives, and starts it again when it does not, for as long as it takes: a disk
 * that was full, a process that the system killed. Returns how to call it off.
 */
export function superviseEmbedded(data: string, start: () => Promise<unknown>): () => void {
  let isOver = false
  let failures = 0
  let timer: NodeJS.Timeout
  const look = async () => {
    let pause = LOOK_MS
    if (!lives(data)) {
      await start().then(
        () => {
          failures = 0
        },
        () => {
          pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? LOOK_MS
          failures += 1
        },
      )
    }
    if (!isOver) next(pause)
  }
  const next = (pause: number) => {
    timer = setTimeout(() => void look(), pause)
    timer.unref()
  }
  next(LOOK_MS)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
