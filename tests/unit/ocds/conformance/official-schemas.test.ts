import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { validateFile } from '#app/cli/validate-file.ts'
import { MOST_ERRORS } from '#app/ocds/validate.ts'
import { DIFFERENCES, explain } from './known-differences.ts'
import { mutationsOf } from './mutations.ts'
import { officialJudge, officialSchema, ourVerdict, type Profile, realReleases, SHARED } from './official-judge.ts'
import { sampleReleases } from './sample-releases.ts'

const present = existsSync(`${SHARED}/standards`) && existsSync(`${SHARED}/data`)
if (!present) console.warn(`left out: agreement with the official schemas (${SHARED}/standards or /data is absent)`)

describe.runIf(present).each(['core', 'edca-mx'] as const)('%s and the official schema', (profile) => {
  it('say the same of every release of the standard, of the real files and of our fixtures', () => {
    const official = officialJudge(profile)
    let compared = 0
    for (const [where, release] of realReleases()) {
      const verdicts = [official(release), ourVerdict(release, profile)] as const
      expect([where, explain(release, ...verdicts).unexplained]).toEqual([where, []])
      compared++
    }
    expect(compared).toBeGreaterThan(250)
  })

  it('say the same of a valid release in which every path of the schema is filled', () => {
    const official = officialJudge(profile)
    for (const sample of sampleReleases(officialSchema(profile)))
      expect([official(sample), ourVerdict(sample, profile)]).toEqual([[], []])
  })

  it('say the same of every mutation of every path, but for the listed differences, each of which is met', () => {
    const { count, met, unexplained } = compareMutations(profile)
    expect(unexplained.slice(0, 10)).toEqual([])
    expect(count).toBeGreaterThan((profile === 'core' ? 20_000 : 60_000) / SHARE[profile])
    const listed = DIFFERENCES.filter(({ profiles }) => profiles.includes(profile)).map(({ key }) => key)
    expect([...met].sort()).toEqual(listed.sort())
  }, 120_000)
})

/**
 * One mutation in how many is tried: the 64,000 of EDCA-MX take 30 s, so `npm test` takes every fifth of them. `CONFORMANCE=full`
 * tries all.
 */
const SHARE = { core: 1, 'edca-mx': process.env.CONFORMANCE === 'full' ? 1 : 5 }

function compareMutations(profile: Profile) {
  const official = officialJudge(profile)
  const met = new Set<string>()
  const unexplained: string[] = []
  let seen = 0
  let count = 0
  for (const sample of sampleReleases(officialSchema(profile))) {
    for (const { name, release } of mutationsOf(sample)) {
      if (seen++ % SHARE[profile] !== 0) continue
      count++
      const theirs = official(release)
      const ours = ourVerdict(release, profile)
      if (String(theirs) === String(ours)) continue
      const found = explain(release, theirs, ours)
      for (const key of found.keys) met.add(key)
      unexplained.push(...found.unexplained.map((line) => `${name}: ${line}`))
    }
  }
  return { count, met, unexplained }
}

/** What the official schema accepts and we refuse before it is asked: the JSON guard (docs/security.md F2, D2). */
const GUARDED: [keyword: string, reason: string, member: string][] = [
  ['number', 'digits that a double does not hold would be published wrong', '"x":12345678901234567890.12'],
  ['duplicate-name', 'the parser keeps the last one without a word', '"x":1,"x":1'],
  ['forbidden-name', 'assigning it would change the prototype', '"__proto__":{}'],
  ['forbidden-name', 'it names what every object inherits', '"constructor":{}'],
  ['nul', 'the database holds no NUL', '"x":"\\u0000"'],
  ['lone-surrogate', 'it has no UTF-8', '"x":"\\ud800"'],
  [
    'depth',
    'nothing of the standard is deeper, and recursion ends somewhere',
    `"x":${'['.repeat(64)}${']'.repeat(64)}`,
  ],
  ['array-size', 'a list of one release has an end', `"x":[${'0,'.repeat(1_000_000)}0]`],
  ['string-size', 'a text of a release has an end', `"x":"${'a'.repeat(1_048_577)}"`],
]

describe.runIf(present)('what the guard refuses although the official schema accepts it', () => {
  const official = officialJudge('core')
  const valid =
    '"ocid":"ocds-demo00-1","id":"1","date":"2026-01-15T09:00:00Z","tag":["tender"],"initiationType":"tender"'

  it.each(GUARDED)('%s: %s', (keyword, _reason, member) => {
    const text = `{${valid},${member}}`
    expect(official(JSON.parse(text))).toEqual([])
    const { valid: accepted, errors } = validateFile(text, 'core')
    expect([accepted, errors.map((error) => error.keyword)]).toEqual([false, [keyword]])
  })

  it('is all: the same release without it passes both', () => {
    expect(official(JSON.parse(`{${valid}}`))).toEqual([])
    expect(validateFile(`{${valid}}`, 'core').valid).toBe(true)
    expect(MOST_ERRORS).toBe(1_000)
  })
})
