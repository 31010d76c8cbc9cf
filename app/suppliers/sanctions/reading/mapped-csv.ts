import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { normalizeName } from '../../identity/normalize-name.ts'
import type { ListCode, Sanction } from '../sanction.ts'
import { kindsIn } from './kind-words.ts'
import type { ListReading, NotThatList, RowReading } from './list-reading.ts'
import { makeSanction, readsLikeCompany } from './make-sanction.ts'
import { MAPPED_FIELDS, type MappedField, type Mapping } from './mapping.ts'
import { readAmount } from './read-amount.ts'
import { readOneDay } from './read-days.ts'
import { cellsByHeading, readHeadedTable } from './read-rows.ts'
import { lastDayOf, readTerm, termWords } from './read-term.ts'
import { settleKeys } from './settle-keys.ts'
import { foldHeading, tidyCell } from './tidy-cell.ts'

const DAYS = ['startsOn', 'endsOn', 'notifiedOn', 'resolvedOn', 'publishedOn'] as const
type Day = (typeof DAYS)[number]

/** Any list as CSV by its mapping: encoding and separator are found out, titles before the heading are passed over. */
export function readMappedCsv(bytes: Uint8Array, list: ListCode, mapping: Mapping): ListReading | NotThatList {
  const wanted = Object.values(mapping.columns).filter((column): column is string => Boolean(column))
  if (!mapping.columns.name) return { problem: 'Falta decir qué columna trae el nombre.' }
  const table = readHeadedTable(bytes, wanted)
  if ('missing' in table)
    return { problem: `El archivo no es el de esta lista: falta la columna «${table.missing.join('», «')}».` }
  const folded = table.headings.map(foldHeading)
  const place = (field: MappedField) => folded.indexOf(foldHeading(mapping.columns[field] ?? '\u0000'))
  const places = Object.fromEntries(Object.keys(MAPPED_FIELDS).map((field) => [field, place(field as MappedField)]))
  const readings = table.rows.flatMap((cells, at): RowReading[] => {
    if (at <= table.headAt || cells.every((cell) => cell.trim() === '')) return []
    const text = (field: MappedField) => {
      const column = mapping.columns[field] ? places[field] : -1
      return column === undefined || column < 0 ? '' : tidyCell(cells[column] ?? '').text
    }
    return [new MappedRow(list, mapping, at + 1, text, cellsByHeading(table.headings, cells)).read()]
  })
  const { encoding, separator } = table
  return { ...settleKeys(readings), rowsRead: readings.length, asOf: null, encoding, separator }
}

class MappedRow {
  private readonly readings: string[] = []

  private readonly list: ListCode
  private readonly mapping: Mapping
  private readonly row: number
  private readonly text: (field: MappedField) => string
  private readonly raw: Record<string, string>

  constructor(
    list: ListCode,
    mapping: Mapping,
    row: number,
    text: (field: MappedField) => string,
    raw: Record<string, string>,
  ) {
    this.list = list
    this.mapping = mapping
    this.row = row
    this.text = text
    this.raw = raw
  }

  read(): RowReading {
    const { list, row, raw, readings } = this
    const name = this.text('name')
    if (name === '') return this.refuse('name', 'no-name', 'está vacía; falta el nombre.')
    const rfc = this.text('rfc')
      .toUpperCase()
      .replace(/[\s._-]/g, '')
    if (rfc !== '' && rfcKind(rfc) === null)
      return this.refuse('rfc', 'not-an-rfc', `«${this.text('rfc')}» no tiene la forma de un RFC.`)
    if (rfc !== '' && !isValidRfc(rfc))
      readings.push(`El dígito verificador de ${rfc} no coincide; se compara tal como viene.`)
    if (/ABSOLUTORIA/i.test(this.text('resolution')))
      return this.refuse('resolution', 'not-a-sanction', `dice «${this.text('resolution')}»: no hubo sanción.`)
    const days: Record<Day, string | null> = {
      startsOn: null,
      endsOn: null,
      notifiedOn: null,
      resolvedOn: null,
      publishedOn: null,
    }
    for (const field of DAYS) {
      days[field] = readOneDay(this.text(field))
      if (days[field] === null && this.text(field) !== '')
        return this.refuse(field, 'not-a-date', `«${this.text(field)}» no es una fecha (día/mes/año o año-mes-día).`)
    }
    const problem = this.countTerm(days)
    if (problem) return problem
    if (days.startsOn !== null && days.endsOn !== null && days.endsOn < days.startsOn)
      return this.refuse(
        'endsOn',
        'ends-before-start',
        `el último día (${days.endsOn}) es anterior al inicio (${days.startsOn}).`,
      )
    const key =
      this.text('key') || [rfc || normalizeName(name), this.text('fileNumber'), this.text('authority')].join('|')
    return {
      sanction: makeSanction({
        ...{ list, row, raw, readings, key, name, rfc: rfc || null, ...days, ...this.whatFor() },
        naturalPerson: rfc === '' ? !readsLikeCompany(name) : rfcKind(rfc) === 'person',
      }),
    }
  }

  /** Fills the last day by the term, in place; a refusal when the term cannot be read. */
  private countTerm(days: Record<Day, string | null>): RowReading | null {
    const { startsOn, notifiedOn, resolvedOn, publishedOn } = days
    const written = this.text('term')
    const start = startsOn ?? notifiedOn ?? resolvedOn ?? publishedOn
    if (start !== null && startsOn === null) {
      days.startsOn = start
      this.readings.push(`La lista no da el inicio; cuenta desde el ${start}.`)
    }
    if (written === '' || days.endsOn !== null) return null
    const term = readTerm(written)
    if (term === null) return this.refuse('term', 'not-a-term', `«${written}» no es un plazo.`)
    if (start === null) return this.refuse('term', 'no-date', 'hay un plazo y ninguna fecha desde la que se cuente.')
    days.endsOn = lastDayOf(start, term)
    this.readings.push(`El último día se contó por el plazo de ${termWords(term)}.`)
    return null
  }

  private whatFor(): Pick<
    Sanction,
    'authority' | 'fileNumber' | 'fault' | 'resolution' | 'kinds' | 'fine' | 'documents'
  > {
    const { text, mapping, readings } = this
    const named = kindsIn(text('kinds') || text('resolution'))
    const amount = readAmount(text('fineAmount'))
    if (amount === null && text('fineAmount') !== '')
      readings.push(`El monto «${text('fineAmount')}» no es una cantidad; se dejó sin multa.`)
    const none = amount !== null && amount <= 1
    if (none) readings.push(`El monto ${text('fineAmount')} quiere decir que la lista no da la multa.`)
    const url = text('url')
    if (url !== '' && !/^https?:\/\//i.test(url))
      readings.push(`El enlace «${url}» no es una dirección; se dejó fuera.`)
    return {
      ...{ authority: text('authority') || null, fileNumber: text('fileNumber') || null },
      ...{ fault: text('fault') || null, resolution: text('resolution') || text('kinds') || null },
      kinds: named.length > 0 ? named : [mapping.defaultKind],
      fine: amount === null || none ? null : { amount, currency: 'MXN' },
      documents: /^https?:\/\//i.test(url) ? [{ title: 'Documento', url }] : [],
    }
  }

  private refuse(field: MappedField, code: string, why: string): RowReading {
    const column = this.mapping.columns[field] ?? MAPPED_FIELDS[field].title
    const sentence = `Renglón ${this.row}, columna «${column}»: ${why}`
    return { refused: { row: this.row, column, code, sentence, raw: this.raw } }
  }
}
