/** What the ratios of paired timings say: their median, and the bounds between which the true median lies. */
export interface RatioOfTimings {
  median: number
  low: number
  high: number
}

/** Two-sided 99.99 %: one wrong alarm in ten thousand runs. */
const DEVIATIONS = 3.89

/**
 * Compares two kinds of timings that were taken in turns (the first of one with the first of the other, and so on). The bounds come
 * from ranks alone (a sign test), so they hold however noisy the machine is: noise makes them wide, it does not move them. A
 * difference that is there on every machine lies outside of them; another process that eats the processor does not.
 */
export function compareTimings(one: readonly number[], other: readonly number[]): RatioOfTimings {
  const ratios = one.map((time, at) => time / (other[at] ?? Number.NaN)).sort((a, b) => a - b)
  const middle = ratios.length / 2
  const reach = (DEVIATIONS * Math.sqrt(ratios.length)) / 2
  const at = (rank: number) => ratios[Math.min(ratios.length - 1, Math.max(0, Math.floor(rank)))] ?? Number.NaN
  return { median: at(middle), low: at(middle - reach), high: at(middle + reach) }
}

/** Whether the two kinds differ by more than `allowed` (0.05 is 5 %) for certain, and not by what the machine did meanwhile. */
export const canBeToldApart = ({ low, high }: RatioOfTimings, allowed: number): boolean =>
  low > 1 + allowed || high < 1 / (1 + allowed)
