const shown = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`

function timed(work: () => void): number {
  globalThis.gc?.()
  const start = performance.now()
  work()
  return performance.now() - start
}

/**
 * Runs two pieces of work in turns (A B A B …) on the same machine in the same minute, the first, cold round left
 * out, and gives the quickest of each in milliseconds: what is left when others disturb least.
 */
export function inTurns(ours: () => void, limit: () => void, rounds = 5): { ours: number; limit: number } {
  const best = { ours: Number.POSITIVE_INFINITY, limit: Number.POSITIVE_INFINITY }
  for (let round = 0; round <= rounds; round++) {
    const limitTook = timed(limit)
    const oursTook = timed(ours)
    if (round === 0) continue
    best.limit = Math.min(best.limit, limitTook)
    best.ours = Math.min(best.ours, oursTook)
  }
  return best
}

/** Prints ours beside the limit and fails the bench when ours takes more than `most` times as long. */
export function atMost(what: string, { ours, limit }: { ours: number; limit: number }, most: number): void {
  const ratio = ours / limit
  const verdict = ratio <= most ? 'ok' : 'MISSED'
  process.stdout.write(
    `${what}: ${shown(ours)}, limit ${shown(limit)}, ratio ${ratio.toFixed(2)} (at most ${most}) ${verdict}\n`,
  )
  if (ratio > most) process.exitCode = 1
}
