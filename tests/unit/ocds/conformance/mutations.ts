import { pointer } from '#app/ocds/findings.ts'
import { cloneJson, isObject, type Json, type JsonObject, setMember } from '#app/ocds/types.ts'

/** A release that differs from a valid one at one place. */
export interface Mutation {
  /** JSON Pointer of the place and what was done there. */
  name: string
  release: Json
}

const MANY_NUMBERS = Array.from({ length: 1_100 }, (_, at) => at)

type Change = [what: string, value: Json | undefined]

const LITERALS: Change[] = [
  ['drop', undefined],
  ['null', null],
  ['empty text', ''],
  ['blank text', ' '],
  ['text', 'texto'],
  ['zero', 0],
  ['negative', -1],
  ['fraction', 1.5],
  ['great number', 1e300],
  ['true', true],
  ['false', false],
  ['empty list', []],
  ['list of null', [null]],
  ['list of text', ['texto']],
  ['list of a text twice', ['texto', 'texto']],
  ['list of lists', [[], []]],
  ['list of numbers', [1, 1.0, true]],
  ['list of empty objects', [{}, {}]],
  ['list of nine, the last twice', [1, 2, 3, 4, 5, 6, 7, 8, 8]],
  ['empty object', {}],
  ['unknown object', { desconocido: 1 }],
  ['object called as methods', { valueOf: 0, toString: '', hasOwnProperty: null }],
  ['list of objects called as methods', [{}, { valueOf: 0 }, { toString: '' }]],
]

/** Texts on which formats, patterns and lists of codes are known to differ between validators. */
const TEXTS: Change[] = [
  '2026-01-15',
  '2026-01-15T09:00:00',
  '2026-02-30T09:00:00Z',
  '2026-12-31T23:59:60Z',
  '2026-01-15t09:00:00z',
  '2026-01-15 09:00:00Z',
  '2026-01-15T09:00:00+0500',
  'no es dirección',
  'https://ejemplo.org/ñandú',
  'urn:a:b',
  '//ejemplo.org',
  'ACTIVE',
  'active',
].map((text) => [`text ${text}`, text])

const NAMES: [string, Json][] = [
  ['desconocido', 1],
  ['title_es', 1],
  ['title_es', 'texto'],
  ['title_es-MX-', null],
  ['name_xx', null],
  ['description_', 1],
  ['id', {}],
  ['toString', ''],
  ['valueOf', 0],
  ['', 1],
]

/** Each place of a release with each change there; the release itself is one of the places. */
export function* mutationsOf(sample: JsonObject): Generator<Mutation> {
  for (const names of placesOf(sample)) {
    const present = valueAt(sample, names)
    for (const [what, value] of changesOf(present)) {
      if (names.length === 0 && value === undefined) continue
      yield { name: `${pointer('', ...names)} ${what}`, release: withValue(sample, names, value) }
    }
  }
}

function changesOf(present: Json | undefined): Change[] {
  const changes = [...LITERALS]
  if (typeof present === 'string') changes.push(...TEXTS)
  if (Array.isArray(present)) changes.push(...changesOfList(present))
  if (isObject(present)) {
    for (const [name, value] of NAMES) {
      const changed = { ...present }
      setMember(changed, name, value)
      changes.push([`with ${name || 'a nameless member'} ${JSON.stringify(value)}`, changed])
    }
    changes.push(['turned round', Object.fromEntries(Object.entries(present).reverse())])
  }
  return changes
}

function changesOfList(list: Json[]): Change[] {
  const [first] = list
  if (first === undefined) return []
  const changes: Change[] = [
    ['twice', [first, cloneJson(first)]],
    ['ten times', Array.from({ length: 10 }, () => cloneJson(first))],
    ['with null', [first, null]],
    ['with text', [first, 'texto']],
    ['with a list', [first, []]],
    ['of 1,100 numbers', MANY_NUMBERS],
  ]
  if (isObject(first)) {
    const turned = Object.fromEntries(Object.entries(first).reverse())
    changes.push(
      ['twice, turned round', [first, turned]],
      ['same id, other content', [first, { ...first, otro: 1 }]],
      [
        'ids 1 and "1"',
        [
          { ...first, id: 1 },
          { ...first, id: '1' },
        ],
      ],
      ['many, the last again', [...Array.from({ length: 12 }, (_, id) => ({ ...first, id })), { ...first, id: 3 }]],
    )
  }
  return changes
}

function* placesOf(value: Json | undefined, names: (string | number)[] = []): Generator<(string | number)[]> {
  yield names
  if (Array.isArray(value)) for (const [at, inner] of value.entries()) yield* placesOf(inner, [...names, at])
  else if (isObject(value)) for (const name of Object.keys(value)) yield* placesOf(value[name], [...names, name])
}

function valueAt(value: Json | undefined, names: (string | number)[]): Json | undefined {
  let current = value
  for (const name of names) current = (current as Record<string | number, Json | undefined>)[name]
  return current
}

/** A release that shares all but the way to the place. */
function withValue(root: Json, names: (string | number)[], value: Json | undefined): Json {
  const [name, ...rest] = names
  if (name === undefined) return value ?? null
  const copy = (Array.isArray(root) ? [...root] : { ...(root as JsonObject) }) as Record<string | number, Json>
  if (rest.length > 0) copy[name] = withValue(copy[name] as Json, rest, value)
  else if (value !== undefined) copy[name] = value
  else if (Array.isArray(copy)) copy.splice(Number(name), 1)
  else delete copy[name]
  return copy as Json
}
