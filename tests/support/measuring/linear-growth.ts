/** How often a measure is repeated before its least counts; each repetition can only bring it nearer to what the work takes. */
const ROUNDS = 6
/** What is quicker than this, in milliseconds, has no growth that a clock could tell. */
const TOO_QUICK = 1
/** The longer text is four times the shorter one: linear work takes four times as long, quadratic work sixteen times. */
const TIMES = 4
const MOST = 9

/** Milliseconds of this process's processor for some work: other processes on the machine do not count. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/**
 * How many times as long `work` takes on the whole text as on a quarter of it: 4 when it is linear, 16 when it is quadratic, 0 when
 * it is too quick to tell. A ratio of two measures taken in turns is the same on a slow machine as on a quick one.
 */
export function growthOver(text: string, work: (text: string) => unknown, enough = MOST): number {
  const quarter = text.slice(0, Math.floor(text.length / TIMES)) + text.slice(-1)
  let [long, short] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < ROUNDS; round += 1) {
    short = Math.min(
      short,
      processorTime(() => work(quarter)),
    )
    long = Math.min(
      long,
      processorTime(() => work(text)),
    )
    if (long < TOO_QUICK) return 0
    if (long / Math.max(short, TOO_QUICK / TIMES) <= enough / 2) break
  }
  return long / Math.max(short, TOO_QUICK / TIMES)
}

/** Whether the work grows no faster than its text; half way, in ratio, between linear and quadratic. */
export const isLinear = (text: string, work: (text: string) => unknown): boolean => growthOver(text, work) < MOST
