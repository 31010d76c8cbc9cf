import { isObject, type Json, type JsonObject, objectsAt, textAt, valueAt } from '../types.ts'
import { isCurp } from './curp.ts'
import type { KnownContacts } from './find-private.ts'
import { foldText } from './fold-text.ts'
import { isNaturalRfc } from './person-rfc.ts'

/** The natural persons of a process: by which ids others refer to them, and the contacts that are theirs. */
export interface Persons extends KnownContacts {
  ids: ReadonlySet<Json>
}

const PREFIX = /^MX-(?:RFC|CURP)-/i
/** What no folding makes longer. */
const ASCII = /^[ -~]*$/
/** The id of a person whose key is masked already: who is one in what is published stays one. */
const MASKED = /^(?:MX-RFC-)?(?:MX-PF-[0-9a-f]{20}|RFC-RESERVADO-\d+|CURP-RESERVADA)$/

/** An organization whose data say that it is a person: legal personality, a CURP, an RFC of 13 characters, or a stand-in for one. */
export function isNaturalPerson(party: JsonObject): boolean {
  // Asked of every object of every release: most have an id at most, and no key of a person is as short or has as few digits.
  const { id, identifier, additionalIdentifiers, details } = party
  if (identifier === undefined && additionalIdentifiers === undefined && details === undefined)
    return typeof id === 'string' && isPersonKey(id)
  if (['identifier', 'details'].some((name) => valueAt(party, name, 'legalPersonality') === 'naturalPerson'))
    return true
  const ids = [...identifiersOf(party), textAt(party, 'id')]
  return ids.some((id) => id !== undefined && isPersonKey(id))
}

function identifiersOf(party: JsonObject): (string | undefined)[] {
  const { identifier, additionalIdentifiers } = party
  if (identifier === undefined && additionalIdentifiers === undefined) return []
  const others = objectsAt(party, 'additionalIdentifiers')
  return [...(isObject(identifier) ? [identifier] : []), ...others].map((each) =>
    each.scheme === 'MX-PF' ? `MX-PF-${textAt(each, 'id')}` : textAt(each, 'id'),
  )
}

/** An id as the key in it reads: without what is not seen, the prefix of its scheme, and gaps. */
const keyIn = (id: string): string =>
  foldText(id)
    .text.trim()
    .replace(PREFIX, '')
    .replace(/[\s._/-]/g, '')

function isPersonKey(id: string): boolean {
  if (id.length > 64 || (id.length < 13 && ASCII.test(id))) return false
  if (MASKED.test(id)) return true
  const key = keyIn(id)
  return isNaturalRfc(key) || (key.length === 18 && isCurp(key)) || /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/i.test(key)
}

const NOBODY: Persons = { ids: new Set(), keys: new Set(), mails: new Set(), phones: new Set() }

/** Whether an object is, or speaks of, one of these persons. */
export function refersToPerson({ id }: JsonObject, { ids }: Pick<Persons, 'ids'>): boolean {
  return id !== undefined && id !== null && ids.has(id)
}

/**
 * Who is a natural person in any of these releases of one process, wherever the organization is written out: a release that
 * only gives the id of somebody is then masked by what another says of them. The RFC that they are known by is theirs wherever it
 * stands, though its check digit be wrong or its letters unusual (short surnames give it none of the usual vowels). Their mail and
 * phones are theirs in free text too, unless an organization that is no person gives the same as its own.
 */
export function personsOf(releases: readonly JsonObject[]): Persons {
  const ids = new Set<Json>()
  const keys = new Set<string>()
  let anybody = false
  for (const release of releases) {
    forEachObject(release, (each) => {
      if (each === release || !isNaturalPerson(each)) return
      anybody = true
      for (const id of [...identifiersOf(each), textAt(each, 'id')])
        if (id !== undefined && id.length <= 64 && isNaturalRfc(keyIn(id))) keys.add(keyIn(id).toUpperCase())
      if (typeof each.id === 'number' || (typeof each.id === 'string' && each.id !== '')) ids.add(each.id)
    })
  }
  if (!anybody) return NOBODY
  const own = contactsOf(releases, (each) => isNaturalPerson(each) || refersToPerson(each, { ids }))
  if (own.mails.size + own.phones.size === 0) return { ids, keys, ...own }
  const others = contactsOf(releases, (each) => !isNaturalPerson(each) && !refersToPerson(each, { ids }))
  for (const mail of others.mails) own.mails.delete(mail)
  for (const phone of others.phones) own.phones.delete(phone)
  return { ids, keys, ...own }
}

/** Every object in a value, from the outside inwards. Called back and not generated: that took a tenth of publishing an import. */
function forEachObject(value: Json | undefined, tell: (object: JsonObject) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const member of value) forEachObject(member, tell)
    return
  }
  tell(value)
  for (const name of Object.keys(value)) forEachObject(value[name], tell)
}

function contactsOf(releases: readonly JsonObject[], isOne: (organization: JsonObject) => boolean) {
  const contacts = { mails: new Set<string>(), phones: new Set<string>() }
  for (const release of releases) {
    forEachObject(release, (each) => {
      const points = [each.contactPoint, ...objectsAt(each, 'additionalContactPoints')].filter(isObject)
      if (points.length > 0 && isOne(each)) for (const point of points) noteContact(point, contacts)
    })
  }
  return contacts
}

function noteContact(point: JsonObject, { mails, phones }: { mails: Set<string>; phones: Set<string> }): void {
  const mail = textAt(point, 'email')?.trim().toLowerCase()
  if (mail?.includes('@')) mails.add(mail)
  for (const name of ['telephone', 'faxNumber']) {
    const digits = (textAt(point, name) ?? '').replace(/\D/g, '').slice(-10)
    // A number of one digit ten times is what stands for none.
    if (digits.length === 10 && new Set(digits).size > 2) phones.add(digits)
  }
}
