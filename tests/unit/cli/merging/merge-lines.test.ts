import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LineStore } from '#app/cli/merging/line-store.ts'
import { mergeLines } from '#app/cli/merging/merge-lines.ts'
import { readOcid } from '#app/cli/merging/read-ocid.ts'
import { mergeReleases } from '#app/ocds/merge.ts'

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const releases = Array.from({ length: 60 }, (_, index) => ({
  ocid: `ocds-demo00-${index % 7}`,
  id: String(index),
  date: `2026-01-01T00:00:${String(59 - index).padStart(2, '0')}Z`,
  tender: { title: `ñandú ${index}` },
}))
const text = releases.map((release) => JSON.stringify(release)).join('\n')

async function merged(size: number, store?: LineStore): Promise<string[]> {
  const lines: string[] = []
  const code = await mergeLines(
    chunks(text, size),
    (group) => mergeReleases(group),
    async (line) => void lines.push(line),
    store,
  )
  expect(code).toBe(0)
  return lines
}

describe('merging lines', () => {
  it('gives the same however the bytes arrive, also in the middle of a letter', async () => {
    const whole = await merged(1_000_000)
    expect(whole.map((line) => JSON.parse(line).tender.title)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => `ñandú ${index}`),
    )
    for (const size of [1, 7, 64]) expect(await merged(size)).toEqual(whole)
  })

  it('gives the same from disk, and leaves nothing there', async () => {
    const store = new LineStore(500)
    expect(await merged(100, store)).toEqual(await merged(1_000_000))
    expect(store.isOnDisk).toBe(false)
  })
})

describe('the line store', () => {
  it('reads back in any order what it kept in memory and on disk', () => {
    const store = new LineStore(10)
    const lines = ['uno', 'dos', 'tres y más', '', 'cuatro'].map((line) => Buffer.from(line))
    const numbers = lines.map((line) => store.add(line))
    expect(numbers.map((_, index) => store.read(numbers[4 - index] ?? 0).toString())).toEqual([
      'cuatro',
      '',
      'tres y más',
      'dos',
      'uno',
    ])
    expect(store.isOnDisk).toBe(true)
    store.close()
    expect(existsSync('lines')).toBe(false)
  })
})

describe('the ocid of a line', () => {
  const cases: [string, string | undefined][] = [
    ['{"ocid":"a"}', 'a'],
    ['{"id":"\\"ocid\\":1","x":{"ocid":"no"},"y":[{"ocid":"no"}], "ocid" : "sí \\u00e1"}', 'sí á'],
    ['{"x":{"ocid":"no"}}', undefined],
    ['{"ocid":7}', undefined],
    ['{"ocid":null,"a":"b"}', undefined],
    ['["ocid","a"]', undefined],
    ['', undefined],
    ['{"ocid":"', undefined],
  ]
  for (const [line, ocid] of cases)
    it(`${line || 'nothing'}: ${ocid}`, () => expect(readOcid(Buffer.from(line))).toBe(ocid))
})
