import type { Persons } from '#app/ocds/private-data.ts'
import type { JsonObject, Release } from '#app/ocds/types.ts'

/** A captured process: the whole document as it should now read. The release is worked out from what is public. */
export interface DocumentToPublish {
  ocid: string
  document: JsonObject
  /** When it is published in its own story; now unless told (generated data). */
  at?: Date
}

/** An imported release that passes the gate; keeps its id, date, tags and unknown members. */
export interface ReleaseToPublish {
  release: Release
}

/**
 * A process of which only some releases may come in this transaction: all that are known of it, as they came in, so that who is a
 * natural person in a later one is one in the first. `persons` is worked out once for all transactions.
 */
export interface WholeProcess {
  releases: readonly JsonObject[]
  persons?: Persons
}

export interface PublishInput {
  /** In the order of publication; a process may come more than once. At most about 500, so that nobody waits long. */
  publications: (DocumentToPublish | ReleaseToPublish)[]
  /** Who publishes; null for commands. */
  actorId: string | null
  /** From which side, for the audit: `screen`, `import`, `demo`. */
  door: string
  /** By ocid; a process that is not here is whole in `publications`. */
  whole?: ReadonlyMap<string, WholeProcess>
}

export interface PublishedRelease {
  ocid: string
  releaseId: string
  tags: string[]
  position: number
  statePosition: number
  sha256: string
  link: string
  publishedAt: string
  /** JSON Pointers of what the personal-data rule masked. */
  masked: string[]
}

export interface PublishOutcome {
  published: PublishedRelease[]
  /** Ocids of documents that say nothing new; nothing was published for them. */
  unchanged: string[]
}
