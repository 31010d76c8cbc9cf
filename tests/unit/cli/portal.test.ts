import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPortal } from './run-portal.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-cli-'))
const file = (name: string) => join(folder, name)
const good = {
  ocid: 'ocds-demo00-1',
  id: '1',
  date: '2026-01-01T00:00:00Z',
  tag: ['tender'],
  initiationType: 'tender',
  tender: { id: '1', title: 'a' },
}
const later = { ...good, id: '2', date: '2026-01-02T00:00:00Z', tender: { id: '1', title: 'b', status: null } }

beforeAll(() => {
  writeFileSync(file('good.json'), JSON.stringify({ uri: 'x', releases: [good, later] }))
  writeFileSync(file('wrong.json'), JSON.stringify({ ...good, tender: { id: '1', status: 'abierto' } }))
  writeFileSync(file('other.json'), '{"type":"FeatureCollection","features":[]}')
  writeFileSync(file('broken.json'), '{"releases": [')
  writeFileSync(file('lines.jsonl'), `${JSON.stringify(good)}\n{"ocid": broken\n${JSON.stringify(later)}\n`)
  writeFileSync(
    file('hostile.json'),
    `{"releases":[${JSON.stringify(good)},{"ocid":"ocds-demo00-2","tag":[],"tender":{"value":{"amount":1e400}}}]}`,
  )
  writeFileSync(
    file('schema.json'),
    JSON.stringify({ properties: { tender: { type: 'object', properties: { title: { omitWhenMerged: true } } } } }),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('portal merge', () => {
  it('compiles the releases of one process, in whatever order', () => {
    const { code, stdout } = runPortal(['merge'], JSON.stringify([later, good]))
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'ocds-demo00-1-2026-01-02T00:00:00Z',
      tag: ['compiled'],
      tender: { id: '1', title: 'b' },
    })
  })

  it('--versioned keeps the history', () => {
    const { code, stdout } = runPortal(['merge', '--versioned'], JSON.stringify([good, later]))
    expect(code).toBe(0)
    expect(JSON.parse(stdout).tender.title.map((each: { value: string }) => each.value)).toEqual(['a', 'b'])
  })

  it('--schema takes the rules of another schema', () => {
    const { code, stdout } = runPortal(['merge', '--schema', file('schema.json')], JSON.stringify([good]))
    expect(code).toBe(0)
    expect(JSON.parse(stdout).tender).toEqual({ id: '1' })
  })

  it('--jsonl merges many processes, one a line, by first appearance', () => {
    const other = { ...good, ocid: 'ocds-demo00-2' }
    const lines = [later, other, good].map((each) => JSON.stringify(each)).join('\n')
    const { code, stdout } = runPortal(['merge', '--jsonl'], lines)
    expect(code).toBe(0)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ ocid, tender }) => [ocid, tender.title]),
    ).toEqual([
      ['ocds-demo00-1', 'b'],
      ['ocds-demo00-2', 'a'],
    ])
  })

  it('--jsonl leaves out a bad line, says which, and goes on', () => {
    const { code, stdout, stderr } = runPortal(
      ['merge', '--jsonl'],
      `{"ocid":"x",\n${JSON.stringify(good)}\n{"id":"1"}\n`,
    )
    expect(code).toBe(1)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^Línea 3: .+ocid.+\nLínea 1: .+\n$/)
  })

  const refused: [string, string][] = [
    ['nothing', ''],
    ['broken JSON', '[{"ocid":'],
    ['no array', '{"ocid":"x"}'],
    ['an empty array', '[]'],
    ['things that are no releases', '[1,2]'],
    ['releases of two processes', JSON.stringify([good, { ...later, ocid: 'otro' }])],
    ['a release without ocid', JSON.stringify([{ id: '1' }])],
    ['a release without date', JSON.stringify([good, { ...later, date: null }])],
    ['a number that would lose digits', '[{"ocid":"x","tender":{"value":{"amount":12345678901234567890.12}}}]'],
    ['a depth of 100,000', `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`],
  ]
  for (const [words, input] of refused) {
    it(`refuses ${words} with exit 1 and one sentence`, () => {
      const { code, stdout, stderr } = runPortal(['merge'], input)
      expect(code).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({
        error: { code: expect.any(String), message: expect.stringMatching(/\.$/) },
      })
      expect(stderr.trim().split('\n')).toHaveLength(1)
    })
  }
})

describe('portal validate', () => {
  it('finds a valid file valid', () => {
    const { code, stdout } = runPortal(['validate', file('good.json')])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      files: [{ file: file('good.json'), shape: 'release-package', valid: true, errors: [], warnings: [] }],
    })
  })

  it('tells errors with release, pointer, keyword and Spanish sentence, and judges every file', () => {
    const { code, stdout } = runPortal(['validate', '--schema', 'core', file('good.json'), file('wrong.json')])
    expect(code).toBe(1)
    const { files } = JSON.parse(stdout)
    expect(files.map(({ valid }: { valid: boolean }) => valid)).toEqual([true, false])
    expect(files[1].errors).toEqual([
      {
        ocid: 'ocds-demo00-1',
        releaseId: '1',
        path: '/tender/status',
        keyword: 'enum',
        message: expect.stringContaining('«Licitación › '),
      },
    ])
  })

  it('--schema edca-mx adds the coherence of the process', () => {
    const { stdout } = runPortal(['validate', '--schema', 'edca-mx', file('wrong.json')])
    expect(JSON.parse(stdout).files[0].errors.length).toBeGreaterThan(0)
  })

  it('tells what cannot be read, and the rest goes on', () => {
    const { code, stdout } = runPortal([
      'validate',
      file('broken.json'),
      file('other.json'),
      file('lines.jsonl'),
      file('hostile.json'),
    ])
    expect(code).toBe(1)
    const { files } = JSON.parse(stdout)
    expect(
      files.map(({ errors }: { errors: { keyword: string; path: string }[] }) =>
        errors.map(({ keyword, path }) => `${keyword} ${path}`.trim()),
      ),
    ).toEqual([['not-json'], ['no-releases'], ['not-json /1'], ['number /tender/value/amount']])
  })
})

describe('portal detect', () => {
  it('tells the shape', () => {
    const shapes = ['good.json', 'wrong.json', 'other.json', 'lines.jsonl'].map(
      (name) => JSON.parse(runPortal(['detect', file(name)]).stdout).shape,
    )
    expect(shapes).toEqual(['release-package', 'release', 'unknown', 'releases'])
  })

  it('refuses broken JSON', () => expect(runPortal(['detect', file('broken.json')]).code).toBe(1))
})

describe('portal that cannot run', () => {
  const wrong = [
    [],
    ['nada'],
    ['constructor'],
    ['merge', '--nada'],
    ['merge', '--schema', '/no/existe.json'],
    ['validate'],
    ['validate', '--schema', 'x', 'y'],
    ['validate', '/no/existe.json'],
    ['detect'],
    ['detect', '/no/existe.json'],
  ]
  for (const args of wrong) {
    it(`exits 2 and says how to ask: portal ${args.join(' ')}`, () => {
      const { code, stdout, stderr } = runPortal(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^\S.+\n$/)
    })
  }
})
