import { stringify } from 'csv-stringify/sync'
import type { ShownLine } from '#app/audit/read-log.server.ts'
import { safeCell } from '#app/publication/flatten-compiled.ts'

const COLUMNS = ['entrada', 'instante_utc', 'quien', 'que', 'como', 'sobre', 'datos']

/** The log as CSV (RFC 4180, with a byte order mark for spreadsheets); no cell is a formula. */
export function logAsCsv(lines: ShownLine[]): string {
  const rows = lines.map(({ position, at, who, what, side, subject, detail }) =>
    [position, at, who, what, side, subject, detail].map(safeCell),
  )
  return `\uFEFF${stringify([COLUMNS, ...rows], { record_delimiter: '\r\n' })}`
}
