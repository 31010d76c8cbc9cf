import { asAccount } from '#db/as-account.server.ts'
import { leaseRequests } from '#db/queries/lease-requests.server.ts'
import { deleteStaleCounters } from '#db/queries/rate-limits.server.ts'

/** Requests are counted in windows of this length, in milliseconds. */
export const WINDOW_MS = 60_000
/** A key's first requests of a window are counted here alone: most readers never reach the database with it. */
const FREE = 20
/** Processes that may each give FREE without asking: the shared limit is lower by as much, so that the sum stays under the limit. */
const PROCESSES = 4
/** Keys counted at once; those not seen for longest go first. About 200 bytes each: 10 MB however many addresses there are. */
export const MOST_KEYS = 50_000
/** Counters of past windows removed at one lease. */
const SWEEP = 20
const STALE_MS = 15 * 60_000

interface Count {
  window: number
  used: number
  granted: number
  leasing: Promise<void> | null
  isOver: boolean
}

/** How a number of requests is added to the shared count of a key; returns the sum of all processes. */
export type Lease = (key: string, count: number, windowStart: Date) => Promise<number>

const leaseInDatabase: Lease = (key, count, windowStart) =>
  asAccount(null, async (tx) => {
    await deleteStaleCounters(tx, new Date(windowStart.getTime() - STALE_MS), SWEEP)
    return leaseRequests(tx, key, count, windowStart)
  })

/**
 * Counts requests by key over all processes: each process takes permits from the shared count in blocks and gives them out by itself,
 * so that a limit of 600 costs some ten statements and not 600. Memory is bounded. While the database is not there, each process
 * holds the limit for itself.
 */
export class SharedCounter {
  /** Two generations: when the younger is half of the bound, the older is let go whole (taking keys out of a Map one by one is slow). */
  private counts = new Map<string, Count>()
  private former = new Map<string, Count>()
  private readonly lease: Lease

  constructor(lease: Lease = leaseInDatabase) {
    this.lease = lease
  }

  /** Keys held at the moment. */
  get size(): number {
    return this.counts.size + this.former.size
  }

  /** Whether one more request of the key is within the limit of this window. */
  async take(key: string, limit: number, now: number): Promise<boolean> {
    const count = this.countOf(key, Math.floor(now / WINDOW_MS))
    for (;;) {
      if (count.used < count.granted) {
        count.used += 1
        return true
      }
      if (count.isOver) return false
      count.leasing ??= this.extend(key, count, limit).finally(() => {
        count.leasing = null
      })
      await count.leasing
    }
  }

  private countOf(key: string, window: number): Count {
    const known = this.counts.get(key)
    if (known?.window === window) return known
    const older = this.former.get(key)
    const count = older?.window === window ? older : { window, used: 0, granted: FREE, leasing: null, isOver: false }
    this.former.delete(key)
    this.counts.set(key, count)
    if (this.counts.size >= MOST_KEYS / 2) {
      this.former = this.counts
      this.counts = new Map()
    }
    return count
  }

  private async extend(key: string, count: Count, limit: number): Promise<void> {
    const shared = Math.max(FREE, limit - PROCESSES * FREE)
    const block = Math.max(5, Math.ceil(limit / 10))
    try {
      const sum = await this.lease(key, block, new Date(count.window * WINDOW_MS))
      const allowed = Math.min(block, shared - (sum - block))
      if (allowed > 0) count.granted += allowed
      if (allowed < block) count.isOver = true
    } catch {
      count.granted = Math.max(count.granted, Math.min(limit, count.granted + block))
      count.isOver = count.granted >= limit
    }
  }
}
