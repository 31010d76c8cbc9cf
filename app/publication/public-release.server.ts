import { readEnv } from '#app/config/env.server.ts'
import { isValidRfc } from '#app/lib/rfc.ts'
import { pointer } from '#app/ocds/findings.ts'
import { isNaturalRfc, publicVersion } from '#app/ocds/private-data.ts'
import { isObject, type Json, type JsonObject, setMember } from '#app/ocds/types.ts'
import { PSEUDONYM_SCHEME, pseudonymOf } from './pseudonym.ts'

/** Most texts hold nothing of the kind; this is quicker than the exact look. */
const SUSPECT = /[A-ZÑ&]{4}[ -]?\d{6}/i
const RFC = /(?:MX-RFC-)?(?<![A-Z0-9Ñ&])([A-ZÑ&]{4}([ -]?)\d{6}\2[A-Z0-9]{3})(?![A-Z0-9Ñ&])/gi

let secret: string | undefined

/**
 * What of a release or draft may be public (DESIGN.md 7): what is private is left out or masked, and the RFC of natural persons,
 * unless the entity has stated its legal basis, become keyed stand-ins wherever they stand. A stand-in is the same in all releases
 * of the deployment (secret HMAC_SECRET), so that references meet and what a person was awarded adds up. Out: the public document
 * and the JSON Pointers of what was masked; what comes in is left as it is.
 */
export function publicRelease(
  release: JsonObject,
  rule: { publishNaturalRfc: boolean },
): { document: JsonObject; masked: string[] } {
  secret ??= readEnv().HMAC_SECRET
  const key = secret
  // Persons are told by their RFC: their contact and address go first, the RFC after.
  const version = publicVersion(release, { publishNaturalRfc: true, standIn: (curp) => pseudonymOf(curp, key) })
  if (rule.publishNaturalRfc) return version
  const work = { secret, masked: version.masked }
  const document: JsonObject = {}
  for (const [name, member] of Object.entries(version.document)) {
    if (member === undefined) continue
    const isOwnId = name === 'ocid' || name === 'id'
    setMember(document, standInText(name, '', work), isOwnId ? member : standIn(member, pointer('', name), work))
  }
  return { document, masked: [...new Set(work.masked)] }
}

interface Work {
  secret: string
  masked: string[]
}

function standIn(value: Json, path: string, work: Work): Json {
  if (typeof value === 'string') return standInText(value, path, work)
  if (Array.isArray(value)) return value.map((member, at) => standIn(member, pointer(path, at), work))
  if (!isObject(value)) return value
  const copy: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) setMember(copy, standInText(name, path, work), standIn(member, pointer(path, name), work))
  }
  // `{scheme: MX-RFC, id: …}`: the scheme of the stand-ins, and the part of one that stands behind it.
  if (value.id !== copy.id && typeof copy.id === 'string' && typeof value.scheme === 'string') {
    copy.scheme = PSEUDONYM_SCHEME
    copy.id = copy.id.replace(`${PSEUDONYM_SCHEME}-`, '')
  }
  return copy
}

function standInText(text: string, path: string, work: Work): string {
  if (!SUSPECT.test(text)) return text
  const replaced = text.replace(RFC, (whole: string, written: string, gap: string) => {
    const rfc = written.replaceAll(gap || ' ', '')
    // With gaps it may as well be a file number: there the check digit decides.
    const isPerson = isNaturalRfc(rfc) && (gap === '' || isValidRfc(rfc.toUpperCase()))
    return isPerson ? pseudonymOf(rfc, work.secret) : whole
  })
  if (replaced !== text) work.masked.push(path)
  return replaced
}
