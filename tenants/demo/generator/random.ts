/** A stream of numbers that depends on nothing but its seed: the same seed gives the same demonstration on every machine. */
export class Random {
  private state: number

  /** `seed` is any text or number; different texts give independent streams. */
  constructor(seed: string | number) {
    let hash = 2166136261
    for (const letter of String(seed)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
    this.state = hash >>> 0
  }

  /** In [0, 1). The generator is "mulberry32". */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  between(min: number, max: number): number {
    return min + this.next() * (max - min)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A member of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const member = list[Math.floor(this.next() * list.length)]
    if (member === undefined) throw new RangeError('nothing to pick from')
    return member
  }

  /** A member drawn in proportion to its weight; weights are not negative and not all zero. */
  weighted<T>(list: readonly T[], weightOf: (member: T) => number): T {
    let left = this.next() * list.reduce((sum, member) => sum + weightOf(member), 0)
    for (const member of list) {
      left -= weightOf(member)
      if (left < 0) return member
    }
    return this.pick(list)
  }

  /** `count` different members (all of them, if there are fewer), in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list]
    const chosen: T[] = []
    while (chosen.length < count && rest.length > 0) chosen.push(...rest.splice(this.int(0, rest.length - 1), 1))
    return chosen
  }

  /** Log-normal around a median: most values near it, a few far above. `spread` 0.5 is narrow, 1.2 wide. */
  around(median: number, spread: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * this.next()))
  }
}
