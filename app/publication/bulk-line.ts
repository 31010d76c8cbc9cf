/** What a reader needs to place one release in the chain of its entity and to prove it. */
export interface ChainEntry {
  /** Slug of the entity. */
  entity: string
  position: number
  ocid: string
  releaseId: string
  publishedAt: string
  sha256: string
  previousLink: string
  link: string
  /** Present when a legal order withdrew the body: the hash stays. */
  withdrawn?: true
}

/** A row as the feeds read it. */
export type ChainedRelease = Omit<ChainEntry, 'entity' | 'withdrawn'> & { entitySlug: string; body: string | null }

/** The public facts of a row of the chain. */
export function chainEntry(row: ChainedRelease): ChainEntry {
  const { entitySlug, position, ocid, releaseId, sha256, previousLink, link, publishedAt, body } = row
  const withdrawn = body === null ? { withdrawn: true as const } : {}
  return { entity: entitySlug, position, ocid, releaseId, publishedAt, sha256, previousLink, link, ...withdrawn }
}

/** One line of a bulk file that `verify` can prove offline: the chain entry and, unless withdrawn, the stored bytes. */
export function bulkLine(row: ChainedRelease): string {
  return `{"chain":${JSON.stringify(chainEntry(row))},"release":${row.body ?? 'null'}}`
}
