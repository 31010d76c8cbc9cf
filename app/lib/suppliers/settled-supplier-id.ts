import { asText, type JsonObject, textAt } from '#app/ocds/types.ts'
import { idOfName, supplierKey } from './supplier-key.ts'

/**
 * The id that what is written of a supplier settles, wherever it is written (identifier of the party, of the reference, party id):
 * the RFC of a company whose check digit holds; for a generic RFC, which is nobody's, one made of the name. Null: the party id stands.
 */
export function settledSupplierId(reference: JsonObject, party: JsonObject): string | null {
  for (const given of [identifierOf(party), identifierOf(reference), { id: asText(reference.id) }]) {
    if (given.id === '') continue
    const { id, kind } = supplierKey(given)
    if (kind === 'company') return id
    const name = kind === 'generic' ? (textAt(party, 'name') ?? textAt(reference, 'name') ?? '') : ''
    if (name.trim() !== '') return idOfName(name)
  }
  return null
}

const identifierOf = (party: JsonObject): { scheme: string; id: string } => ({
  scheme: textAt(party, 'identifier', 'scheme') ?? '',
  id: textAt(party, 'identifier', 'id') ?? '',
})
