import { normalizeName, sortedWords } from '#app/lib/suppliers/normalize-name.ts'
import type { SupplierChange } from '#db/queries/publishing/suppliers.server.ts'
import type { ProcessSupplier } from './award-rows.ts'

/** That a process is awarded to a supplier. */
type AwardedTo = { ocid: string; supplierId: string; historical: boolean; supplierName: string; category: string }

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
  const said = { before: saidOf(before), after: saidOf(after) }
  return [...new Set([...found.keys(), ...before.map(({ supplierId }) => supplierId)])].sort().map((id) => ({
    id,
    name: found.get(id)?.name ?? null,
    naturalPerson: found.get(id)?.naturalPerson ?? false,
    identifier: found.get(id)?.identifier ?? null,
    municipality: found.get(id)?.municipality ?? null,
    ...comparable(found.get(id)?.name ?? ''),
    names: [...(said.after.get(id)?.names ?? [])],
    categories: [...(said.after.get(id)?.categories ?? [])],
    recount: isLost(said.before.get(id), said.after.get(id)),
    processes: processes.get(id) ?? 0,
    entities: Number(knownAfter.has(id)) - Number(knownBefore.has(id)),
  }))
}

/** What awards say of a supplier: the names they write and the categories of what it was awarded. */
interface Said {
  names: Set<string>
  categories: Set<string>
}

function saidOf(rows: readonly AwardedTo[]): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const { supplierId, supplierName, category } of rows) {
    const one = said.get(supplierId) ?? { names: new Set(), categories: new Set() }
    one.names.add(supplierName)
    if (category !== 'unknown') one.categories.add(category)
    said.set(supplierId, one)
  }
  return said
}

/** Whether something said before is said no more by these processes: others may still say it, which only the awards can tell. */
function isLost(before: Said | undefined, after: Said | undefined): boolean {
  if (!before) return false
  if (!after) return true
  return (
    [...before.names].some((name) => !after.names.has(name)) ||
    [...before.categories].some((one) => !after.categories.has(one))
  )
}

/** A name as names are compared, and with its words sorted. */
function comparable(name: string): { normal: string; nameKey: string } {
  const normal = normalizeName(name)
  return { normal, nameKey: sortedWords(normal) }
}
