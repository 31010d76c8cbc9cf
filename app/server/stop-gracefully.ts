import type { Server } from 'node:http'
import { log } from '#app/lib/log.server.ts'

/** Time given to requests that are being answered, in milliseconds; the whole stop stays under ten seconds. */
const PATIENCE_MS = 8_000
const SWEEP_MS = 50

/**
 * On SIGTERM or SIGINT: says it is not ready, takes no new connection, lets the ones in course end, runs `onStop`
 * (the pools), and leaves with code 0. What is still open after eight seconds is cut.
 * Out: a function that tells whether the server is stopping.
 */
export function stopGracefully(server: Server, onStop: () => Promise<void>): () => boolean {
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log().info({ signal }, 'stopping')
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    // A browser keeps its connection after the answer: those that have become idle are closed as they do.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    clearTimeout(cut)
    clearInterval(sweep)
    await onStop().catch((error: unknown) => log().error({ err: error }, 'could not close everything'))
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  return () => stopping
}
