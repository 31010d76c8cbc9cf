import { createHmac } from 'node:crypto'
import { type Persons, personsOf } from '#app/ocds/private-data.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'

/** Keys of persons that no publication shows, as `kind:digest` (table person_restrictions). */
export type RestrictedKeys = ReadonlySet<string>

/** The keyed digest by which a key is restricted and a search for it noted: the keys themselves are kept nowhere. */
export const personDigest = (kind: string, value: string, secret: string): string =>
  createHmac('sha256', secret).update(`person-${kind}\n${value}`).digest('base64url')

export const isRestricted = (restricted: RestrictedKeys, kind: string, value: string, secret: string): boolean =>
  restricted.has(`${kind}:${personDigest(kind, value, secret)}`)

const MAIL = /[\p{L}\p{M}\p{N}_.+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu
const TEN_DIGITS = /(?<!\d)(?:\+?52[ .()-]{0,2}(?:1[ .()-]{0,2})?)?\(?\d(?:[ .()-]{0,2}\d){9}(?!\d)/g

/** The persons of a release, with the mails and phones in it that are restricted, whoever gave them as theirs. */
export function withRestricted(
  release: JsonObject,
  persons: Persons | undefined,
  restricted: RestrictedKeys,
  secret: string,
): Persons {
  const known = persons ?? personsOf([release])
  const kinds = new Set([...restricted].map((key) => key.slice(0, key.indexOf(':'))))
  const [mails, phones] = [new Set(known.mails), new Set(known.phones)]
  if (kinds.has('email') || kinds.has('phone'))
    for (const text of textsIn(release)) {
      for (const [mail] of text.includes('@') ? text.matchAll(MAIL) : [])
        if (isRestricted(restricted, 'email', mail.toLowerCase(), secret)) mails.add(mail.toLowerCase())
      for (const [written] of kinds.has('phone') ? text.matchAll(TEN_DIGITS) : []) {
        const phone = written.replace(/\D/g, '').slice(-10)
        if (isRestricted(restricted, 'phone', phone, secret)) phones.add(phone)
      }
    }
  return { ...known, mails, phones }
}

function* textsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* textsIn(member)
}
