import { readEnv } from '#app/config/env.server.ts'
import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { publicVersion } from '#app/ocds/private-data.ts'
import { isObject, type Json, type JsonObject, setMember } from '#app/ocds/types.ts'
import { PSEUDONYM_SCHEME, pseudonymOf } from './pseudonym.ts'

let secret: string | undefined

/**
 * What of a release or draft may be public (DESIGN.md 7). RFC of natural persons, unless the entity has stated its legal basis,
 * become keyed stand-ins wherever they serve as an id; everything else that is private is left out or masked. Pure but for the
 * secret HMAC_SECRET, which is the deployment's. Out: the public document and the JSON Pointers of what was masked.
 */
export function publicRelease<T extends JsonObject>(
  document: T,
  rule: { publishNaturalRfc: boolean },
): { document: T; masked: string[] } {
  if (rule.publishNaturalRfc) return publicVersion(document, rule) as { document: T; masked: string[] }
  secret ??= readEnv().HMAC_SECRET
  const key = secret
  const masked: string[] = []
  const { ocid, id, ...rest } = document
  const replaced = replaceIn(rest, '', (rfc) => pseudonymOf(rfc, key), masked) as JsonObject
  const named: JsonObject = {}
  if (ocid !== undefined) named.ocid = ocid
  if (id !== undefined) named.id = id
  const version = publicVersion({ ...named, ...replaced }, rule)
  return { document: version.document as T, masked: [...new Set([...masked, ...version.masked])] }
}

type Stand = (rfc: string) => string

function replaceIn(value: Json, path: string, stand: Stand, masked: string[]): Json {
  if (typeof value === 'string') {
    const rfc = naturalRfcOf(value)
    if (rfc === null) return value
    masked.push(path)
    return stand(rfc)
  }
  if (Array.isArray(value)) return value.map((member, at) => replaceIn(member, `${path}/${at}`, stand, masked))
  if (!isObject(value)) return value
  const copy: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    setMember(copy, name, replaceIn(member, `${path}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`, stand, masked))
  }
  return schemeOfStandIn(value, copy, path, stand, masked)
}

/** `{scheme: MX-RFC, id: <RFC of a person>}` keeps its shape: the scheme of the stand-ins and the part behind it. */
function schemeOfStandIn(
  value: JsonObject,
  copy: JsonObject,
  path: string,
  stand: Stand,
  masked: string[],
): JsonObject {
  if (typeof value.scheme !== 'string' || typeof value.id !== 'string' || !/RFC/i.test(value.scheme)) return copy
  const rfc = value.id.trim().toUpperCase()
  if (rfcKind(rfc) !== 'person') return copy
  if (copy.id === value.id) masked.push(`${path}/id`)
  return { ...copy, scheme: PSEUDONYM_SCHEME, id: stand(rfc).slice(PSEUDONYM_SCHEME.length + 1) }
}

/** The RFC of a natural person that a whole text is, alone or behind `MX-RFC-`; null for anything else. */
function naturalRfcOf(text: string): string | null {
  if (text.length < 13 || text.length > 40 || text.includes('://')) return null
  const [, before = '', rfc = ''] = /^(.*?)([A-ZÑ&]{4}\d{6}[A-Z0-9]{3})$/i.exec(text.trim()) ?? []
  const upper = rfc.toUpperCase()
  if (rfcKind(upper) !== 'person') return null
  if (/RFC[-: ]?$/i.test(before)) return upper
  return before === '' && isValidRfc(upper) ? upper : null
}
