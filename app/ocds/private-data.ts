import { pointer } from './findings.ts'
import { isObject, type Json, type JsonObject, objectsAt, setMember, textAt, valueAt } from './types.ts'

export interface PrivacyRule {
  /** True where the entity has stated its legal basis for publishing the RFC of natural persons (DESIGN.md 7). */
  publishNaturalRfc: boolean
  /** What stands for a CURP that is the whole of a value, so that two persons known by theirs stay two. */
  standIn?: (curp: string) => string
}

/** RFC that the tax office gives to the public in general and to foreigners: nobody's. */
const GENERIC_RFC = new Set(['XAXX010101000', 'XEXX010101000'])
const RFC = /(?<![A-Z0-9Ñ&])[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}(?![A-Z0-9Ñ&])/gi
const CURP = /(?<![A-Z0-9Ñ])[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?![A-Z0-9Ñ])/gi
/** Also as it is written by hand: bank, place, account and check digit apart. */
const CLABE = /(?<!\d)\d{3}([ -]?)\d{3}\1\d{11}\1\d(?!\d)/g
const PERSONAL_MAIL = /[\w.+-]{1,64}(?:@|%40)(?:gmail|hotmail|outlook|yahoo|live|icloud|prodigy|msn|aol)\.[a-z.]{2,8}/gi
const WHOLE_CURP = new RegExp(`(?<=^\\s*(?:MX-CURP-)?)${CURP.source}(?=\\s*$)`, 'i')
/** Most texts hold nothing of the kind; this is quicker than looking for each. */
const SUSPECT = /[A-ZÑ&]{4}\W?\d{6}|\d{18}|\d{3}[ -]\d{3}[ -]\d{11}|@|%40/i

/** Members of a natural person's contact and address that are not published. */
const PRIVATE_CONTACT = ['email', 'telephone', 'faxNumber', 'url']
const PRIVATE_ADDRESS = ['streetAddress', 'postalCode']

/** Whether a text is the RFC of a natural person: 13 characters with a real date inside, and not a generic one. */
export function isNaturalRfc(text: string): boolean {
  const rfc = text.trim().toUpperCase()
  if (!/^[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}$/.test(rfc) || GENERIC_RFC.has(rfc)) return false
  const month = Number(rfc.slice(6, 8))
  const day = Number(rfc.slice(8, 10))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

const CURP_DIGITS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** Whether a text is a CURP: its form and its check digit. */
export function isCurp(text: string): boolean {
  const curp = text.trim().toUpperCase()
  if (curp.length !== 18 || !new RegExp(`^${CURP.source}$`, 'i').test(curp)) return false
  let sum = 0
  for (let index = 0; index < 17; index++) sum += CURP_DIGITS.indexOf(curp.charAt(index)) * (18 - index)
  return (10 - (sum % 10)) % 10 === Number(curp.charAt(17))
}

/** Whether 18 digits are a CLABE: the check digit of the bank account is right. */
export function isClabe(text: string): boolean {
  if (!/^\d{18}$/.test(text)) return false
  const weights = [3, 7, 1]
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (Number(text.charAt(index)) * (weights[index % 3] ?? 0)) % 10
  return (10 - (sum % 10)) % 10 === Number(text.charAt(17))
}

/**
 * The public version of a release or document: without CURP, bank accounts and personal mail anywhere, also inside
 * free text; without the RFC of natural persons unless the rule says so; and without the contact and the street of
 * organizations that are natural persons, wherever they stand (OCDS 1.0 writes them out in each award). Names of members are
 * looked at like texts. `ocid` and `id` of the release stay: they are its identity. A masked RFC becomes `RFC-RESERVADO-1`, `-2` …, the same wherever it stands in
 * this document, so that references still meet. The document that comes in is left as it is.
 */
export function publicVersion(document: JsonObject, rule: PrivacyRule): { document: JsonObject; masked: string[] } {
  const work: Work = { rule, masked: [], numbers: new Map(), persons: personsOf(document) }
  const { ocid, id, ...content } = document
  const identity: JsonObject = { ...(ocid === undefined ? {} : { ocid }), ...(id === undefined ? {} : { id }) }
  return { document: { ...identity, ...copyObject(content, '', work) }, masked: work.masked }
}

interface Work {
  rule: PrivacyRule
  masked: string[]
  /** Masked RFC → its number in this document. */
  numbers: Map<string, number>
  /** Ids of the parties that are persons: whoever refers to one of them speaks of a person. */
  persons: Set<Json>
}

function personsOf(document: JsonObject): Set<Json> {
  const ids = objectsAt(document, 'parties')
    .filter(isNaturalPerson)
    .map(({ id }) => id)
  return new Set(ids.filter((id) => typeof id === 'string' || typeof id === 'number'))
}

/** An organization whose data say that it is a person: legal personality, a CURP, or an RFC of 13 characters. */
export function isNaturalPerson(party: JsonObject): boolean {
  if (['identifier', 'details'].some((name) => valueAt(party, name, 'legalPersonality') === 'naturalPerson'))
    return true
  const others = objectsAt(party, 'additionalIdentifiers').map((other) => textAt(other, 'id'))
  const ids = [textAt(party, 'identifier', 'id'), textAt(party, 'id')?.replace(/^MX-(?:RFC|CURP)-/i, ''), ...others]
  return ids.some((id) => id !== undefined && (isNaturalRfc(id) || WHOLE_CURP.test(id.trim())))
}

function copyObject(value: JsonObject, path: string, work: Work): JsonObject {
  const copy: JsonObject = {}
  const person = isNaturalPerson(value) || (value.id !== undefined && work.persons.has(value.id))
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const here = pointer(path, name)
    if (person && isObject(member) && (name === 'contactPoint' || name === 'address')) {
      const kept = without(member, name === 'address' ? PRIVATE_ADDRESS : PRIVATE_CONTACT, here, work)
      if (Object.keys(kept).length > 0) copy[name] = copyObject(kept, here, work)
    } else if (person && name === 'additionalContactPoints') work.masked.push(here)
    else setMember(copy, maskText(name, path, work), copyValue(member, here, work))
  }
  return copy
}

function without(value: JsonObject, names: readonly string[], path: string, work: Work): JsonObject {
  const kept: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    if (names.includes(name) && member !== null) work.masked.push(pointer(path, name))
    else if (member !== undefined) setMember(kept, name, member)
  }
  return kept
}

function copyValue(value: Json, path: string, work: Work): Json {
  if (typeof value === 'string') return maskText(value, path, work)
  if (Array.isArray(value)) return value.map((member, index) => copyValue(member, pointer(path, index), work))
  return isObject(value) ? copyObject(value, path, work) : value
}

function maskText(text: string, path: string, work: Work): string {
  if (!SUSPECT.test(text)) return text
  const masked = text
    .replace(WHOLE_CURP, (curp) => work.rule.standIn?.(curp) ?? 'CURP-RESERVADA')
    .replace(CURP, 'CURP-RESERVADA')
    .replace(CLABE, (digits) => (isClabe(digits.replace(/\D/g, '')) ? 'CUENTA-RESERVADA' : digits))
    .replace(PERSONAL_MAIL, 'CORREO-RESERVADO')
    .replace(RFC, (rfc) => (work.rule.publishNaturalRfc || !isNaturalRfc(rfc) ? rfc : reserved(rfc, work)))
  if (masked !== text) work.masked.push(path)
  return masked
}

function reserved(rfc: string, work: Work): string {
  const key = rfc.toUpperCase()
  const number = work.numbers.get(key) ?? work.numbers.size + 1
  work.numbers.set(key, number)
  return `RFC-RESERVADO-${number}`
}
