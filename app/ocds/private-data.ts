import { pointer } from './findings.ts'
import { isClabeNumber } from './personal-data/clabe.ts'
import { findPrivate, holdsPersonKey, isClearlyPublic, type PrivateValue } from './personal-data/find-private.ts'
import { isNaturalPerson, type Persons, personsOf, refersToPerson } from './personal-data/persons.ts'
import { isObject, type Json, type JsonObject, setMember } from './types.ts'

export { isClabe } from './personal-data/clabe.ts'
export { isCurp } from './personal-data/curp.ts'
export { isNaturalRfc } from './personal-data/person-rfc.ts'
export { isNaturalPerson, type Persons, personsOf } from './personal-data/persons.ts'

export interface PrivacyRule {
  /** True where the entity has stated its legal basis for publishing the RFC of natural persons; otherwise they are masked. */
  publishNaturalRfc: boolean
  /** True for an RFC that is masked although the rule says so: its person opposed, or an authority ordered it. */
  isReserved?: (rfc: string) => boolean
  /** What stands for an RFC, or for a CURP that is the whole of a value, so that two persons known by theirs stay two. */
  standIn?: (key: string) => string
  /** Scheme of the stand-ins, which begin with it and a hyphen. */
  standInScheme?: string
}

/** Members of a natural person's contact and address that are not published. */
const PRIVATE_CONTACT = ['email', 'telephone', 'faxNumber', 'url']
const PRIVATE_ADDRESS = ['streetAddress', 'postalCode']

/**
 * The public version of a release or document: without CURP, bank accounts, private mail and phones of persons anywhere, also inside
 * free text and written in disguise; without the RFC of natural persons unless the rule says so; and without the contact and the
 * street of organizations that are natural persons, wherever they stand (OCDS 1.0 writes them out in each award). `persons`: who is
 * one in other releases of the process. Names of members are looked at like texts. `ocid` and `id` of the release stay: they are its
 * identity, see `isPublicIdentity`. A masked RFC becomes `RFC-RESERVADO-1`, `-2` …, the same wherever it stands in this document, or
 * what the rule gives for it. The document that comes in is left as it is.
 */
export function publicVersion(
  document: JsonObject,
  rule: PrivacyRule,
  persons: Persons = personsOf([document]),
): { document: JsonObject; masked: string[] } {
  const work: Work = { rule, masked: [], numbers: new Map(), persons, at: [] }
  const { ocid, id, ...content } = document
  const identity: JsonObject = { ...(ocid === undefined ? {} : { ocid }), ...(id === undefined ? {} : { id }) }
  return { document: { ...identity, ...copyObject(content, work) }, masked: work.masked }
}

/**
 * What is said of a document, as it may be public: a JSON Pointer into it, which names members as its public version does, and a
 * sentence, which may repeat those names.
 */
export function publicWords(
  said: { path: string; message: string },
  rule: PrivacyRule,
  persons: Persons,
): { path: string; message: string } {
  const work: Work = { rule, masked: [], numbers: new Map(), persons, at: [] }
  const [, ...names] = said.path.split('/')
  const path = pointer('', ...names.map((name) => maskText(name.replaceAll('~1', '/').replaceAll('~0', '~'), work)))
  return { path, message: maskText(said.message, work) }
}

/**
 * Whether a text may be an ocid, a release id or a file number, which are public for ever: it holds no CURP, no bank account and no
 * RFC of a person beyond reasonable doubt. Of numbers shaped as the RFC of a person about one in a hundred is taken for one, and none
 * of those that begin with a word of offices or bear a year from 2011 on.
 */
export function isPublicIdentity(text: string): boolean {
  return !holdsPersonKey(text)
}

interface Work {
  rule: PrivacyRule
  masked: string[]
  /** Masked RFC → its number in this document. */
  numbers: Map<string, number>
  persons: Persons
  /** Where we are: names and positions from the root. Written out only for what is masked, which is hardly anything. */
  at: (string | number)[]
}

/** What is masked at the place where we are, or at a member of it. */
const note = ({ masked, at }: Work, ...names: string[]): void => void masked.push(pointer('', ...at, ...names))

function copyObject(value: JsonObject, work: Work): JsonObject {
  const copy: JsonObject = {}
  const person = isNaturalPerson(value) || refersToPerson(value, work.persons)
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const shown = maskText(name, work)
    work.at.push(name)
    if (person && isObject(member) && (name === 'contactPoint' || name === 'address')) {
      const kept = without(member, name === 'address' ? PRIVATE_ADDRESS : PRIVATE_CONTACT, work)
      if (Object.keys(kept).length > 0) copy[name] = copyObject(kept, work)
    } else if (person && name === 'additionalContactPoints') note(work)
    else setMember(copy, shown, copyValue(member, work))
    work.at.pop()
  }
  return settleScheme(value, copy, work.rule)
}

/** `{scheme: MX-RFC, id: …}`: the scheme of the stand-ins, and the part of one that stands behind it. */
function settleScheme(value: JsonObject, copy: JsonObject, { standInScheme }: PrivacyRule): JsonObject {
  if (standInScheme === undefined || typeof copy.id !== 'string' || typeof value.scheme !== 'string') return copy
  if (copy.id === value.id || !copy.id.startsWith(`${standInScheme}-`)) return copy
  return { ...copy, scheme: standInScheme, id: copy.id.slice(standInScheme.length + 1) }
}

function without(value: JsonObject, names: readonly string[], work: Work): JsonObject {
  const kept: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (names.includes(name) && member !== null) note(work, name)
    else if (member !== undefined) setMember(kept, name, member)
  }
  return kept
}

function copyValue(value: Json, work: Work): Json {
  if (typeof value === 'string') return maskText(value, work)
  if (Array.isArray(value)) {
    return value.map((member, index) => {
      work.at.push(index)
      const copy = copyValue(member, work)
      work.at.pop()
      return copy
    })
  }
  if (typeof value === 'number' && isClabeNumber(value)) {
    note(work)
    return null
  }
  return isObject(value) ? copyObject(value, work) : value
}

function maskText(text: string, work: Work): string {
  if (isClearlyPublic(text)) return text
  const found = findPrivate(text, work.persons)
  let masked = ''
  let at = 0
  for (const one of found) {
    const replacement = replacementOf(one, work)
    if (replacement === null) continue
    const isStandIn = work.rule.standIn !== undefined && (one.kind === 'rfc' || (one.kind === 'curp' && one.isWhole))
    const before = text.slice(at, one.start)
    masked += (isStandIn ? before.replace(/MX-(?:RFC|CURP)-$/i, '') : before) + replacement
    at = one.end
  }
  if (at === 0) return text
  note(work)
  return masked + text.slice(at)
}

/** Null for what may be public after all. */
function replacementOf({ kind, value, isWhole }: PrivateValue, { rule, numbers }: Work): string | null {
  if (kind === 'curp') return (isWhole && rule.standIn?.(value)) || 'CURP-RESERVADA'
  if (kind === 'clabe') return 'CUENTA-RESERVADA'
  if (kind === 'mail') return 'CORREO-RESERVADO'
  if (kind === 'phone') return 'TELEFONO-RESERVADO'
  if (rule.publishNaturalRfc && !rule.isReserved?.(value)) return null
  if (rule.standIn) return rule.standIn(value)
  const key = value.toUpperCase()
  const number = numbers.get(key) ?? numbers.size + 1
  numbers.set(key, number)
  return `RFC-RESERVADO-${number}`
}
