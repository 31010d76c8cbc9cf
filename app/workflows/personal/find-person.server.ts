import { readEnv } from '#app/config/env.server.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import { type FoundBy, matchText } from '#app/privacy/person/match-text.ts'
import { givenKeys, lettersOf, type PersonKeys } from '#app/privacy/person/person-keys.ts'
import { type FoundPath, searchRow } from '#app/privacy/person/search-row.ts'
import { personDigest } from '#app/publication/persons/restricted-keys.ts'
import { pseudonymOf } from '#app/publication/pseudonym.ts'
import { asFinder, type CandidateRow, type Letters } from '#db/personal/find-rows.server.ts'
import { TABLE_FACTS } from '#db/personal/table-facts.server.ts'
import { searchFiles } from './search-files.server.ts'

/** A place in which a person stands. */
export interface Place {
  /** What it is, in plain words: «Proceso en captura». */
  what: string
  /** Null for a file on disk. */
  table: string | null
  /** Slug of the entity; null for what is of none. */
  entity: string | null
  id: string
  by: (FoundBy | 'account')[]
  paths: string[]
  /** How many rows it stands for; above 1 only for references by account. */
  rows: number
}

export interface FoundPerson {
  /** By a key of theirs, or by their account. */
  places: Place[]
  /** By their name alone: theirs or a namesake's, to be looked at by a person. */
  toVerify: Place[]
  /** Times that the same name stood beside another person's RFC or CURP: not listed. */
  homonyms: number
  /** What could not be looked into, with the reason. */
  notSearched: string[]
}

/** What of a place an export holds. */
export type Kept = (place: Place, paths: readonly FoundPath[]) => void

/** The person with the public stand-ins of their keys, by which they appear where their RFC is reserved. */
export function withStandIns(person: PersonKeys): PersonKeys {
  const secret = readEnv().HMAC_SECRET
  const keys = [person.rfc, person.curp].filter((key) => key !== null)
  return { ...person, standIns: keys.map((key) => pseudonymOf(key, secret).replace(/^MX-PF-/, '')) }
}

/** Keyed digests of what was given, the name too: the trail of a search holds these and never the values. */
export function digestsOf(person: PersonKeys): string[] {
  const secret = readEnv().HMAC_SECRET
  const name = [...person.name].sort().join(' ')
  const keys = givenKeys(person).map(({ kind, value }) => personDigest(kind, value, secret))
  return name === '' ? keys : [...keys, personDigest('name', name, secret)]
}

/**
 * Finds every place in which a person stands: all rows of all entities in the columns that db/personal lists, the files of imports and
 * of the outbox, and what their account did. `ownerUrl`: the owner of the tables, who may become the role of searches. `kept` is told
 * what stands in each place, for an export.
 */
export async function findPerson(
  given: PersonKeys,
  ownerUrl: string,
  kept: Kept = () => undefined,
): Promise<FoundPerson> {
  const person = withStandIns(given)
  const found: FoundPerson = { places: [], toVerify: [], homonyms: 0, notSearched: [] }
  const accounts: string[] = []
  await asFinder(ownerUrl, async (finder) => {
    for await (const row of finder.candidates(lettersWanted(person))) {
      const { paths, certain, homonyms } = searchRow(readable(row), person)
      found.homonyms += homonyms
      if (paths.length === 0) continue
      const place = placeOf(row, paths)
      ;(certain ? found.places : found.toVerify).push(place)
      if (certain) kept(place, paths)
      if (certain && row.table === 'users') accounts.push(row.id)
    }
    for (const { table, column, entity, rows } of accounts.length > 0 ? await finder.references(accounts) : [])
      found.places.push({
        ...{ what: TABLE_FACTS[table]?.words ?? table, table, entity, id: accounts.join('/') },
        ...{ by: ['account'], paths: [column], rows },
      })
  })
  const files = await searchFiles((text) => matchText(text, person))
  for (const { by, ...file } of files.found) {
    const place: Place = { ...file, table: null, entity: null, by, rows: 1 }
    ;(by.some((each) => each !== 'name') ? found.places : found.toVerify).push(place)
  }
  found.notSearched = files.notSearched
  return found
}

function lettersWanted({ rfc, curp, email, phone, name, standIns }: PersonKeys): Letters {
  const single = [rfc, curp, phone, ...standIns.map((each) => each.toUpperCase())].filter((each) => each !== null)
  const local = email === null ? '' : lettersOf(email.slice(0, email.indexOf('@')))
  return [
    ...single.map((each) => [each]),
    ...(email === null ? [] : [[local]]),
    ...(name.length === 0 ? [] : [[...name]]),
  ]
}

/** Texts that hold JSON (public bytes are kept as text) are searched as what they are. */
function readable({ values }: CandidateRow): JsonObject {
  const row: JsonObject = {}
  for (const [column, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    row[column] = typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : (value as Json)
  }
  return row
}

const placeOf = ({ table, entity, id }: CandidateRow, paths: readonly FoundPath[]): Place => ({
  ...{ what: TABLE_FACTS[table]?.words ?? table, table, entity, id },
  by: [...new Set(paths.flatMap(({ by }) => by))],
  paths: paths.map(({ path }) => path),
  rows: 1,
})

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
