import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import type { SanctionKind, TaxStage, TaxStageName } from '../sanction.ts'
import type { ListReading, NotThatList, RowReading } from './list-reading.ts'
import { makeSanction } from './make-sanction.ts'
import { readDays } from './read-days.ts'
import { cellsByHeading, type HeadedTable, readHeadedTable } from './read-rows.ts'
import { settleKeys } from './settle-keys.ts'
import { foldHeading, tidyCell } from './tidy-cell.ts'

const SITUATIONS: Readonly<Record<string, TaxStageName>> = {
  presunto: 'presumed',
  desvirtuado: 'disproved',
  definitivo: 'definitive',
  'sentencia favorable': 'favourable',
}
const KINDS: Readonly<Record<TaxStageName, SanctionKind>> = {
  presumed: 'tax-presumed',
  disproved: 'tax-disproved',
  definitive: 'tax-definitive',
  favourable: 'tax-favourable',
}
/** Headings of each stage by the words they hold: the tax administration has renamed the long ones more than once. */
const STAGES: readonly { stage: TaxStageName; word: string; oficio: string }[] = [
  { stage: 'presumed', word: 'presuntos', oficio: 'presuncion' },
  { stage: 'disproved', word: 'desvirtuados', oficio: 'desvirtuaron' },
  { stage: 'definitive', word: 'definitivos', oficio: 'definitivos' },
  { stage: 'favourable', word: 'sentencia favorable', oficio: 'sentencia favorable' },
]
const WANTED = ['RFC', 'Nombre del Contribuyente', 'Situación del contribuyente']

interface Places {
  rfc: number
  name: number
  situation: number
  stages: { stage: TaxStageName; sat: number; dof: number; document: number }[]
}

/**
 * The list of article 69-B of the Código Fiscal de la Federación as the SAT publishes it («Listado completo»): Windows-1252, title lines
 * before the heading, one row a taxpayer with the dates of its four stages in the SAT's page and in the Diario Oficial.
 */
export function readSat69b(bytes: Uint8Array): ListReading | NotThatList {
  const table = readHeadedTable(bytes, WANTED)
  if ('missing' in table)
    return { problem: `El archivo no es el listado 69-B del SAT: falta la columna «${table.missing.join('», «')}».` }
  const places = placesOf(table)
  if (places.stages.length < 4)
    return {
      problem: 'El archivo no es el listado 69-B del SAT: faltan las fechas de publicación de sus cuatro etapas.',
    }
  const readings = table.rows.flatMap((cells, at) =>
    at <= table.headAt || cells.every((cell) => cell.trim() === '')
      ? []
      : [readRow(cells, at + 1, places, cellsByHeading(table.headings, cells))],
  )
  const { encoding, separator } = table
  return { ...settleKeys(readings), rowsRead: readings.length, asOf: asOfOf(table), encoding, separator }
}

function placesOf(table: HeadedTable): Places {
  const headings = table.headings.map(foldHeading)
  const at = (test: (heading: string) => boolean) => headings.findIndex(test)
  return {
    rfc: headings.indexOf('rfc'),
    name: headings.indexOf('nombre del contribuyente'),
    situation: headings.indexOf('situacion del contribuyente'),
    stages: STAGES.map(({ stage, word, oficio }) => ({
      stage,
      sat: at((heading) => heading.startsWith('publicacion pagina sat') && heading.endsWith(word)),
      dof: at((heading) => heading.startsWith('publicacion dof') && heading.endsWith(word)),
      document: at((h) => h.startsWith('numero y fecha') && h.includes(oficio) && h.endsWith('dof')),
    })).filter(({ sat, dof }) => sat >= 0 && dof >= 0),
  }
}

/** «Información actualizada al 30 de noviembre de 2022», in a line before the heading. */
function asOfOf(table: HeadedTable): string | null {
  const titles = table.rows.slice(0, table.headAt).map((cells) => cells.join(' '))
  return titles.flatMap((title) => (/actualizad/i.test(title) ? readDays(title).days : []))[0] ?? null
}

function readRow(cells: readonly string[], row: number, places: Places, raw: Record<string, string>): RowReading {
  const text = (place: number) => tidyCell(cells[place] ?? '').text
  const refuse = (column: string, code: string, why: string): RowReading => ({
    refused: { row, column, code, sentence: `Renglón ${row}, columna «${column}»: ${why}`, raw },
  })
  const written = text(places.rfc)
  const rfc = written.toUpperCase().replace(/[\s._-]/g, '')
  if (/^X+$/.test(rfc))
    return refuse('RFC', 'hidden-rfc', `el SAT ocultó el RFC y el nombre («${written}»); no se sabe de quién es.`)
  const kind = rfcKind(rfc)
  if (kind === null) return refuse('RFC', 'not-an-rfc', `«${written}» no tiene la forma de un RFC.`)
  const name = text(places.name)
  if (name === '') return refuse('Nombre del Contribuyente', 'no-name', 'está vacía; falta el nombre.')
  const situation = SITUATIONS[foldHeading(text(places.situation))]
  if (situation === undefined)
    return refuse(
      'Situación del contribuyente',
      'unknown-situation',
      `«${text(places.situation)}» no es una de las cuatro situaciones del listado (Presunto, Desvirtuado, Definitivo, Sentencia Favorable).`,
    )
  const readings: string[] = []
  if (written !== rfc) readings.push(`El RFC venía escrito «${written}» y se leyó ${rfc}.`)
  if (!isValidRfc(rfc)) readings.push(`El dígito verificador de ${rfc} no coincide; se compara tal como viene.`)
  const stages = places.stages.flatMap((place) => readStages(place, text, readings))
  const current = stages.filter(({ stage }) => stage === situation)
  if (current.length === 0)
    return refuse(
      'Situación del contribuyente',
      'no-date',
      `dice «${text(places.situation)}» y no hay fecha de esa etapa.`,
    )
  const publishedOn = earliest(current.map(({ dofOn }) => dofOn))
  const startsOn = publishedOn ?? earliest(current.map(({ satOn }) => satOn))
  if (publishedOn === null) readings.push('El listado no da la fecha del DOF; cuenta la de la página del SAT.')
  const after = stages.filter(
    ({ stage, dofOn }) => stage !== situation && dofOn !== null && startsOn !== null && dofOn > startsOn,
  )
  if (after.length > 0)
    readings.push(
      `Hay una etapa de fecha posterior a la situación que el SAT declara («${text(places.situation)}»); cuenta la que declara.`,
    )
  return {
    sanction: makeSanction({
      ...{ list: 'sat-69b', key: rfc, rfc, name, naturalPerson: kind === 'person', row, raw, readings, stages },
      authority: 'Servicio de Administración Tributaria',
      fileNumber: current.at(-1)?.document ?? null,
      fault: 'Operaciones presuntamente inexistentes (artículo 69-B del Código Fiscal de la Federación)',
      resolution: text(places.situation),
      firm: situation === 'definitive' ? true : situation === 'presumed' ? false : null,
      ...{ kinds: [KINDS[situation]], startsOn, publishedOn },
    }),
  }
}

/** One stage a date: a cell with two dates is a stage that was published twice. */
function readStages(place: Places['stages'][number], text: (place: number) => string, readings: string[]): TaxStage[] {
  const [sat, dof] = [place.sat, place.dof].map((at) => readDays(text(at)))
  if (!sat || !dof || sat.days.length + dof.days.length === 0) return []
  const word = STAGES.find(({ stage }) => stage === place.stage)?.word ?? ''
  if (sat.rest !== '' || dof.rest !== '')
    readings.push(`De las fechas de ${word} se dejó fuera lo que no es fecha («${sat.rest || dof.rest}»).`)
  const count = Math.max(sat.days.length, dof.days.length)
  if (count > 1)
    readings.push(`La etapa de ${word} trae ${count} fechas; cuenta la primera publicación y se conservan todas.`)
  const letters = text(place.document)
  const document = letters.replace(/[?¿]+$/, '').trim()
  if (letters !== document) readings.push(`Se quitó un signo suelto al final del oficio de ${word}.`)
  const [satDays, dofDays] = [[...sat.days].sort(), [...dof.days].sort()]
  return Array.from({ length: count }, (_, at) => ({
    stage: place.stage,
    satOn: satDays[at] ?? null,
    dofOn: dofDays[at] ?? null,
    document: document || null,
  }))
}

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day): day is string => day !== null).sort()[0] ?? null
