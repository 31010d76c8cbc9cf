import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeStages, endingOf, standingOf } from '#app/catalog/process/describe-stages.ts'
import { answerQuestions } from '#app/ocds/eight-questions.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { stageOf } from '#app/ocds/stage.ts'
import { asText, type Json, type JsonObject } from '#app/ocds/types.ts'
import { awardRows, suppliersOf } from '#app/publication/catalog-rows/award-rows.ts'
import { Flattener, safeCell } from '#app/publication/flatten-compiled.ts'

/** What `String`, a template or a table of words by code stumbles over (docs/security.md F3). */
const HOSTILE: Json[] = [
  { toString: '' },
  { valueOf: 0, id: { toString: '' } },
  [{ toString: '' }],
  null,
  'constructor',
]

const sample = JSON.parse(readFileSync('tests/fixtures/ocds/direct-award-paid.json', 'utf8')) as JsonObject

function* placesOf(value: Json | undefined, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) yield* placesOf(member, [...path, name])
}

function withValue(path: string[], value: Json): JsonObject {
  const copy = structuredClone(sample)
  let place = copy as Record<string, JsonObject>
  for (const name of path.slice(0, -1)) place = place[name] as Record<string, JsonObject>
  ;(place as JsonObject)[path.at(-1)!] = value
  return copy
}

test('any value at any place is judged, merged, counted and described, never thrown over', () => {
  for (const path of placesOf(sample)) {
    for (const value of HOSTILE) {
      const compiled = mergeReleases([withValue(path, value)])
      reviewDocument(compiled, { profile: 'edca-mx' })
      awardRows(compiled, suppliersOf(compiled))
      describeStages(compiled, stageOf(compiled))
      standingOf(compiled)
      for (const { sentence } of answerQuestions(compiled)) expect(sentence, path.join('/')).toBeTypeOf('string')
    }
  }
})

test('a status called like a member of every object is no ending', () => {
  const document = { tender: { status: 'constructor' }, awards: [{ id: '1', status: 'toString' }] }
  expect(endingOf(document)).toBeNull()
  expect(answerQuestions(document).find(({ key }) => key === 'who')?.status).not.toBe('answered')
})

test('the text of a hostile object is its JSON', () => {
  expect(asText({ toString: '' })).toBe('{"toString":""}')
  expect([asText('a'), asText(5), asText(undefined)]).toEqual(['a', '5', ''])
})

test('a flat table with a column called toString has nothing inherited in its other rows', () => {
  const flat = new Flattener()
  flat.add({ ocid: 'a', toString: 'x' })
  flat.add({ ocid: 'b' })
  const [table] = flat.result()
  expect(table?.rows[1]?.toString).toBeUndefined()
  for (const text of ['=HYPERLINK("x")', '\n=1', '＝1', '\t=1', '@SUM(1)']) expect(safeCell(text)).toBe(`'${text}`)
})
