import { CsvError, parse } from 'csv-parse/sync'

/** A record of a CSV file and the line of the file on which it begins. */
export interface CsvRecord {
  line: number
  cells: string[]
}

/** What keeps a file from being read as CSV at all: where, and what is wrong, in words that end without a full stop. */
export interface CsvFault {
  line: number
  /** Counted from 1; null when it is about the line. */
  column: number | null
  message: string
}

/** Longest record, in letters: twenty times the longest of a roster. Past it the file has lost its line ends, or never was one. */
const RECORD = 20_000

/** Most records, the heading included: twice a state of a thousand entities. Each is drawn on the page that asks to confirm. */
const RECORDS = 2_001

const FAULTS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'unas comillas se abren aquí y no se cierran hasta el final del archivo',
  CSV_INVALID_CLOSING_QUOTE: 'después de cerrar las comillas sigue algo que no es separador ni fin de renglón',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'después de cerrar las comillas sigue algo que no es separador ni fin de renglón',
  INVALID_OPENING_QUOTE: 'unas comillas se abren a mitad de una celda; dentro de comillas, escríbalas dobles',
  CSV_MAX_RECORD_SIZE: `el renglón pasa de ${RECORD.toLocaleString('es-MX')} letras; le faltan saltos de línea o comillas de cierre`,
}

/**
 * Reads CSV with commas or, as a spreadsheet in Spanish saves it, semicolons, told by its first line; line ends of any kind, also
 * inside quotes; a byte order mark is skipped. Returns a fault with its place instead of throwing.
 */
export function readCsvRows(csv: string): CsvRecord[] | CsvFault {
  const text = csv.replace(/\r\n?/g, '\n')
  const heading = text.slice(0, RECORD).split('\n', 1)[0] ?? ''
  const options = {
    ...{ bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true },
    ...{
      delimiter: heading.includes(';') && !heading.includes(',') ? ';' : ',',
      max_record_size: RECORD,
      to: RECORDS + 1,
    },
  }
  try {
    // With `info` each record comes with the line it ends on, which the package's types do not say.
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    const rows = records.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }))
    const most = (RECORDS - 1).toLocaleString('es-MX')
    const over = rows[RECORDS]
    return over ? { line: over.line, column: null, message: `un padrón lleva a lo más ${most} renglones` } : rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines, column } = error as CsvError & { lines?: number; column?: number | string }
    return {
      line: Number(lines ?? 1),
      column: typeof column === 'number' ? column + 1 : null,
      message: FAULTS[error.code] ?? 'no se puede leer como CSV',
    }
  }
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
