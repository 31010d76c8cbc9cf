import { createHash } from 'node:crypto'
import { GENERIC_RFCS, isValidRfc, rfcKind } from '#app/lib/rfc.ts'

/** What is known of a supplier where it is written down: an identifier with its scheme, a party id, or only a name. */
export interface GivenSupplier {
  /** Scheme of the identifier («MX-RFC», «US-EIN»…); may be left out when the id begins with it. */
  scheme?: string
  id?: string
  name?: string
}

export interface SupplierKey {
  /** The id that published awards carry and `/proveedores/:id` takes. */
  id: string
  /** `generic`: a tax key of nobody in particular; `unidentified`: nothing that would join it with another of the same name. */
  kind: 'company' | 'person' | 'foreign' | 'generic' | 'unidentified'
  /** The RFC in capitals without separators, with its check digit right; of a person it is private. Null when there is none. */
  rfc: string | null
  /** An RFC as it was written whose check digit fails: it stays on its own until somebody verifies it. */
  toVerify: string | null
}

/**
 * The one identity of a supplier: the RFC of a company whose check digit holds, a foreign id, the RFC or the stand-in of a natural
 * person. A generic RFC identifies nobody, so its supplier is known by its name alone.
 */
export function supplierKey(given: GivenSupplier): SupplierKey {
  const id = (given.id ?? '').trim()
  if (id === '') return { id: idOfName(given.name), kind: 'unidentified', rfc: null, toVerify: null }
  if (/^MX-PF-[0-9a-f]{20}$/.test(id)) return { id, kind: 'person', rfc: null, toVerify: null }
  const scheme = (given.scheme ?? '').trim().toUpperCase()
  if (scheme === 'MX-PF' && /^[0-9a-f]{20}$/.test(id))
    return { id: `MX-PF-${id}`, kind: 'person', rfc: null, toVerify: null }
  const foreign = scheme !== '' && scheme !== 'MX-RFC' && scheme !== 'RFC'
  const rfc = foreign ? '' : rfcIn(id)
  if (GENERIC_RFCS.includes(rfc)) return { id: idOfName(given.name), kind: 'generic', rfc: null, toVerify: null }
  const kind = rfcKind(rfc)
  if (kind !== null && isValidRfc(rfc)) return { id: `MX-RFC-${rfc}`, kind, rfc, toVerify: null }
  if (kind !== null) return { id: `MX-RFC-${rfc}`, kind: 'unidentified', rfc: null, toVerify: rfc }
  if (foreign)
    return { id: id.startsWith(`${scheme}-`) ? id : `${scheme}-${id}`, kind: 'foreign', rfc: null, toVerify: null }
  if (/^(?!MX-)[A-Z]{2}-[A-Z0-9]+-./.test(id)) return { id, kind: 'foreign', rfc: null, toVerify: null }
  return { id, kind: 'unidentified', rfc: null, toVerify: null }
}

/** An RFC out of a text that may hold its scheme, small letters and separators; the empty text when there is none. */
export function rfcIn(text: string): string {
  const rfc = text
    .normalize('NFC')
    .toUpperCase()
    .replace(/^\s*(?:MX-)?RFC-/, '')
    .replace(/[\s._/-]/g, '')
  return GENERIC_RFCS.includes(rfc) || rfcKind(rfc) !== null ? rfc : ''
}

/** The id of somebody with a name and nothing else: the same name in other capitals is the same. */
export function idOfName(name = ''): string {
  const folded = name
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
  return `sin-identificador-${createHash('sha256').update(folded).digest('hex').slice(0, 16)}`
}
