import { canonicalText } from '#app/ocds/canonical.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { ChainRow, RecordRow } from '#db/queries/publishing/chain.server.ts'
import { chainLink, sha256 } from './chain-link.ts'
import { instantOf } from './instants.ts'
import type { PreparedRelease } from './prepare-releases.server.ts'

export type LinkedRelease = PreparedRelease & Omit<ChainRow, 'statePosition'>

/** Releases as the next links of an entity's chain, which stands at position `after` with the link `head`. */
export function linkReleases(releases: readonly PreparedRelease[], after: number, head: string): LinkedRelease[] {
  let previousLink = head
  return releases.map((release, at) => {
    const digest = sha256(release.body)
    const link = chainLink(previousLink, digest)
    const releaseDate = instantOf(release.date) ?? new Date(0).toISOString()
    const row = { ...release, position: after + at + 1, sha256: digest, previousLink, link, releaseDate }
    previousLink = link
    return row
  })
}

/** A process whose record is to be written: its compiled release and how many releases it has. */
export interface CompiledProcess {
  ocid: string
  compiled: JsonObject
  releaseCount: number
}

/** A record still without its places in the feeds. */
export type RecordText = Pick<RecordRow, 'ocid' | 'compiled' | 'sha256' | 'releaseCount'>

/** The records of processes as texts with their hashes. */
export function recordTexts(processes: readonly CompiledProcess[]): RecordText[] {
  return processes.map(({ ocid, compiled, releaseCount }) => {
    const text = canonicalText(compiled)
    return { ocid, compiled: text, sha256: sha256(text), releaseCount }
  })
}

/** The rows of chain and records once the state's positions are taken: a record stands where the last release of its process stands. */
export function placeRows(
  links: readonly LinkedRelease[],
  records: readonly RecordText[],
  first: number,
): { chain: (LinkedRelease & ChainRow)[]; records: RecordRow[] } {
  const chain = links.map((row, at) => ({ ...row, statePosition: first + at }))
  const places = new Map(chain.map((row) => [row.ocid, row]))
  return {
    chain,
    records: records.map((record) => {
      const { position, statePosition } = places.get(record.ocid)!
      return { ...record, position, statePosition }
    }),
  }
}
