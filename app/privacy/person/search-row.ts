import { pointer } from '#app/ocds/findings.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { type FoundBy, matchText } from './match-text.ts'
import { lettersOf, type PersonKeys } from './person-keys.ts'

/** Where in a row, and by what. */
export interface FoundPath {
  /** Column and JSON Pointer inside it: `document/parties/0/name`. */
  path: string
  by: FoundBy[]
  value: Json
  /** The party or contact that it is part of, when it is part of one. */
  of: JsonObject | null
}

export interface SearchedRow {
  paths: FoundPath[]
  /** Found by a key of theirs, and not by the name alone. */
  certain: boolean
  /** Namesakes in it: the same name beside another person's key. */
  homonyms: number
}

const RFC = /[A-Z]{4}\d{6}[A-Z0-9]{3}/g
const CURP = /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/g
/** How far up a name looks for whose it is: contactPoint.name → the party. */
const UPWARDS = 3

/** Looks for a person in every value of a row, and in the names of members. Columns in, places out. */
export function searchRow(row: JsonObject, person: PersonKeys): SearchedRow {
  const found: SearchedRow = { paths: [], certain: false, homonyms: 0 }
  for (const [column, value] of Object.entries(row)) visit(value as Json, column, [row], { person, found })
  found.certain = found.paths.some(({ by }) => by.some((each) => each !== 'name'))
  return found
}

interface Work {
  person: PersonKeys
  found: SearchedRow
}

function visit(value: Json, path: string, above: JsonObject[], work: Work): void {
  if (typeof value === 'string' || typeof value === 'number') look(String(value), value, path, above, work)
  else if (Array.isArray(value)) for (const [at, each] of value.entries()) visit(each, pointer(path, at), above, work)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) {
      look(name, name, pointer(path, name), above, work)
      if (member !== undefined) visit(member, pointer(path, name), [...above, value], work)
    }
}

function look(text: string, value: Json, path: string, above: JsonObject[], { person, found }: Work): void {
  const by = matchText(text, person)
  if (by.length === 0) return
  const of = above.slice(1).reverse().slice(0, UPWARDS).find(isSomebody) ?? null
  if (by.every((each) => each === 'name') && isAnother(of ?? (above.length === 1 ? above[0] : null), person)) {
    found.homonyms += 1
    return
  }
  found.paths.push({ path, by, value, of })
}

/** What tells who an object is: its own texts and those of its identifiers and contact, not what lies deeper. */
function* ownTexts(object: JsonObject): Generator<string> {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'string') yield value
    else if (['identifier', 'contactPoint'].includes(name) && isObject(value)) yield* ownTexts(value)
    else if (name === 'additionalIdentifiers' && Array.isArray(value))
      for (const each of value) if (isObject(each)) yield* ownTexts(each)
  }
}

const keysOf = (object: JsonObject, form: RegExp): string[] =>
  [...ownTexts(object)].flatMap((text) =>
    text.length > 64 ? [] : [...lettersOf(text).matchAll(form)].map(([key]) => key),
  )

function isSomebody(object: JsonObject): boolean {
  return (
    ['identifier', 'contactPoint', 'email', 'additionalIdentifiers'].some((name) => Object.hasOwn(object, name)) ||
    keysOf(object, CURP).length + keysOf(object, RFC).length > 0
  )
}

/** Another person by their RFC or CURP; without either nobody can tell. */
function isAnother(object: JsonObject | null | undefined, { rfc, curp }: PersonKeys): boolean {
  if (!object || (!rfc && !curp)) return false
  const curps = keysOf(object, CURP)
  const rfcs = keysOf(object, RFC).filter((key) => !curps.some((each) => each.startsWith(key)))
  const beginning = (rfc ?? curp)?.slice(0, 10)
  if (rfcs.length + curps.length === 0) return false
  const isTheirs = (key: string, own: string | null) => (own === null ? key.startsWith(beginning ?? '') : key === own)
  return !rfcs.some((key) => isTheirs(key, rfc)) && !curps.some((key) => isTheirs(key, curp))
}
