import { loadavg } from 'node:os'

/** Rounds of every measurement; the medians are told, with the range. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Milliseconds that a piece of work takes. */
export async function timeOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Runs two pieces of work in turns, five rounds after a cold one; all their times in milliseconds. */
export async function alternately(
  ours: () => Promise<unknown> | unknown,
  limit: () => Promise<unknown> | unknown,
): Promise<{ ours: number[]; limit: number[] }> {
  const times = { ours: [] as number[], limit: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const limitTook = await timeOf(limit)
    const oursTook = await timeOf(ours)
    if (round === 0) continue
    times.limit.push(limitTook)
    times.ours.push(oursTook)
  }
  return times
}

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 0)

/** `12 ms (10–19)`: median and range. */
export const spread = (values: readonly number[]): string =>
  `${shown(median(values))} ms (${shown(Math.min(...values))}–${shown(Math.max(...values))})`

/** `p50 3 / p95 9 / max 12 ms`. */
export const percentiles = (values: readonly number[]): string =>
  `p50 ${shown(median(values))} / p95 ${shown(percentile(values, 0.95))} / max ${shown(Math.max(...values))} ms`

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Prints a ratio of ours to a limit measured beside it; only such a ratio fails the bench. */
export function holdRatio(what: string, ratio: number, most: number): void {
  const holds = ratio <= most
  say(`${what}: ratio ${ratio.toFixed(2)} (at most ${most}) ${holds ? 'ok' : 'MISSED'}`)
  if (!holds) process.exitCode = 1
}

/** Prints an absolute figure beside its goal: it depends on the machine and fails nothing. */
export function tellGoal(what: string, value: number, goal: number, unit: string): void {
  say(`${what}: ${shown(value)} ${unit}, goal ${goal} ${unit} ${value <= goal ? 'met' : 'not met on this machine now'}`)
}

/** Prints how busy the machine was. */
export const tellLoad = (): void =>
  say(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
