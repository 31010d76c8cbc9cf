import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '#app/ocds/canonical.ts'
import { identifyMembers } from '#app/ocds/diff.ts'
import { extendCompiled, mergeReleases, mergeVersioned, pruneEmptied } from '#app/ocds/merge.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { documents } from '../generated-documents.ts'

/**
 * The laws of the merge, each for any releases of one process:
 * 1. Order: releases are merged by `date` as text; those with the same date in the order in which they come. So any order of input
 *    that keeps the releases of each date in their order gives the same bytes, compiled and versioned.
 * 2. Batches: extending a compiled release by further releases equals merging all at once, when none of the further ones is older
 *    than any before. Hence any cutting into batches, and batches of batches.
 * 3. Idempotence: the newest release once more changes nothing, when all members of arrays have an `id`; those without are appended.
 * 4. A compiled release, merged alone, is itself but for what is empty.
 * 5. The newest value in a versioned release is that of the compiled one; a `null` there is an absence here.
 * 6. Rebuilding gives the same canonical bytes.
 */

/** Few dates, so that many are the same. */
const histories = fc
  .array(fc.tuple(documents, fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((drawn) =>
    drawn.map(([content, date], index): JsonObject => ({ ...content, id: `r${index}`, date, tag: ['tender'] })),
  )

const inOrder = (history: JsonObject[]) =>
  [...history].sort((a, b) => (String(a.date) < String(b.date) ? -1 : String(a.date) > String(b.date) ? 1 : 0))

/** Another order in which the releases of each date keep theirs: the dates are dealt by `seed`. */
function reordered(history: JsonObject[], seed: number): JsonObject[] {
  const piles = [...groups(history).values()].map((pile) => [...pile])
  const out: JsonObject[] = []
  for (let turn = seed; piles.some((pile) => pile.length > 0); turn = (turn * 31 + 7) % 1_009) {
    const left = piles.filter((pile) => pile.length > 0)
    out.push((left[turn % left.length] as JsonObject[]).shift() as JsonObject)
  }
  return out
}

function groups(history: JsonObject[]): Map<string, JsonObject[]> {
  const found = new Map<string, JsonObject[]>()
  for (const release of history) found.set(String(release.date), [...(found.get(String(release.date)) ?? []), release])
  return found
}

describe('the laws of the merge', () => {
  it('1. order: only dates count, and among equal dates who came first', () => {
    fc.assert(
      fc.property(histories, fc.nat(1_000), (history, seed) => {
        const other = reordered(history, seed)
        expect(JSON.stringify(mergeReleases(other))).toBe(JSON.stringify(mergeReleases(history)))
        expect(JSON.stringify(mergeVersioned(other))).toBe(JSON.stringify(mergeVersioned(history)))
      }),
    )
  })

  it('1. order: of two with the same date the later wins, so there the order does matter', () => {
    const inLanguage = (language: string): JsonObject => ({ ocid: 'o', id: language, date: '2026', language })
    const [one, other] = [inLanguage('es'), inLanguage('en')]
    expect(mergeReleases([one, other]).language).toBe('en')
    expect(mergeReleases([other, one]).language).toBe('es')
  })

  it('2. batches: any cutting of the history gives the whole', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(6), { maxLength: 4 }), (history, cuts) => {
        const ordered = inOrder(history)
        const ends = [...cuts, ordered.length].filter((end) => end <= ordered.length).sort((a, b) => a - b)
        let compiled: JsonObject | undefined
        let start = 0
        for (const end of ends) {
          const batch = ordered.slice(start, end)
          if (batch.length > 0) compiled = compiled ? extendCompiled(compiled, batch) : mergeReleases(batch)
          start = end
        }
        expect(JSON.stringify(compiled)).toBe(JSON.stringify(mergeReleases(history)))
      }),
    )
  })

  it('2. batches: an older release in a later batch is another thing, and the law does not cover it', () => {
    const newer = { ocid: 'o', id: '2', date: '2026-02', language: 'es' }
    const older = { ocid: 'o', id: '1', date: '2026-01', language: 'en' }
    expect(extendCompiled(mergeReleases([newer]), [older]).language).toBe('en')
    expect(mergeReleases([newer, older]).language).toBe('es')
  })

  it('3. idempotence: the newest release once more changes nothing', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const ordered = inOrder(history).map((release) => identifyMembers(release))
        const newest = ordered.at(-1) as JsonObject
        expect(JSON.stringify(mergeReleases([...ordered, newest]))).toBe(JSON.stringify(mergeReleases(ordered)))
      }),
    )
  })

  it('4. a compiled release alone is itself but for what is empty', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const compiled = mergeReleases(history)
        expect(pruneEmptied({ ...mergeReleases([compiled]), id: '' })).toEqual(pruneEmptied({ ...compiled, id: '' }))
      }),
    )
  })

  it('5. the newest value of each leaf of a versioned release is that of the compiled one', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { id: _id, date: _date, tag: _tag, ...compiled } = mergeReleases(history)
        const { id: _no, date: _none, ...versioned } = mergeVersioned(history)
        expect(pruneEmptied(newestOf(versioned) as JsonObject)).toEqual(pruneEmptied(compiled))
      }),
    )
  })

  it('6. rebuilding from the canonical texts of the releases gives the same bytes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const texts = history.map((release) => canonicalText(release))
        const rebuilt = mergeReleases(texts.map((text) => JSON.parse(text) as JsonObject))
        expect(canonicalText(rebuilt)).toBe(canonicalText(mergeReleases(history)))
      }),
    )
  })
})

/** A versioned value as it is now; undefined for a null. */
function newestOf(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const last = value.at(-1)
    if (isObject(last) && Object.hasOwn(last, 'releaseID')) return last.value === null ? undefined : last.value
    return value.map((member) => newestOf(member) as Json)
  }
  if (!isObject(value)) return value
  const copy: JsonObject = {}
  for (const [name, member] of Object.entries(value)) {
    const newest = newestOf(member)
    if (newest !== undefined)
      Object.defineProperty(copy, name, { value: newest, enumerable: true, writable: true, configurable: true })
  }
  return copy
}
