import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isObject } from '#app/ocds/types.ts'
import { mutationsOf } from './mutations.ts'
import { officialSchema, ourVerdict, type Profile, SHARED } from './official-judge.ts'
import { sampleReleases } from './sample-releases.ts'

/** A validator that is neither ours nor ajv: Python's jsonschema, run by hand with CONFORMANCE_ORACLE=1 (two minutes). */
const ORACLE = `${SHARED}/tools/official-validate.py`
const asked = process.env.CONFORMANCE_ORACLE === '1' && existsSync(ORACLE)

/** Formats depend on which packages Python has; the id check is of our gate and not of the schema. */
const NOT_COMPARED = new Set(['format', 'uniqueIds'])
/** In Python 1e300 is no integer, in JSON of JavaScript it is: draft-04 says nothing of it. */
const AMBIGUOUS = / great number$/

describe.runIf(asked).each(['core', 'edca-mx'] as const)('%s and Python’s jsonschema', (profile) => {
  it('refuse the same mutations at the same places for the same reasons', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-oracle-'))
    try {
      const ours = writeMutations(join(folder, 'mutations.jsonl'), profile)
      const theirs = askOracle(join(folder, 'mutations.jsonl'), profile)
      const different = [...ours].flatMap(([id, lines]) => {
        // The oracle tells ten errors of a release, and its pointers are not escaped.
        const told = theirs.get(id) ?? []
        if (told.length >= 10) return []
        return String(lines) === String(told) ? [] : [`${id}: ours ${lines} theirs ${told}`]
      })
      process.stdout.write(`${profile}: ${ours.size} mutations, ${different.length} judged otherwise by the oracle\n`)
      expect(different.slice(0, 20)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 1_200_000)
})

/** Writes the mutations that the oracle takes for releases, each with its number as `language`; gives our verdict on each. */
function writeMutations(file: string, profile: Profile): Map<string, string[]> {
  const verdicts = new Map<string, string[]>()
  const lines: string[] = []
  for (const sample of sampleReleases(officialSchema(profile))) {
    for (const { name, release } of mutationsOf(sample)) {
      if (!isObject(release) || typeof release.ocid !== 'string' || name.startsWith('/ocid ') || AMBIGUOUS.test(name))
        continue
      if ('releases' in release || 'records' in release || 'compiledRelease' in release) continue
      const ocid = `m-${lines.length}`
      const numbered = { ...release, ocid }
      lines.push(JSON.stringify(numbered))
      const verdict = ourVerdict(numbered, profile) as string[]
      const kept = new Set(verdict.filter((line) => !NOT_COMPARED.has(line.slice(line.lastIndexOf(' ') + 1))))
      verdicts.set(ocid, [...kept].sort())
    }
  }
  writeFileSync(file, lines.join('\n'))
  return verdicts
}

function askOracle(file: string, profile: Profile): Map<string, string[]> {
  const { stdout } = spawnSync('/usr/bin/python3', [ORACLE, '--profile', profile, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const told = new Map<string, string[]>()
  for (const line of stdout.split('\n')) {
    const [, ocid, , path = '', keyword] = line.split(' | ')
    if (ocid === undefined || keyword === undefined || NOT_COMPARED.has(keyword)) continue
    const entry = `${path === '/' ? '' : path} ${keyword}`
    const known = told.get(ocid) ?? []
    if (!known.includes(entry)) known.push(entry)
    told.set(ocid, known.sort())
  }
  return told
}
