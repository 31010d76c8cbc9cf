import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#app/lib/log.server.ts'

/** Time given to requests that are being answered, in milliseconds; the whole stop stays under ten seconds. */
const PATIENCE_MS = 7_000
const SWEEP_MS = 50

export interface Stopping {
  /** Whether the server is stopping. */
  isStopping: () => boolean
  /** Stops in order, without leaving the process. */
  stop: () => Promise<void>
}

/**
 * On SIGTERM or SIGINT, in this order: /salud/listo says 503 and each answer tells its connection to close, while all requests are
 * still answered for `noticeMs`, so that a balancer turns away and no client loses a request; then no new connection is taken, the
 * requests in course end, `onStop` runs (the pools), and the process leaves with 0. What is open seven seconds later is cut.
 */
export function stopGracefully(server: Server, onStop: () => Promise<void>, noticeMs = 0): Stopping {
  let stopped: Promise<void> | null = null
  server.prependListener('request', (_req, res) => {
    if (stopped) res.setHeader('Connection', 'close')
  })
  const end = async () => {
    if (noticeMs > 0) await wait(noticeMs)
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    // A browser keeps its connection after the answer: those that have become idle are closed as they do.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    clearTimeout(cut)
    clearInterval(sweep)
    await onStop().catch((error: unknown) => log().error({ err: error }, 'could not close everything'))
  }
  const stop = () => {
    stopped ??= end()
    return stopped
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (!stopped) log().info({ signal }, 'stopping')
      void stop().then(() => process.exit(0))
    })
  return { isStopping: () => stopped !== null, stop }
}
