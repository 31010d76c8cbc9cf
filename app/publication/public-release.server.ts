import { readEnv } from '#app/config/env.server.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { isPublicIdentity, type Persons, type PrivacyRule, publicVersion, publicWords } from '#app/ocds/private-data.ts'
import { asText, type JsonObject } from '#app/ocds/types.ts'
import { isRestricted, type RestrictedKeys, withRestricted } from './persons/restricted-keys.ts'
import { PSEUDONYM_SCHEME, pseudonymOf } from './pseudonym.ts'
import { identityPrivate } from './refusals.ts'

/** What decides how much of a person a release may show. */
export interface ReleaseRule {
  /** The entity has stated its legal basis for the RFC of natural persons. */
  publishNaturalRfc: boolean
  /** Keys that are not shown whatever that basis: somebody opposed, or an order restricts them. */
  restricted?: RestrictedKeys
}

let secret: string | undefined

/**
 * What of a release or draft may be public: what is private is left out or masked, and the RFC of natural persons,
 * unless the entity has stated its legal basis, become keyed stand-ins wherever they stand. A stand-in is the same in all releases
 * of the deployment (secret HMAC_SECRET), so that references meet and what a person was awarded adds up. `persons`: who is one in
 * the other releases of the process, when there are others. Out: the public document and the JSON Pointers of what was masked; what
 * comes in is left as it is. Throws Refusal `identity-private` (422) for an ocid or release id that holds a person's key: they stay
 * as they are in every address and file, so nothing could take it back.
 */
export function publicRelease(
  release: JsonObject,
  rule: ReleaseRule,
  persons?: Persons,
): { document: JsonObject; masked: string[] } {
  for (const name of ['ocid', 'id']) {
    if (!isPublicIdentity(asText(release[name]))) throw identityPrivate(name)
  }
  return publicVersion(release, privacyRule(rule), knownPersons(release, rule, persons))
}

/**
 * What was found wrong with a release, as it may be public: names of members that hold a key are masked in path and sentence as they are
 * in the public document. `persons`: of the release's process.
 */
export function publicFindings(findings: readonly Finding[], rule: ReleaseRule, persons: Persons): Finding[] {
  const how = privacyRule(rule)
  return findings.map((finding) => ({ ...finding, ...publicWords(finding, how, persons) }))
}

function privacyRule({ publishNaturalRfc, restricted }: ReleaseRule): PrivacyRule {
  secret ??= readEnv().HMAC_SECRET
  const key = secret
  const how = { publishNaturalRfc, standIn: (of: string) => pseudonymOf(of, key), standInScheme: PSEUDONYM_SCHEME }
  if (!restricted?.size) return how
  return { ...how, isReserved: (rfc: string) => isRestricted(restricted, 'rfc', rfc.toUpperCase(), key) }
}

/** The persons of a release, with what is restricted of anybody in it. */
function knownPersons(release: JsonObject, { restricted }: ReleaseRule, persons?: Persons): Persons | undefined {
  secret ??= readEnv().HMAC_SECRET
  return restricted?.size ? withRestricted(release, persons, restricted, secret) : persons
}
