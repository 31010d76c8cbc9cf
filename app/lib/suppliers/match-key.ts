import { asText, type JsonObject, textAt } from '#app/ocds/types.ts'
import { supplierKey } from './supplier-key.ts'

/**
 * The key under which somebody who takes part in a process is searched in lists of sanctions: `MX-RFC-…`, or the stand-in `MX-PF-…` of a
 * person whose RFC is not public; null when nothing but a name or a foreign id is known. An RFC whose check digit fails is searched as it
 * is written, since lists hold such ones too.
 */
export function matchKeyOf(reference: JsonObject, party: JsonObject): string | null {
  for (const from of [party, reference]) {
    const key = keyOf({
      scheme: textAt(from, 'identifier', 'scheme') ?? '',
      id: textAt(from, 'identifier', 'id') ?? '',
    })
    if (key !== null) return key
  }
  return keyOf({ id: asText(reference.id) })
}

function keyOf(given: { scheme?: string; id: string }): string | null {
  const { kind, id, toVerify } = supplierKey(given)
  return kind === 'company' || kind === 'person' || toVerify !== null ? id : null
}
