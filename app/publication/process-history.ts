import { extendCompiled, mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const dateOf = (release: JsonObject): string => (typeof release.date === 'string' ? release.date : '')

/**
 * One process while it is being published: what is public already and the releases that follow. Its compiled release is always
 * that of the whole history, whether it was read back or only extended.
 */
export class ProcessHistory {
  readonly ocid: string
  readonly releaseIds = new Set<string>()
  releaseCount: number
  /** Whether nothing of the process was published before. */
  readonly isNew: boolean
  private readonly published: JsonObject | null
  private readonly pending: JsonObject[] = []
  private earlier: JsonObject[] | null = null
  private merged: JsonObject | null

  constructor(ocid: string, published: JsonObject | null, releaseCount: number) {
    this.ocid = ocid
    this.published = published
    this.merged = published
    this.isNew = published === null
    this.releaseCount = releaseCount
  }

  /** Whether a release comes before what is public, so that the whole history must be merged again. */
  isOlder(release: JsonObject): boolean {
    return this.published !== null && dateOf(release) < dateOf(this.published)
  }

  /** Gives it the public releases, in the order in which they were published. */
  recall(releases: JsonObject[]): void {
    this.earlier = releases
    this.merged = null
  }

  append(release: JsonObject, releaseId: string): void {
    this.pending.push(release)
    this.releaseIds.add(releaseId)
    this.releaseCount += 1
    this.merged = null
  }

  /** The compiled release as of now; null when there is no release yet. */
  get compiled(): JsonObject | null {
    if (this.merged) return this.merged
    if (this.earlier) this.merged = mergeReleases([...this.earlier, ...this.pending])
    else if (this.published) this.merged = extendCompiled(this.published, this.pending)
    else if (this.pending.length > 0) this.merged = mergeReleases(this.pending)
    return this.merged
  }

  /** The next release id of ours that is free: the ocid and a running number. */
  nextReleaseId(): string {
    let number = this.releaseCount + 1
    while (this.releaseIds.has(`${this.ocid}-${number}`)) number += 1
    return `${this.ocid}-${number}`
  }
}
