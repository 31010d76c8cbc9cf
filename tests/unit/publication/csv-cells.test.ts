import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect, test } from 'vitest'
import { type Cell, safeCell } from '#app/publication/flatten-compiled.ts'

/** What a spreadsheet would take for a formula, or for a command (docs/security.md F6). */
const FORMULAS = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '=cmd|"/c calc"!A1',
  '=HYPERLINK("http://x")',
]
const PLAIN: Cell[] = [
  'Compra',
  'a,b',
  'con "comillas"',
  'dos\nlíneas',
  'dos\r\nlíneas',
  ' con espacios ',
  'ñ 😀',
  '',
  12.5,
  -3,
  true,
]

test('no cell of a CSV is a formula, numbers stay numbers, and what is read back is what went in', () => {
  const row = [...FORMULAS, ...PLAIN]
  const text = stringify([row.map(safeCell)], { cast: { boolean: String } })
  const [back = []] = parse(text) as string[][]
  expect(back).toHaveLength(row.length)
  for (const [at, cell] of back.entries()) {
    const original = row[at]
    if (typeof original !== 'string') expect(cell).toBe(String(original))
    else {
      expect([original, /^[=+\-@\t\r\n＝＋－＠]/.test(cell)]).toEqual([original, false])
      expect(FORMULAS.includes(original) ? cell.slice(1) : cell).toBe(original)
    }
  }
})
