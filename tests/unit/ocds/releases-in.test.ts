import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerQuestions } from '#app/ocds/eight-questions.ts'
import { mergeReleases, mergeVersioned } from '#app/ocds/merge.ts'
import { publicVersion } from '#app/ocds/private-data.ts'
import { readReleases, releasesIn } from '#app/ocds/releases-in.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { Json } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

const release = { ocid: 'ocds-demo00-1', id: '1', tag: ['tender'], tender: {} }
const linked = { url: 'https://example.org/p.json#1', date: '2026-01-01T00:00:00Z', tag: ['tender'] }
const where = (value: Json) => releasesIn(value).releases.map((found) => found.where)

describe('the releases of a document', () => {
  it('counts the embedded releases of a record, else its compiledRelease, and never linked or versioned ones', () => {
    const compiledRelease = { ...release, tag: ['compiled'] }
    const record = { ocid: 'x', compiledRelease, versionedRelease: { ocid: 'x' } }
    expect(where({ records: [{ ...record, releases: [release, release] }] })).toEqual([
      '/records/0/releases/0',
      '/records/0/releases/1',
    ])
    expect(where({ records: [{ ...record, releases: [linked, linked] }] })).toEqual(['/records/0/compiledRelease'])
    expect(where({ records: [{ ...record, releases: [linked, release] }] })).toEqual(['/records/0/releases/1'])
    expect(where({ ocid: 'x', releases: [linked], versionedRelease: {} })).toEqual([])
  })

  it('finds them in packages, arrays, arrays of packages, and alone', () => {
    expect(where({ releases: [release], compiledRelease: release })).toEqual(['/releases/0'])
    expect(where([release, { releases: [release] }])).toEqual(['/0', '/1/releases/0'])
    expect(where({ arrayReleasePackage: [{ releases: [release] }] })).toEqual(['/arrayReleasePackage/0/releases/0'])
    expect(where({ ...release, packageInfo: {} })).toEqual([''])
    expect(where({ id: 'oc4ids-abc123-1', contractingProcesses: [{ releases: [release] }] })).toEqual([])
  })

  it('tells what stands where a release should', () => {
    expect(releasesIn({ releases: [release, null, 'x', {}] }).unreadable).toEqual([
      '/releases/1',
      '/releases/2',
      '/releases/3',
    ])
  })
})

describe('reading a text', () => {
  it('reads JSON lines, and a bad line spoils no other', () => {
    const lines = [
      JSON.stringify(release),
      '',
      '{"ocid": broken',
      `{"ocid":"a","tag":["x"],"tender":{"value":{"amount":1e999}}}`,
      JSON.stringify(release),
    ]
    const read = readReleases(lines.join('\r\n'))
    expect(read.shape).toBe('releases')
    expect(read.releases.map((found) => [found.where, found.problem?.path])).toEqual([
      ['/0', undefined],
      ['/3', '/tender/value/amount'],
      ['/4', undefined],
    ])
    expect(read.unreadable).toEqual(['/2'])
  })

  it('gives a problem to the release in which it stands', () => {
    const read = readReleases(
      `{"uri":1,"releases":[${JSON.stringify(release)},{"ocid":"b","tag":[],"tender":{"id":1,"id":2}}]}`,
    )
    expect(read.releases.map(({ problem }) => problem?.path)).toEqual([undefined, '/tender/id'])
    expect(read.problems).toEqual([])
  })

  it('tells a file that is no JSON', () => {
    expect(readReleases('<html></html>')).toMatchObject({
      shape: 'unknown',
      releases: [],
      problems: [{ code: 'not-json' }],
    })
  })
})

/** Real files of several Mexican publishers and Paraguay: read where they are, never copied. */
const DATA = '../shared/data/ocds'
const present = existsSync(DATA)
if (!present) console.warn(`left out: real OCDS files (${DATA} is absent)`)

const EXPECTED: Record<string, [releases: number, valid: number]> = {
  'apf/compiled': [5, 5],
  'cdmx-sefin/releases': [7, 7],
  'cdmx-sefin/releases-merged': [3, 3],
  'gacm-naicm/releases': [68, 6],
  'inai-2017/releases': [36, 0],
  'inai-2019/record-packages': [1, 1],
  'jalisco/records': [4, 4],
  'jalisco/releases': [5, 5],
  'nuevo-leon/oc4ids': [0, 0],
  'nuevo-leon/record-packages': [7, 0],
  'paraguay/records': [4, 3],
  'paraguay/releases': [17, 17],
}

describe.runIf(present)('real files (../shared/data/ocds)', () => {
  for (const [folder, expected] of Object.entries(EXPECTED)) {
    it(`${folder}: every file is read, judged, merged and asked without a crash`, () => {
      const counts = [0, 0]
      for (const name of readdirSync(join(DATA, folder))) {
        const read = readReleases(readFileSync(join(DATA, folder, name), 'utf8'))
        expect([name, read.problems, read.unreadable]).toEqual([name, [], []])
        for (const { release: found } of read.releases) {
          counts[0]! += 1
          if (validateRelease(found).every(({ severity }) => severity === 'warning')) counts[1]! += 1
          const compiled = mergeReleases([found])
          expect(mergeVersioned([found])).toBeTypeOf('object')
          expect(answerQuestions(compiled)).toHaveLength(8)
          expect(reviewDocument(compiled, { profile: 'core' })).toBeInstanceOf(Array)
          expect(publicVersion(compiled, { publishNaturalRfc: false }).masked).toBeInstanceOf(Array)
        }
      }
      expect(counts).toEqual(expected)
    })
  }
})

describe('what would hide a graver problem', () => {
  const release = (id: string, more = '') => `{"ocid":"ocds-a-${id}","id":"1","tag":["tender"]${more}}`

  it('a number that cannot be kept does not hide NUL or depth in the same release', () => {
    const deep = '['.repeat(200) + ']'.repeat(200)
    const text = `[${release('1', ',"n":1e400,"x":"a\\u0000"')},${release('2', `,"n":1e400,"x":${deep}`)}]`
    expect(readReleases(text).releases.map(({ problem }) => problem?.code)).toEqual(['nul', 'depth'])
  })

  it('two thousand such numbers do not end the look at the releases behind them', () => {
    const text = `[${release('1', `,"n":[${Array(2000).fill('1e400').join()}]`)},${release('2', ',"__proto__":{}')}]`
    expect(readReleases(text).releases.map(({ problem }) => problem?.code)).toEqual(['number', 'forbidden-name'])
  })

  it('each release of a line that is a package is told its own problem', () => {
    const line = `{"releases":[${release('1', ',"x":"\\u0000"')},${release('2', ',"x":"\\u0000"')},${release('3')}]}`
    const { releases } = readReleases(`${line}\n${release('4')}`)
    expect(releases.map(({ problem }) => problem?.code)).toEqual(['nul', 'nul', undefined, undefined])
  })

  it('a file with more problems than are looked at is not read at all', () => {
    const { releases, problems } = readReleases(
      `[${Array(1500).fill(release('1', ',"x":"\\u0000"')).join()},${release('9')}]`,
    )
    expect(releases).toEqual([])
    expect(problems[0]?.code).toBe('too-many')
  })
})
