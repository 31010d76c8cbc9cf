import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Which functions write: every top-level function of app/ and db/queries whose text holds a statement that writes, or that names one
 * of its own file or of its imports that does.
 */
const STATEMENT =
  /\b(insert into|update \w+ set|delete from|truncate|copy \w+ from)\b|\bdb\s*\.(insert|update|delete)\(|append_audit\(|enqueue_job\(/i
/** Writes that reading brings with it, each with its reason. */
const PERMITTED: Record<string, string> = {
  findLiveSession: 'a session in use is renewed: only its own expiry, by its own cookie (C6)',
  noteForeignDesk: 'a refusal is written into the log of acts (H1)',
  noteLackingRole: 'the same',
  noteExport: 'an export of the log is written into it (H1)',
}

interface Declared {
  name: string
  text: string
  file: string
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')

/** A text without its comments, quoted words and members of objects: names that are called or handed on. */
const namesIn = (text: string) =>
  new Set(
    withoutComments(text)
      .replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
      .replace(/\.[a-z]\w*/g, '')
      .match(/\b[a-z]\w+\b(?!\??:)/g) ?? [],
  )

const sources = new Map<string, string>()
const files = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name))
for (const file of [...files('app').filter((name) => !/^app\/(ui|cli)\//.test(name)), ...files('db/queries')])
  sources.set(file, readFileSync(file, 'utf8'))

const declarations = (file: string): Declared[] =>
  (sources.get(file) ?? '')
    .split(/\n(?=(?:export )?(?:default )?(?:async )?(?:function|const|class) )/)
    .flatMap((text) => {
      const name = /^(?:export )?(?:default )?(?:async )?(?:function\*?|const|class) (\w+)/.exec(text)?.[1]
      return name ? [{ name, text, file }] : []
    })

/** Where each name of a file is declared: `file#name`. */
function scopeOf(file: string): Map<string, string> {
  const scope = new Map(declarations(file).map(({ name }) => [name, `${file}#${name}`]))
  for (const [, names = '', from = ''] of (sources.get(file) ?? '').matchAll(/import \{([^}]*)\} from '([^']+)'/g)) {
    const target = from.startsWith('#') ? from.slice(1) : join(dirname(file), from)
    for (const part of names.split(',')) {
      const [name = '', as = name] = part.trim().split(/ as /)
      scope.set(as, `${target}#${name}`)
    }
  }
  return scope
}

/** `file#name` → why. */
const writers = ((): Map<string, string> => {
  const all = [...sources.keys()].flatMap((file) => {
    const scope = scopeOf(file)
    return declarations(file).map((one) => ({
      ...{ key: `${file}#${one.name}`, ...one },
      called: [...namesIn(one.text)]
        .flatMap((name) => (name === one.name ? [] : [scope.get(name) ?? '']))
        .filter(Boolean),
    }))
  })
  const found = new Map<string, string>()
  for (const { key, name, text } of all)
    if (STATEMENT.test(withoutComments(text)) && !(name in PERMITTED)) found.set(key, 'writes')
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { key, name, called } of all) {
      const via = called.find((one) => found.has(one))
      if (via && !found.has(key) && !(name in PERMITTED)) found.set(key, `calls ${via}`)
    }
  }
  return found
})()

test('the search for writing functions finds those that everybody knows', () => {
  const writes = (name: string) => [...writers.keys()].some((key) => key.endsWith(`#${name}`))
  const known = ['insertDraft', 'createProcess', 'takeStep', 'publishDraft', 'publishReleases', 'importFiles', 'signIn']
  for (const name of known) expect([name, writes(name)]).toEqual([name, true])
  for (const name of ['readDraft', 'searchPublished', 'loadProcess', 'listWorkspaces', 'requireMember'])
    expect([name, writes(name)]).toEqual([name, false])
})

test.each(files('app/routes'))('%s: its loader calls nothing that writes (C9)', (file) => {
  const loader = declarations(file).find(({ name }) => name === 'loader')?.text ?? ''
  const scope = scopeOf(file)
  const called = [...namesIn(loader)].map((name) => scope.get(name) ?? '').filter((key) => !key.endsWith('#loader'))
  expect(called.filter((key) => writers.has(key)).map((key) => `${key} ${writers.get(key)}`)).toEqual([])
})
