import type { AwardRow, SupplierChange } from '#db/queries/publishing/awards.server.ts'
import type { AwardedTo } from '#db/queries/publishing/previous-state.server.ts'
import type { ProcessSupplier } from './award-rows.ts'

interface Change {
  /** Suppliers of the processes as they are now, with their newest names. */
  found: Map<string, ProcessSupplier>
  before: AwardedTo[]
  after: AwardRow[]
  /** Suppliers that the entity had awarded something that counts, before and after. */
  knownBefore: string[]
  knownAfter: string[]
}

/** How the counts of suppliers move. What is historical counts nowhere, but its suppliers are listed. */
export function supplierChanges({ found, before, after, knownBefore, knownAfter }: Change): SupplierChange[] {
  const processes = new Map<string, number>()
  const count = (pairs: Iterable<string>, sign: 1 | -1) => {
    for (const pair of pairs) {
      const id = pair.slice(pair.indexOf('\n') + 1)
      processes.set(id, (processes.get(id) ?? 0) + sign)
    }
  }
  const counted = (rows: AwardedTo[]) =>
    new Set(rows.filter(({ historical }) => !historical).map(({ ocid, supplierId }) => `${ocid}\n${supplierId}`))
  count(counted(before), -1)
  count(counted(after), 1)
  const [was, is] = [new Set(knownBefore), new Set(knownAfter)]
  return [...new Set([...found.keys(), ...before.map(({ supplierId }) => supplierId)])].sort().map((id) => ({
    id,
    name: found.get(id)?.name ?? null,
    naturalPerson: found.get(id)?.naturalPerson ?? false,
    identifier: found.get(id)?.identifier ?? null,
    processes: processes.get(id) ?? 0,
    entities: Number(is.has(id)) - Number(was.has(id)),
  }))
}
