import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Which functions write, by name: every top-level function of app/ and db/queries whose text holds a statement that writes, or that
 * calls one that does. Names are looked at, not types: two functions of one name count as one that writes.
 */
const STATEMENT =
  /\b(insert into|update \w+ set|delete from|truncate|copy \w+ from)\b|\.(insert|update|delete)\(\s*[a-z]\w+\s*\)|append_audit\(|enqueue_job\(/i
/** Writes that reading brings with it, each with its reason. */
const PERMITTED: Record<string, string> = {
  findLiveSession: 'a session in use is renewed: only its own expiry, by its own cookie (C6)',
  findPerson: 'the same',
}

function declarations(file: string): [string, string][] {
  const source = readFileSync(file, 'utf8')
  const parts = source.split(/\n(?=(?:export )?(?:default )?(?:async )?(?:function|const|class) )/)
  return parts.flatMap((part): [string, string][] => {
    const name = /^(?:export )?(?:default )?(?:async )?(?:function\*?|const|class) (\w+)/.exec(part)?.[1]
    return name ? [[name, part]] : []
  })
}

const files = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

const routes = files('app/routes')
const others = [...files('app').filter((name) => !/^app\/(routes|ui|cli)\//.test(name)), ...files('db/queries')]

function writers(): Map<string, string> {
  const bodies = others.flatMap((file) => declarations(file).map(([name, text]) => ({ name, text, file })))
  const found = new Map<string, string>()
  for (const { name, text, file } of bodies) if (STATEMENT.test(text)) found.set(name, `${file} writes`)
  for (let grown = true; grown; ) {
    grown = false
    for (const { name, text } of bodies) {
      if (found.has(name) || name in PERMITTED) continue
      const called = [...text.matchAll(/\b([a-z]\w+)(?=\(|,|\)|;|\n)/g)].map(([, one = '']) => one)
      const via = called.find(
        (one) => one !== name && found.has(one) && new RegExp(`\\b${one}\\b`).test(importsAndCalls(text)),
      )
      if (!via) continue
      found.set(name, `calls ${via}`)
      grown = true
    }
  }
  for (const name of Object.keys(PERMITTED)) found.delete(name)
  return found
}

/** A text without its comments, quoted words and members of objects: names that are called or handed on. */
const importsAndCalls = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
    .replace(/\.[a-z]\w*/g, '')
    .replace(/\b\w+\??:/g, '')

test('the search for writing functions finds those that everybody knows', () => {
  const found = writers()
  for (const name of [
    'insertDraft',
    'createProcess',
    'takeStep',
    'publishDraft',
    'publishReleases',
    'importFiles',
    'signIn',
  ])
    expect([name, found.has(name)]).toEqual([name, true])
  for (const name of ['readDraft', 'searchPublished', 'loadProcess', 'listWorkspaces', 'requireMember'])
    expect([name, found.get(name)]).toEqual([name, undefined])
})

test.each(routes)('%s: its loader calls nothing that writes (C9)', (file) => {
  const found = writers()
  const loader = declarations(file).find(([name]) => name === 'loader')?.[1] ?? ''
  const calls = [...importsAndCalls(loader).matchAll(/\b([a-z]\w+)\b/g)].map(([, name = '']) => name)
  expect([...new Set(calls)].filter((name) => found.has(name)).map((name) => `${name}: ${found.get(name)}`)).toEqual([])
})
