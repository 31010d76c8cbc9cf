import { settledSupplierId } from '#app/lib/suppliers/settled-supplier-id.ts'
import { idOfName } from '#app/lib/suppliers/supplier-key.ts'
import { asText, type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { instantOf } from '../instants.ts'
import { isPseudonym } from '../pseudonym.ts'
import { plainText } from './plain-text.ts'
import { amountOf, decimalText } from './process-amount.ts'

export interface ProcessSupplier {
  id: string
  name: string
  naturalPerson: boolean
  /** RFC or other public identifier; null when it has none or it is private. */
  identifier: string | null
  /** Municipality of its address; of persons never. */
  municipality: string | null
}

/** The id under which a supplier is counted: what its RFC settles, else its party id, else one made of its name; null when it has neither. */
function supplierId(reference: JsonObject, party: JsonObject): string | null {
  const settled = settledSupplierId(reference, party)
  if (settled !== null) return settled
  const { id } = reference
  if (typeof id === 'string' && id.trim() !== '') return plainText(id, 200)
  if (typeof id === 'number') return String(id)
  const name = plainText(textAt(reference, 'name'), 300)
  return name === '' ? null : idOfName(name)
}

/** Everybody who was awarded something in a process, once each, with what `parties` says of them. */
export function suppliersOf(compiled: JsonObject): Map<string, ProcessSupplier> {
  const parties = new Map(objectsAt(compiled, 'parties').map((party) => [asText(party.id), party]))
  const suppliers = new Map<string, ProcessSupplier>()
  for (const reference of objectsAt(compiled, 'awards').flatMap((award) => objectsAt(award, 'suppliers'))) {
    const party = parties.get(asText(reference.id)) ?? {}
    const id = supplierId(reference, party)
    if (id === null || suppliers.has(id)) continue
    const name = plainText(textAt(party, 'name') ?? textAt(reference, 'name'), 300)
    if (name === '' && Object.keys(party).length === 0) continue
    const personality = textAt(party, 'identifier', 'legalPersonality') ?? textAt(party, 'details', 'legalPersonality')
    const naturalPerson = isPseudonym(id) || personality === 'naturalPerson' || /^MX-RFC-[A-ZÑ&]{4}\d{6}/.test(id)
    suppliers.set(id, {
      id,
      name: name || id,
      naturalPerson,
      identifier: plainText(textAt(party, 'identifier', 'id'), 100) || null,
      municipality: naturalPerson ? null : plainText(textAt(party, 'address', 'locality'), 100) || null,
    })
  }
  return suppliers
}

export interface ProcessAward {
  awardId: string
  supplierId: string
  supplierName: string
  title: string
  status: string
  amount: string | null
  currency: string | null
  awardDate: string | null
}

/** One row an award and supplier. An award to several suppliers gives each its whole amount: OCDS does not split it. */
export function awardRows(compiled: JsonObject, suppliers: Map<string, ProcessSupplier>): ProcessAward[] {
  const rows = new Map<string, ProcessAward>()
  const parties = new Map(objectsAt(compiled, 'parties').map((party) => [asText(party.id), party]))
  const fallback = textAt(compiled, 'tender', 'title')
  for (const award of objectsAt(compiled, 'awards')) {
    const worth = amountOf(valueAt(award, 'value'))
    for (const reference of objectsAt(award, 'suppliers')) {
      const supplier = suppliers.get(supplierId(reference, parties.get(asText(reference.id)) ?? {}) ?? '')
      if (!supplier) continue
      const awardId = plainText(typeof award.id === 'string' ? award.id : JSON.stringify(award.id ?? ''), 200)
      rows.set(`${awardId}\n${supplier.id}`, {
        awardId,
        supplierId: supplier.id,
        supplierName: supplier.name,
        title: plainText(textAt(award, 'title') ?? textAt(award, 'description') ?? fallback, 500),
        status: plainText(textAt(award, 'status'), 40),
        amount: decimalText(worth?.amount),
        currency: worth?.currency ?? null,
        awardDate: instantOf(award.date),
      })
    }
  }
  return [...rows.values()]
}
