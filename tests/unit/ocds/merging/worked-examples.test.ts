import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mergeReleases, mergeVersioned } from '#app/ocds/merge.ts'
import { releasesIn } from '#app/ocds/releases-in.ts'
import type { JsonObject } from '#app/ocds/types.ts'

/** The worked examples of the standard are other people's files: read where they are, never copied. */
const EXAMPLES = '../shared/standards/ocds-1.1.5/examples'
const present = existsSync(EXAMPLES)
if (!present) console.warn(`left out: the worked examples of the standard (${EXAMPLES} is absent)`)

const read = (name: string): JsonObject => JSON.parse(readFileSync(`${EXAMPLES}/${name}.json`, 'utf8'))
const releasesOf = (...names: string[]) =>
  names.flatMap((name) => releasesIn(read(name)).releases.map(({ release }) => release))
const recordOf = (name: string) => (read(name).records as JsonObject[])[0] as JsonObject

// merging/embedded_releases is left out: it is written by hand (its id is a release's, a role stands twice).
const RECORDS = ['tender', 'tenderUpdate', 'award', 'contract', 'contractAmendment', 'implementation']

describe.runIf(present)('worked examples of the standard (../shared/standards/ocds-1.1.5/examples)', () => {
  const cases: [string, string[]][] = [
    ['merging/deletions/field_record', ['merging/deletions/field_tender', 'merging/deletions/field_tenderUpdate']],
    [
      'merging/deletions/object_record',
      ['merging/deletions/object_tender', 'merging/deletions/object_tenderAmendment'],
    ],
    ['merging/deletions/array_record', ['merging/deletions/array_award', 'merging/deletions/array_awardAmendment']],
    ...RECORDS.map((name): [string, string[]] => [
      `change_history/records/${name}`,
      [`change_history/records/${name}`],
    ]),
  ]
  for (const [record, names] of cases) {
    it(`${record}: compiled and versioned`, () => {
      const { compiledRelease, versionedRelease } = recordOf(record)
      const releases = releasesOf(...names)
      expect(releases.length).toBeGreaterThan(0)
      expect(mergeReleases(releases)).toEqual(compiledRelease)
      if (versionedRelease) expect(mergeVersioned(releases)).toEqual(versionedRelease)
    })
  }

  it('merging/updates: the five releases make the record', () => {
    const releases = releasesOf(
      ...['tender1', 'tender2', 'tender3', 'award1', 'award2'].map((name) => `merging/updates/${name}`),
    )
    expect(mergeReleases(releases)).toEqual(recordOf('merging/updates/merged').compiledRelease)
    expect(mergeVersioned(releases)).toEqual(recordOf('merging/updates/versioned').versionedRelease)
  })
})
