import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceRelease, identifyMembers, isUnchanged } from '#app/ocds/diff.ts'
import { mergeReleases, pruneEmptied } from '#app/ocds/merge.ts'
import { isObject, isObjectArray, type Json, type JsonObject } from '#app/ocds/types.ts'
import { documents } from './generated-documents.ts'

/** Without what a merge writes itself, and with array members in the order of their ids. */
function comparable(release: JsonObject): Json {
  const { id: _id, date: _date, tag: _tag, ...content } = pruneEmptied(release)
  return ordered(content)
}

function ordered(value: Json | undefined): Json {
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, ordered(member)]))
  if (!Array.isArray(value)) return value ?? null
  const members = value.map(ordered)
  if (!isObjectArray(members) || members.some((member) => member.id === undefined)) return members
  return [...members].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}

function publishAll(history: JsonObject[]): JsonObject[] {
  const releases: JsonObject[] = []
  for (const [number, document] of history.entries()) {
    const previous = releases.length > 0 ? mergeReleases(releases) : null
    const difference = differenceRelease(previous, identifyMembers(document))
    releases.push({
      ...difference,
      id: String(number),
      date: `2026-01-01T00:00:${String(number).padStart(2, '0')}Z`,
      tag: ['planning'],
    })
  }
  return releases
}

describe('the law of the difference', () => {
  it('after any history of publications, the compiled release equals the last document', () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 5 }), (history) => {
        const last = identifyMembers(history.at(-1) as JsonObject)
        expect(comparable(mergeReleases(publishAll(history)))).toEqual(comparable(last))
      }),
      { numRuns: 600 },
    )
  })

  it('publishing the same document again says nothing', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const releases = publishAll([document])
        expect(isUnchanged(mergeReleases(releases), identifyMembers(document))).toBe(true)
      }),
    )
  })
})
