import { legalFormOf, normalizeName } from '../../identity/normalize-name.ts'
import type { SanctionKind } from '../sanction.ts'
import { kindsIn } from './kind-words.ts'
import type { ListReading, NotThatList, RowReading } from './list-reading.ts'
import { makeSanction, readsLikeCompany } from './make-sanction.ts'
import { readAmount } from './read-amount.ts'
import { readOneDay } from './read-days.ts'
import { readHeadedTable } from './read-rows.ts'
import { addDays, lastDayOf, readTerm, termWords } from './read-term.ts'
import { settleKeys } from './settle-keys.ts'
import { tidyCell } from './tidy-cell.ts'

/** The columns in their order; surplus spaces of the real headings do not count when they are compared. */
const COLUMNS = [
  ...['Proveedor', 'Dependencia', 'Número de Expediente', 'Hechos', 'Objeto Social', 'Sentido de Resolución'],
  ...['Fecha de Notificación', 'FechadeResolucion', 'Plazo años - meses', 'Monto'],
] as const
const RESOLVED = 7
/** Years between the number of a file and its resolution from which the date is doubted. */
const DOUBTED_YEARS = 5

/**
 * The federal directory of sanctioned suppliers and contractors as it was published in CSV: no RFC, terms as text, a fine of 1 where
 * there is none, and rows whose cells moved because a text was cut in two.
 */
export function readSfp(bytes: Uint8Array): ListReading | NotThatList {
  const table = readHeadedTable(bytes, COLUMNS)
  if ('missing' in table)
    return {
      problem: `El archivo no es el directorio federal de sancionados: falta la columna «${table.missing.join('», «')}».`,
    }
  const readings = table.rows.flatMap((cells, at) =>
    at <= table.headAt || cells.every((cell) => cell.trim() === '') ? [] : [readRow(cells, at + 1)],
  )
  const { encoding, separator } = table
  return { ...settleKeys(readings), rowsRead: readings.length, asOf: null, encoding, separator }
}

interface Cells {
  supplier: string
  authority: string
  file: string
  facts: string
  sense: string
  notified: string
  resolved: string
  term: string
  amount: string
  /** How far to the right the cells behind the facts stood. */
  shift: number
}

function readRow(given: readonly string[], row: number): RowReading {
  const readings: string[] = []
  const cells = setStraight(given, readings)
  // The name of the official who was responsible stands behind the amount; it is nobody's business here and is not kept.
  const raw = Object.fromEntries(
    given
      .slice(0, COLUMNS.length + cells.shift)
      .flatMap((cell, at) => (cell.trim() ? [[COLUMNS[at] ?? `+${at + 1}`, cell]] : [])),
  )
  const refuse = (column: string, code: string, why: string): RowReading => ({
    refused: { row, column, code, sentence: `Renglón ${row}, columna «${column}»: ${why}`, raw },
  })
  if (cells.supplier === '') return refuse('Proveedor', 'no-name', 'está vacía; falta el nombre.')
  if (cells.file === '') return refuse('Número de Expediente', 'no-file', 'está vacía; falta el expediente.')
  if (/ABSOLUTORIA|SIN SANCI[OÓ]N|SOBRESEI/i.test(cells.sense))
    return refuse('Sentido de Resolución', 'not-a-sanction', `dice «${cells.sense}»: la empresa no fue sancionada.`)
  const dates = readDates(cells, readings)
  if ('bad' in dates)
    return refuse(dates.bad, 'no-date', 'no hay fecha de notificación ni de resolución que se pueda leer.')
  const term = readTerm(cells.term)
  if (term === null && cells.term !== '')
    return refuse('Plazo años - meses', 'not-a-term', `«${cells.term}» no es un plazo.`)
  const kinds = kindsOf(cells, term !== null, readings)
  const fine = fineOf(cells, kinds, readings)
  const base = dates.notifiedOn ?? dates.resolvedOn
  const startsOn = base && addDays(base, 1)
  if (kinds.includes('debarment')) readings.push(startWords(term && termWords(term), dates.notifiedOn !== null))
  noteNames(cells, readings)
  const name = nameOf(cells.supplier, readings)
  return {
    sanction: makeSanction({
      ...{ list: 'sfp', key: [cells.supplier, cells.authority, cells.file].map(normalizeName).join('|') },
      ...{ name, naturalPerson: !readsLikeCompany(name), authority: cells.authority || null },
      ...{ fileNumber: cells.file, fault: cells.facts || null, resolution: cells.sense || null, kinds, fine, row, raw },
      ...{ startsOn, endsOn: term && startsOn && lastDayOf(startsOn, term), ...dates, readings },
    }),
  }
}

/** The cells under their headings, also where a text was cut at its commas and pushed the others to the right. */
function setStraight(given: readonly string[], readings: string[]): Cells {
  const text = given.map((cell) => tidyCell(cell))
  if (text.slice(0, 10).some(({ html }) => html)) readings.push('Se quitaron marcas de HTML del texto.')
  const at = (place: number) => text[place]?.text ?? ''
  let shift = 0
  for (const by of [1, 2, 3]) if (readOneDay(at(RESOLVED + by)) !== null) shift = by
  if (shift > 0)
    readings.push(
      `Las celdas venían recorridas ${shift} a la derecha; las fechas, el plazo y el monto se leyeron en su lugar.`,
    )
  const sense = at(5 + shift)
  const senseIsDay = readOneDay(sense) !== null
  if (senseIsDay) readings.push('El sentido de la resolución no viene; se dedujo de lo demás.')
  return {
    ...{ supplier: at(0), authority: at(1), file: at(2), facts: at(3), sense: senseIsDay ? '' : sense },
    ...{ notified: at(6 + shift), resolved: at(7 + shift), term: at(8 + shift), amount: at(9 + shift), shift },
  }
}

type Dates = { notifiedOn: string | null; resolvedOn: string | null }

function readDates(cells: Cells, readings: string[]): Dates | { bad: string } {
  const [notifiedOn, resolvedOn] = [readOneDay(cells.notified), readOneDay(cells.resolved)]
  if (notifiedOn === null && resolvedOn === null) return { bad: 'Fecha de Notificación' }
  if (notifiedOn !== null && resolvedOn !== null && notifiedOn < resolvedOn)
    readings.push('La notificación tiene fecha anterior a la resolución; cada una se dejó como viene.')
  if (notifiedOn === null) readings.push('No hay fecha de notificación; cuenta la de resolución.')
  if (resolvedOn === null) readings.push('No hay fecha de resolución; cuenta la de notificación.')
  const opened = /\/(\d{4})$/.exec(cells.file)?.[1]
  const year = Number((resolvedOn ?? notifiedOn)?.slice(0, 4))
  if (opened !== undefined && year - Number(opened) > DOUBTED_YEARS)
    readings.push(
      `El expediente es de ${opened} y la resolución dice ${year}: la fecha es dudosa y se dejó como viene.`,
    )
  return { notifiedOn, resolvedOn }
}

function kindsOf(cells: Cells, hasTerm: boolean, readings: string[]): SanctionKind[] {
  const kinds = kindsIn(cells.sense)
  if (hasTerm && !kinds.includes('debarment')) {
    kinds.unshift('debarment')
    readings.push(`El sentido no nombra la inhabilitación («${cells.sense || 'vacío'}»); se toma del plazo.`)
  }
  const amount = readAmount(cells.amount)
  if (kinds.length === 0 && amount !== null && amount > 1) {
    kinds.push('fine')
    readings.push(`El sentido no nombra la multa («${cells.sense || 'vacío'}»); se toma del monto.`)
  }
  return kinds.length === 0 ? ['other'] : kinds
}

function fineOf(cells: Cells, kinds: readonly SanctionKind[], readings: string[]) {
  const amount = readAmount(cells.amount)
  if (amount === null) {
    if (cells.amount !== '') readings.push(`El monto «${cells.amount}» no es una cantidad; se dejó sin multa.`)
    return null
  }
  if (amount <= 1) {
    readings.push(`El monto ${cells.amount} quiere decir que la lista no da la multa.`)
    return null
  }
  if (!kinds.includes('fine')) readings.push('Trae monto y el sentido no nombra multa; el monto se conserva.')
  return { amount, currency: 'MXN' }
}

const startWords = (term: string | null, notified: boolean): string =>
  term === null
    ? 'Hay inhabilitación y la lista no da el plazo: queda sin fecha de término.'
    : `El plazo de ${term} se cuenta desde el día siguiente a la ${notified ? 'notificación' : 'resolución'}, porque la lista no da el inicio.`

function noteNames(cells: Cells, readings: string[]): void {
  if (legalFormOf(cells.authority) !== null)
    readings.push(`Como dependencia viene una empresa («${cells.authority}»); se dejó como viene.`)
  if (/\b(?:C\.? ?V|S\.? ?C|S\.? ?A)\.?,? +Y +\S+.*\b(?:C\.? ?V|S\.? ?C|S\.? ?A)\b/i.test(cells.supplier))
    readings.push('El nombre parece de dos empresas; se dejó como viene.')
}

/** The name without the beginning of a tax key that stands behind it. */
function nameOf(supplier: string, readings: string[]): string {
  const found = /^(.+?)[\s,]+([A-ZÑ&]{3}\d{6}[A-Z0-9]{0,3})$/.exec(supplier)
  if (!found?.[1] || !found[2]) return supplier.replace(/[\s,;]+$/, '')
  readings.push(
    `Detrás del nombre venía «${found[2]}», que no es un RFC completo; se quitó del nombre y no se usa para comparar.`,
  )
  return found[1]
}
