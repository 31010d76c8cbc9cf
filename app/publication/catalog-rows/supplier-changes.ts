import type { SupplierChange } from '#db/queries/publishing/awards.server.ts'
import type { ProcessSupplier } from './award-rows.ts'

/** That a process is awarded to a supplier. */
type AwardedTo = { ocid: string; supplierId: string; historical: boolean }

interface Change {
  /** Suppliers of the processes as they are now, with their newest names. */
  found: Map<string, ProcessSupplier>
  before: readonly AwardedTo[]
  after: readonly AwardedTo[]
  /** Suppliers that the entity had awarded something that counts, before and after. */
  knownBefore: ReadonlySet<string>
  knownAfter: ReadonlySet<string>
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
  const counted = (rows: readonly AwardedTo[]) =>
    new Set(rows.filter(({ historical }) => !historical).map(({ ocid, supplierId }) => `${ocid}\n${supplierId}`))
  count(counted(before), -1)
  count(counted(after), 1)
  return [...new Set([...found.keys(), ...before.map(({ supplierId }) => supplierId)])].sort().map((id) => ({
    id,
    name: found.get(id)?.name ?? null,
    naturalPerson: found.get(id)?.naturalPerson ?? false,
    identifier: found.get(id)?.identifier ?? null,
    processes: processes.get(id) ?? 0,
    entities: Number(knownAfter.has(id)) - Number(knownBefore.has(id)),
  }))
}
