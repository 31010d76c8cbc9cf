/** A small, quick generator of chance (mulberry32): the same seed gives the same numbers on every machine. */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number of at least 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** One of `values`, each as often as its weight says. */
  weighted<T>(values: readonly (readonly [T, number])[]): T {
    let at = this.next() * values.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of values) {
      at -= weight
      if (at < 0) return value
    }
    return values[0]![0]
  }
}

/**
 * Draws ranks 0 to `count` − 1 with a chance in proportion to 1 / (rank + `shift`): few are met all the time, most hardly ever.
 */
export class Zipf {
  private readonly sums: Float64Array

  constructor(count: number, shift: number) {
    this.sums = new Float64Array(count)
    let sum = 0
    for (let rank = 0; rank < count; rank++) {
      sum += 1 / (rank + shift)
      this.sums[rank] = sum
    }
  }

  draw(chance: Chance): number {
    const wanted = chance.next() * this.sums[this.sums.length - 1]!
    let low = 0
    let high = this.sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.sums[middle]! <= wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
