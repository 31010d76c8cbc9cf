import type { Hit } from '#app/suppliers/matching/outcome.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { listCurrentMatches, type MatchListed } from '#db/queries/suppliers/list-matches.server.ts'

/** One supplier and one sanction that came together, with every process in which they did. */
export interface Matched {
  supplier: string
  name: string
  /** Null of a natural person, who stands with the stand-in as `supplier`. */
  rfc: string | null
  list: string
  sanction: string
  row: number
  snapshot: string | null
  snapshotAsOf: string | null
  outcome: string
  standing: string
  startsOn: string | null
  endsOn: string | null
  publishedOn: string | null
  /** First moment at which this portal knew (UTC). */
  knownFrom: string
  processes: { ocid: string; entity: string; act: string; ref: string; on: string | null }[]
}

/** Everything that counts now, by supplier, sanction and outcome; of one entity when its id is given. */
export async function listMatched(entityId?: string): Promise<Matched[]> {
  const found = new Map<string, Matched>()
  let after: MatchListed | null = null
  do {
    const page: MatchListed[] = await asCoordinator(null, (tx) =>
      listCurrentMatches(tx, { after, limit: 500, entityId }),
    )
    for (const match of page) addTo(found, match)
    after = page.length === 500 ? page.at(-1)! : null
  } while (after !== null)
  return [...found.values()]
}

function addTo(found: Map<string, Matched>, match: MatchListed): void {
  const { supplierId, supplierName, outcome, ocid, act, actRef, actOn, entitySlug } = match
  for (const hit of match.hits as readonly Hit[]) {
    const key = [supplierId, hit.sanctionId, outcome, hit.standing, hit.entryId].join('\n')
    const rfc = /^MX-RFC-(.{12})$/.exec(supplierId)?.[1] ?? null
    const { list, sanctionId: sanction, row, snapshotId: snapshot, snapshotAsOf, standing } = hit
    const { startsOn, endsOn, publishedOn, knownFrom } = hit
    const known = found.get(key) ?? {
      ...{ supplier: supplierId, name: rfc ? supplierName : '', rfc, list, sanction, row, snapshot, snapshotAsOf },
      ...{ outcome, standing, startsOn, endsOn, publishedOn, knownFrom, processes: [] },
    }
    known.processes.push({ ocid, entity: entitySlug, act, ref: actRef, on: actOn })
    found.set(key, known)
  }
}
