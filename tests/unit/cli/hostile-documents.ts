/** Documents made to break whoever reads them (docs/security.md F2, F3, D2); each is one release with something in its tender. */
export interface HostileDocument {
  name: string
  /** The JSON text of the release. */
  release: string
  /** Why the guard refuses it and where (a pointer, or how it begins); null for what is data like any other. */
  refused: { keyword: string; path: string } | null
}

let number = 0

function hostile(name: string, member: string, keyword: string | null = null, path = '/tender/x'): HostileDocument {
  number++
  const identity = `"ocid":"ocds-demo00-h${number}","id":"1","date":"2026-03-01T00:00:00Z","tag":["tender"],"initiationType":"tender"`
  const release = `{${identity},"tender":{"id":"1","title":"Compra ${number}",${member}}}`
  return { name, release, refused: keyword === null ? null : { keyword, path } }
}

const deep = (levels: number, opening = '[', closing = ']') => opening.repeat(levels) + closing.repeat(levels)
/** Where the first level too many stands depends on what is around the release: the pointer begins with this. */
const DEEP_PATH = '/tender/x/'

/** Words that are all different, so that an index of text keeps each. */
function manyWords(bytes: number): string {
  let text = ''
  for (let word = 0; text.length < bytes - 10; word++) text += `p${word.toString(36)} `
  return text
}

export const HOSTILE_DOCUMENTS: HostileDocument[] = [
  hostile('valueOf', '"items":[{"id":"1"},{"id":"2","valueOf":0}],"valueOf":0'),
  hostile('toString', '"documents":[{"id":"1","toString":""}],"toString":""'),
  hostile('__proto__', '"x":{"__proto__":{"isAdmin":true}}', 'forbidden-name', '/tender/x/__proto__'),
  hostile('constructor', '"x":{"constructor":{"prototype":{}}}', 'forbidden-name', '/tender/x/constructor'),
  hostile('depth 100,000', `"x":${deep(100_000)}`, 'depth', DEEP_PATH),
  hostile('depth 5,000,000', `"x":${deep(5_000_000)}`, 'depth', DEEP_PATH),
  hostile('depth 1,000,000 of objects', `"x":${'{"a":'.repeat(1e6)}1${'}'.repeat(1e6)}`, 'depth', DEEP_PATH),
  hostile('20,000 items', `"items":[${Array.from({ length: 20_000 }, (_, id) => `{"id":"${id}"}`).join()}]`),
  hostile('NUL', '"x":"a\\u0000b"', 'nul'),
  hostile('half a character', '"x":"\\ud800"', 'lone-surrogate'),
  hostile('1e400', '"x":1e400', 'number'),
  hostile('too many digits', '"x":12345678901234567890.12', 'number'),
  hostile('a name twice', '"x":{"a":1,"a":2}', 'duplicate-name', '/tender/x/a'),
  hostile('a text of 1 MB', `"description":"${'a'.repeat(1_048_576)}"`),
  hostile('a text of more than 1 MB', `"x":"${'a'.repeat(1_048_577)}"`, 'string-size'),
  hostile(
    'two texts of 1 MB of different words',
    `"description":"${manyWords(1e6)}","procurementMethodRationale":"${manyWords(1e6)}"`,
  ),
]

/** A release like any other, to see that the rest goes on. */
export const good = (id: string): string =>
  JSON.stringify({
    ...{ ocid: `ocds-demo00-${id}`, id: '1', date: '2026-03-01T00:00:00Z', tag: ['tender'], initiationType: 'tender' },
    tender: { id: 'LP-1', title: `Compra ${id}`, status: 'active' },
  })
