import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { differenceRelease } from '#app/ocds/diff.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { deriveTags } from '#app/ocds/tags.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

const FOLDER = 'tests/fixtures/ocds'
const documents: [string, JsonObject][] = readdirSync(FOLDER).map((name) => {
  const document = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as JsonObject
  return [name, { ...document, ocid: 'ocds-demo00-corregido-2026-1' }]
})

/** The worst correction: a process is published as one thing, then as another, then as the first again. */
for (const [first, before] of documents) {
  it(`${first}: corrected into any other process and back, every release is valid OCDS 1.1.5 and EDCA-MX`, () => {
    for (const [second, after] of documents) {
      const releases: JsonObject[] = []
      for (const [index, document] of [before, after, before].entries()) {
        const previous = releases.length > 0 ? mergeReleases(releases) : null
        const tag = deriveTags(previous, document)
        if (tag.length === 0) continue
        const difference = differenceRelease(previous, document)
        const release = { ...difference, id: `${index}`, date: `2026-01-0${index + 1}T00:00:00-05:00`, tag }
        expect([second, index, validateRelease(release, 'core')]).toEqual([second, index, []])
        expect([second, index, validateRelease(release, 'edca-mx')]).toEqual([second, index, []])
        releases.push(release)
      }
      expect([second, validateRelease(mergeReleases(releases), 'core')]).toEqual([second, []])
    }
  })
}
