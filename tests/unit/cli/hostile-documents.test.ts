import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { good, HOSTILE_DOCUMENTS } from './hostile-documents.ts'

/** One Spanish sentence: begins with a capital or a quotation, ends with a full stop, and has no other line. */
const SENTENCE = /^(Línea \d+: )?[¿«A-ZÁÉÍÓÚ][^\n]{15,}\.( \(\/[^\n]*\))?$/
const MIB = 1024
const folder = mkdtempSync(join(tmpdir(), 'portal-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  code: number | null
  stdout: string
  stderr: string
  /** Greatest memory of the process, KiB. */
  peak: number
}

let runs = 0

/** The real command line, its memory told when it ends. */
function portal(args: string[], input = ''): Promise<Run> {
  const told = join(folder, `peak-${runs++}`)
  const probe = `import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(${JSON.stringify(told)},String(process.resourceUsage().maxRSS)))`
  const preload = `data:text/javascript,${encodeURIComponent(probe)}`
  const child = spawn(process.execPath, ['--import', preload, '--import', 'tsx', 'app/cli/portal.ts', ...args])
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr, peak: Number(readFileSync(told, 'utf8')) }))
  })
}

function fileOf(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const baseline = { validate: 0, merge: 0, detect: 0 }
beforeAll(async () => {
  const file = fileOf('bueno.json', `{"releases":[${good('a')}]}`)
  for (const command of ['validate', 'detect'] as const) baseline[command] = (await portal([command, file])).peak
  baseline.merge = (await portal(['merge'], `[${good('a')}]`)).peak
}, 60_000)

const MOST = 100
const grew = (run: Run, command: keyof typeof baseline) => (run.peak - baseline[command]) / MIB

/**
 * A command and its memory. The collector comes late on a busy machine and the peak is then what it had not yet swept: the least of
 * some runs is what the command needs. Only what is over the limit is run again, and what needs more is over it each time.
 */
async function lean(command: keyof typeof baseline, args: string[], input = ''): Promise<Run> {
  let run = await portal([command, ...args], input)
  for (let turn = 0; turn < 4 && grew(run, command) >= MOST; turn += 1) run = await portal([command, ...args], input)
  return run
}

/** The heavy ones are what memory is about; a process for each of the others would only tell the time of a start. */
const HEAVY = HOSTILE_DOCUMENTS.filter(({ release }) => release.length > 100_000)

describe('validate', () => {
  it('one sentence and one path for each, in a package whose other releases go on, file after file', async () => {
    const files = HOSTILE_DOCUMENTS.map(({ release }, at) =>
      fileOf(`validar-${at}.json`, `{"releases":[${good('a')},${release},${good('b')}]}`),
    )
    const run = await portal(['validate', ...files])
    const verdicts = JSON.parse(run.stdout).files as { errors: { keyword: string; path: string; message: string }[] }[]
    for (const [at, { name, refused }] of HOSTILE_DOCUMENTS.entries()) {
      const errors = verdicts[at]?.errors ?? []
      expect([name, errors.map(({ keyword }) => keyword)]).toEqual([name, refused ? [refused.keyword] : []])
      for (const { path, message } of errors) {
        expect(path.startsWith(refused?.path ?? '?'), `${name} ${path}`).toBe(true)
        expect(message).toMatch(SENTENCE)
      }
    }
    expect(run.code).toBe(1)
  })

  it.each(HEAVY)('$name: 100 MiB at most', async ({ release }) => {
    const run = await lean('validate', [fileOf('validar.json', `{"releases":[${good('a')},${release},${good('b')}]}`)])
    expect(grew(run, 'validate')).toBeLessThan(MOST)
  })

  it('100,000 lines with one bad one: that one is told, the rest is judged', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => (at === 61_234 ? '{"ocid":"x",' : good(String(at))))
    const run = await lean('validate', [fileOf('lineas.jsonl', lines.join('\n'))])
    const [verdict] = JSON.parse(run.stdout).files
    expect(verdict.errors.map(({ path }: { path: string }) => path)).toEqual(['/61234'])
    expect([run.code, verdict.shape]).toEqual([1, 'releases'])
    expect(grew(run, 'validate')).toBeLessThan(MOST)
  }, 240_000)
})

describe('detect', () => {
  it.each(HEAVY)('$name: the shape is told', async ({ release }) => {
    const run = await lean('detect', [fileOf('forma.json', release)])
    expect([run.code, JSON.parse(run.stdout).shape]).toEqual([0, 'release'])
    expect(grew(run, 'detect')).toBeLessThan(MOST)
  })
})

describe('merge', () => {
  it.each(HOSTILE_DOCUMENTS)(
    '$name: merged, or refused with one sentence and one path',
    async ({ release, refused }) => {
      const run = await lean('merge', [], `[${release}]`)
      expect(run.code).toBe(refused ? 1 : 0)
      expect(grew(run, 'merge')).toBeLessThan(MOST)
      if (!refused) return expect(JSON.parse(run.stdout).tag).toEqual(['compiled'])
      const { code, path } = JSON.parse(run.stdout).error
      expect([code, path.startsWith(`/0${refused.path}`)]).toEqual([refused.keyword, true])
      expect(run.stderr.trim()).toMatch(SENTENCE)
    },
  )

  it('--jsonl: each bad line is told by its number, and all the others are merged', async () => {
    const lines = HOSTILE_DOCUMENTS.flatMap(({ release }, at) => [release, good(`j${at}`)])
    const run = await lean('merge', ['--jsonl'], lines.join('\n'))
    const refused = HOSTILE_DOCUMENTS.flatMap(({ refused }, at) => (refused ? [2 * at + 1] : []))
    const told = run.stderr.trim().split('\n')
    expect(told.map((line) => Number(/^Línea (\d+): /.exec(line)?.[1]))).toEqual(refused)
    for (const line of told) expect(line).toMatch(SENTENCE)
    expect(run.stdout.trim().split('\n')).toHaveLength(lines.length - refused.length)
    expect(run.code).toBe(1)
    expect(grew(run, 'merge')).toBeLessThan(MOST)
  })
})

describe('texts that are no JSON', () => {
  const whole = `{"releases":[${good('a')}]}`
  const cases: [name: string, text: string | Buffer, codes: { validate: number; detect: number; merge: number }][] = [
    ['nothing', '', { validate: 1, detect: 1, merge: 1 }],
    ['a byte order mark', `\ufeff${whole}`, { validate: 0, detect: 0, merge: 1 }],
    ['cut short', whole.slice(0, -20), { validate: 1, detect: 1, merge: 1 }],
    ['five million brackets that nobody closes', '['.repeat(5_000_000), { validate: 1, detect: 1, merge: 1 }],
    [
      'bytes of an image',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0x80]),
      { validate: 1, detect: 1, merge: 1 },
    ],
  ]
  it.each(cases)('%s: one sentence, no stack, and as little memory', async (_name, text, codes) => {
    const file = join(folder, 'roto.json')
    writeFileSync(file, text)
    for (const command of ['validate', 'detect', 'merge'] as const) {
      const run = await lean(command, command === 'merge' ? [] : [file], command === 'merge' ? String(text) : '')
      expect([command, run.code]).toEqual([command, codes[command]])
      if (run.code === 0) continue
      const { error, files } = JSON.parse(run.stdout)
      const told = error ? [error] : files[0].errors
      expect(told).toHaveLength(1)
      expect(told[0].message).toMatch(SENTENCE)
      expect(grew(run, command)).toBeLessThan(MOST)
    }
  })
})
