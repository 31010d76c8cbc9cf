import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const REQUIRED: [string, number][] = [
  ['B', 16],
  ['C', 14],
  ['D', 8],
  ['E', 7],
  ['F', 13],
  ['G', 5],
  ['H', 6],
]
const IDS = REQUIRED.flatMap(([letter, count]) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`))
const STATES = ['met', 'partly', 'not applicable', 'open']

/** Rows of the tables of docs/security.md: id, state, how or why, tests (`file`: name, one a line break). */
const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return /^[B-H]\d+$/.test(cells[1] ?? '')
      ? [{ id: cells[1]!, state: cells[2]!, how: cells[3]!, tests: cells[4]! }]
      : []
  })

const testsOf = (cell: string) =>
  cell === ''
    ? []
    : cell.split('<br>').map((one) => {
        const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(one.trim()) ?? []
        return { file, name }
      })

test('every requirement has one row, with a state and a sentence', () => {
  expect(rows.map(({ id }) => id)).toEqual(IDS)
  for (const { id, state, how } of rows) {
    expect([id, STATES.includes(state)]).toEqual([id, true])
    expect([id, how.length > 20 && how.endsWith('.')]).toEqual([id, true])
  }
})

test.each(rows)('$id: what is said to be met names tests that are there', ({ id, state, tests }) => {
  const named = testsOf(tests)
  if (state === 'met' || state === 'partly') expect([id, named.length > 0]).toEqual([id, true])
  for (const { file, name } of named) {
    expect([id, file, existsSync(file)]).toEqual([id, file, true])
    // As the source writes it: the name itself, or what stands before the part that a table fills in.
    expect([id, file, name, name.length > 5 && readFileSync(file, 'utf8').includes(name)]).toEqual([
      id,
      file,
      name,
      true,
    ])
  }
})
