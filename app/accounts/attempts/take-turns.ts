import { Refusal } from '#app/lib/refusal.ts'

/** Work of which only so much runs at once and so much waits for its turn, in order of arrival. */
export class Turns {
  private running = 0
  private readonly queue: (() => void)[] = []
  private readonly atOnce: number
  private readonly waiting: number

  constructor(limits: { atOnce: number; waiting: number }) {
    this.atOnce = limits.atOnce
    this.waiting = limits.waiting
  }

  /** Does the work when its turn comes. Throws Refusal `busy` (503) when too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.queue.length >= this.waiting) {
        throw new Refusal(
          'busy',
          503,
          'Muchas personas entran en este momento. Espere unos segundos e inténtelo de nuevo.',
        )
      }
      await new Promise<void>((go) => this.queue.push(go))
    } else this.running += 1
    try {
      return await work()
    } finally {
      // The turn is handed on, not given back: nobody new can slip in between.
      const next = this.queue.shift()
      if (next) next()
      else this.running -= 1
    }
  }
}
