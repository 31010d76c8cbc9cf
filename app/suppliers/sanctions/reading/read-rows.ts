import { parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { foldHeading } from './tidy-cell.ts'

/** Rows of a table as a person who opens the file in a spreadsheet sees them. */
export interface TableRows {
  encoding: string
  separator: string
  rows: string[][]
}

export interface HeadedTable extends TableRows {
  /** Place of the heading row in `rows`. */
  headAt: number
  headings: string[]
}

const SEPARATORS = [',', ';', '\t', '|'] as const
const MAX_ROWS = 500_000
/** Title lines that may stand before the heading. */
const SEARCHED = 30

/** All rows of a CSV; the separator is the one that cuts the first lines into most columns. Null for what is no text table. */
export function readRows(bytes: Uint8Array): TableRows | null {
  const { text, encoding } = decodeText(bytes)
  if (text.slice(0, 4000).includes('\u0000')) return null
  const separator = separatorOf(text)
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter: separator, relax_column_count: true, relax_quotes: true },
      // Files that were pasted together have both kinds of line ends.
      record_delimiter: ['\r\n', '\n', '\r'],
      ...{ max_record_size: 2_000_000, to: MAX_ROWS + 1 },
    }) as string[][]
    return rows.length > MAX_ROWS ? null : { encoding, separator, rows }
  } catch {
    return null
  }
}

/** The table whose heading row holds all wanted headings (compared without case, accents, spaces); `missing` when none does. */
export function readHeadedTable(bytes: Uint8Array, wanted: readonly string[]): HeadedTable | { missing: string[] } {
  const table = readRows(bytes)
  let fewest = [...wanted]
  for (const [headAt, row] of (table?.rows.slice(0, SEARCHED) ?? []).entries()) {
    const headings = row.map(foldHeading)
    const missing = wanted.filter((heading) => !headings.includes(foldHeading(heading)))
    if (missing.length === 0 && table) return { ...table, headAt, headings: row }
    if (missing.length < fewest.length) fewest = missing
  }
  return { missing: fewest }
}

function separatorOf(text: string): string {
  const lines = text.split(/\r?\n/, SEARCHED).filter((line) => line.trim() !== '')
  const columns = (separator: string) =>
    Math.max(0, ...lines.map((line) => outsideQuotes(line).split(separator).length))
  return SEPARATORS.reduce((best, next) => (columns(next) > columns(best) ? next : best))
}

const outsideQuotes = (line: string) => line.replace(/"[^"]*"/g, '')

/** The cells of a row by heading; what stands beyond the headings as `+1`, `+2`. */
export function cellsByHeading(headings: readonly string[], row: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [place, cell] of row.entries()) {
    if (cell.trim() === '') continue
    const heading = headings[place]?.trim()
    cells[heading || `+${place + 1}`] = cell
  }
  return cells
}
