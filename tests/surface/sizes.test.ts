import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n')
const sources = tracked.filter((file) => /^(app|db|schemas|tenants|tests)\/.*\.(ts|tsx|css|mjs)$/.test(file))
const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
/** A file over the limit says why in its first line: `// size: reason`, or `/* size: reason`. */
const excused = (file: string) => /size: \S+/.test(readFileSync(file, 'utf8').split('\n')[0] ?? '')

test('no file is a room too full: 300 lines, route files 120, aim at a median under 80', () => {
  const sized = sources.map((file) => ({ file, lines: lines(file) })).sort((one, other) => other.lines - one.lines)
  const median = sized[Math.floor(sized.length / 2)]
  process.stdout.write(
    `${sized.length} source files, median ${median?.lines} lines, longest ${sized
      .slice(0, 3)
      .map((entry) => `${entry.file} ${entry.lines}`)
      .join(', ')}\n`,
  )
  const limit = (file: string) => (file.startsWith('app/routes/') ? 120 : 300)
  expect(sized.filter((entry) => entry.lines > limit(entry.file) && !excused(entry.file))).toEqual([])
})

test('no folder has over 20 files, routes excepted', () => {
  const folders = new Map<string, number>()
  for (const file of sources) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1)
  folders.delete('app/routes')
  expect([...folders].filter(([, files]) => files > 20)).toEqual([])
})

test('comments and docs say the rule itself: none sends the reader to a paper that is not in the repository', () => {
  const papers = new RegExp(
    ['DESIGN', 'standards', 'performance', 'stack', 'look', 'style'].map((one) => `\\b${one}\\.md`).join('|'),
  )
  const read = tracked.filter((file) => /^(app|db|docs|schemas|tenants|tests)\/.*\.(ts|tsx|css|mjs|md|sql)$/.test(file))
  // Migrations that have run are never changed.
  const old = (file: string) => /^db\/migrations\/00(0\d|1[01])_/.test(file)
  expect(read.filter((file) => !old(file) && papers.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('no folder or file has a name that says nothing', () => {
  expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|services?|misc)(\/|\.tsx?$)/.test(file))).toEqual([])
})

test('every runtime file of db but the schema ends in .server.ts', () => {
  const files = sources.filter((file) => file.startsWith('db/') && !file.startsWith('db/schema/'))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => !file.endsWith('.server.ts'))).toEqual([])
})

test('versions are pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  expect(
    Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    ),
  ).toEqual([])
})

test('no functions over 60 lines in domain code', () => {
  const long: string[] = []
  for (const file of sources.filter((file) => /^(app|db|tenants)\/.*\.ts$/.test(file) && !excused(file))) {
    let start = -1
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, at) => {
        if (/^(export )?(async )?function /.test(line)) start = at
        if (line === '}' && start >= 0) {
          if (at - start > 60) long.push(`${file}:${start + 1} ${at - start}`)
          start = -1
        }
      })
  }
  expect(long).toEqual([])
})
