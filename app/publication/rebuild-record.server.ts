import { canonicalText } from '#app/ocds/canonical.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import type { ReaderTx } from '#db/door.server.ts'
import { readPublicBodies } from '#db/queries/feeds/one-process.server.ts'

/**
 * The compiled release of a process, made again from its public releases: the same bytes as the record that publishing keeps,
 * because a record is a pure function of its releases. Null when nothing of it is published.
 */
export async function rebuildRecord(tx: ReaderTx, ocid: string): Promise<string | null> {
  const bodies = await readPublicBodies(tx, ocid)
  if (bodies.length === 0) return null
  return canonicalText(mergeReleases(bodies.map(({ body }) => JSON.parse(body) as JsonObject)))
}
