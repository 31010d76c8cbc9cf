import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actWords, knownActs } from '#app/texts/audit.ts'

/** A file that appends to the log, by itself or by a function of the same name's kin. */
const APPENDS = /\b(appendAudit|appendStateAudit|auditAccount)\(/
const KEBAB = '[a-z]+(?:-[a-z]+)*'

const writers = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('app', name))
  .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  .filter(({ source }) => APPENDS.test(source))

const all = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, found = '']) => found)

/** The verbs that a file can write: as they stand in an entry, in a table of verbs, in a union of acts, in a call. */
function verbsIn(source: string): string[] {
  const tables = all(source, /const (?:VERBS|ACTIONS)\b[^=]*= \{([^}]*)\}/g).join()
  const unions = all(source, /type \w*Act =\s*((?:\|? *'[a-z-]+'\s*)+)/g).join()
  return [
    ...all(source, new RegExp(`\\baction: (?:[\\w.]+ \\? )?'(${KEBAB})'`, 'g')),
    ...all(source, new RegExp(`\\baction: [\\w. !=<>]+ \\? '${KEBAB}' : '(${KEBAB})'`, 'g')),
    ...all(source, new RegExp(`auditAccount\\(\\w+, '(${KEBAB})'`, 'g')),
    ...all(tables, new RegExp(`: '(${KEBAB})'`, 'g')),
    ...all(unions, new RegExp(`'(${KEBAB})'`, 'g')),
  ]
}

test('every way in which code names a verb is one that this test can read', () => {
  for (const { file, source } of writers) {
    // An entry that is built elsewhere, a verb that comes as a parameter: it must be a table or a union in the same file.
    const entries = all(source, /\baction(: ?[^,\n}]+)?,? /g)
    if (file !== 'app/audit/append-audit.server.ts' && entries.length > 0)
      expect([file, /auditAccount\(/.test(source) || verbsIn(source).length > 0]).toEqual([file, true])
  }
})

test('every verb that code can write to the log has its Spanish words, and every word its writer', () => {
  const written = new Set(writers.flatMap(({ source }) => verbsIn(source)))
  expect(written.size).toBeGreaterThan(40)
  expect([...written].filter((verb) => actWords(verb) === verb).sort()).toEqual([])
  const unwritten = knownActs().flatMap(({ action }) => (written.has(action) ? [] : [action]))
  expect(unwritten).toEqual([])
  for (const { words } of knownActs()) expect(words).toMatch(/^[A-ZÁÉÍÓÚ]/)
})
