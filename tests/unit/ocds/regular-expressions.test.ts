import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { findPrivate } from '#app/ocds/personal-data/find-private.ts'
import { foldText } from '#app/ocds/personal-data/fold-text.ts'
import { isCurp, isPublicIdentity } from '#app/ocds/private-data.ts'
import { isValidRelease } from '#app/ocds/validate.ts'
import { isPseudonym } from '#app/publication/pseudonym.ts'
import { isLinear, processorTime } from '#tests/support/measuring/linear-growth.ts'

/** Rooms whose regular expressions see what people type, send or import (docs/security.md F4). */
const ROOMS = [
  'accounts',
  'capture',
  'catalog',
  'cli',
  'jobs',
  'lib',
  'ocds',
  'publication',
  'server',
  'workflows',
].map((room) => `app/${room}`)

/** Expressions that are slower than linear and see only what is short; one that is gone or quick fails the test. */
const SHORT_ONLY = new Map([
  ['\\B(?=(\\d{3})+$)', 'the whole digits of one number: 310 at most'],
  ['\\.?0+$', 'one number, written by us'],
  ['\\/+$', 'the address of the portal, set by who operates it'],
])

/** Files that put an expression together at run time; each is tried below through what it exports. */
const BUILT: Record<string, ((text: string) => unknown)[]> = {
  'app/ocds/personal-data/curp.ts': [isCurp],
  'app/ocds/personal-data/find-private.ts': [findPrivate, foldText, isPublicIdentity],
  'app/publication/pseudonym.ts': [isPseudonym],
}

const LENGTH = 100_000
const long = (unit: string, end = '!') => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH) + end
const TEXTS: [name: string, text: string][] = [
  ...['a', ' ', '(', '0', '-', '.', '@', '%', '/', '\\', '"', '\n', '\t', '_', '~', 'á', 'é́', '\u200b', '１'].map(
    (unit): [string, string] => [JSON.stringify(unit), long(unit)],
  ),
  ...[
    'a ',
    'a.',
    'a@',
    '0 ',
    '0-',
    '0.',
    'A0',
    'ab12',
    'a-',
    '\r\n',
    ' \n',
    '\\"',
    '\\u',
    'a%40',
    'GOMC850315AB1',
    'a@gmail.',
    '52 ',
    '(99) ',
    '2026-01-15T09:00:00',
    'http://',
    '..',
    '::',
    'ocds-abc123-',
    '[(',
    '<a ',
    '&#',
    'x=',
    '1e',
    '+52 1 ',
  ].map((unit): [string, string] => [JSON.stringify(unit), long(unit)]),
  ['a word and spaces', `a${long(' ')}`],
  ['an opening and no end', `"${long('a', '')}`],
]

/**
 * Milliseconds that decide what is looked at closer: what takes longer must then grow no faster than its text. The time alone would
 * tell a slow machine from a quick one, and not a slow expression from a quick one.
 */
const QUICK = 10
/** The 200 expressions on 50 texts are tried on a fifth: what is quadratic shows there too and does not hold the suite up for minutes. */
const SHARE = 5

const isSlow = (text: string, work: (text: string) => unknown): boolean =>
  processorTime(() => work(text)) > QUICK && !isLinear(text, work)

interface Written {
  file: string
  source: string
  flags: string
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

const files = ROOMS.flatMap(sourcesIn)

function literalsOf(file: string): Written[] {
  const found: Written[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext))
  return found
}

describe('no regular expression takes more than linear time on what people send', () => {
  it('each one that is written in the rooms that see it, on 100 kB of what makes others stall', () => {
    const literals = files.flatMap(literalsOf)
    expect(literals.length).toBeGreaterThan(50)
    const once = new Map(literals.map((each) => [`${each.source}/${each.flags}`, each]))
    const slow: string[] = []
    const spared = new Set<string>()
    for (const { file, source, flags } of once.values()) {
      const pattern = new RegExp(source, flags.replace('g', ''))
      const everywhere = new RegExp(source, `${flags.replace('g', '')}g`)
      for (const [name, text] of TEXTS) {
        const part = text.slice(0, LENGTH / SHARE) + text.slice(-1)
        const work = (tried: string) => (flags.includes('g') ? tried.replace(everywhere, '') : pattern.test(tried))
        // Those that are spared must be slow in truth, on any machine: their growth is measured however quick they are.
        if (SHORT_ONLY.has(source) ? isLinear(part, work) : !isSlow(part, work)) continue
        if (SHORT_ONLY.has(source)) spared.add(source)
        else slow.push(`${file}: /${source}/${flags} on ${name}`)
      }
    }
    expect(slow).toEqual([])
    expect([...spared].sort()).toEqual([...SHORT_ONLY.keys()].sort())
  }, 120_000)

  it('each one that is put together at run time is on the list, and what it serves is as quick', () => {
    // Those of accounts read a cookie of ours, in a header that Node ends at 16 kB.
    const rooms = files.filter((file) => !file.startsWith('app/accounts/'))
    const built = rooms.filter((file) => /new RegExp\(/.test(readFileSync(file, 'utf8')))
    expect(built.sort()).toEqual(Object.keys(BUILT).sort())
    const slow = Object.entries(BUILT).flatMap(([file, served]) =>
      served.flatMap((serve) =>
        TEXTS.flatMap(([name, text]) => (isSlow(text, serve) ? [`${file} ${serve.name} on ${name}`] : [])),
      ),
    )
    expect(slow).toEqual([])
  }, 120_000)

  it('the formats and patterns of the schemas too', () => {
    const release = { ocid: 'o', id: '1', tag: ['tender'], initiationType: 'tender' }
    const validate = (text: string) => {
      const document = { id: '1', url: text, datePublished: text, [`title_${text}`]: 'x' }
      return isValidRelease({
        ...{ ...release, date: text },
        tender: { id: '1', [text]: 1, tenderPeriod: { startDate: text }, documents: [document] },
      })
    }
    expect(TEXTS.filter(([, text]) => isSlow(text, validate)).map(([name]) => name)).toEqual([])
  }, 120_000)
})
