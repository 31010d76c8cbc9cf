import type { JsonObject } from '#app/ocds/types.ts'
import { normalizeName } from '../../identity/normalize-name.ts'
import type { Sanction, SanctionKind } from '../sanction.ts'
import { leavesOf, numberIn, objectsIn, textIn } from './json-values.ts'
import type { RowReading } from './list-reading.ts'
import { makeSanction } from './make-sanction.ts'
import { PdnRow } from './pdn-row.ts'
import { readOneDay } from './read-days.ts'
import { lastDayOf, readTerm, termWords } from './read-term.ts'

/** Codes of `tipoSancion` in the specification of S3 v1. */
export const V1_KINDS: Readonly<Record<string, SanctionKind>> = {
  ...{ I: 'debarment', M: 'fine', S: 'suspension', D: 'dissolution', A: 'warning', IND: 'compensation' },
  ...{ SE: 'economic', O: 'other' },
}

/** One of `results` of `/v1/psancionados` (Plataforma Digital Nacional, S3 v1: sanctioned companies and persons). */
export function readPdnV1(record: JsonObject, row: number): RowReading {
  const pdn = new PdnRow(row, leavesOf(record))
  const text = (...path: string[]) => textIn(record, ...path)
  const name = text('particularSancionado', 'nombreRazonSocial')
  if (name === '') return pdn.refuse('particularSancionado/nombreRazonSocial', 'no-name', 'falta el nombre.')
  const rfc = pdn.rfc(text('particularSancionado', 'rfc'))
  if (rfc === undefined)
    return pdn.refuse(
      'particularSancionado/rfc',
      'not-an-rfc',
      `«${text('particularSancionado', 'rfc')}» no tiene la forma de un RFC.`,
    )
  const authority = text('autoridadSancionadora') || text('institucionDependencia', 'nombre')
  const id = text('id')
  const key = id || [rfc ?? normalizeName(name), authority, text('expediente')].join('|')
  const notifiedOn = readOneDay(text('resolucion', 'fechaNotificacion'))
  const period = periodOf(record, notifiedOn, pdn.readings)
  const amount = numberIn(record, 'multa', 'monto')
  return {
    sanction: makeSanction({
      ...{ list: 'pdn-s3', key: `v1:${text('institucionDependencia', 'nombre')}:${key}`, rfc, name, row, raw: pdn.raw },
      naturalPerson: pdn.isPerson(rfc, name, text('particularSancionado', 'tipoPersona')),
      ...{ authority: authority || null, fileNumber: text('expediente') || null },
      fault: [text('tipoFalta'), text('causaMotivoHechos')].filter(Boolean).join('. ') || null,
      resolution: text('resolucion', 'sentido') || null,
      kinds: kindsOf(record, period, pdn.readings),
      fine: amount === null || amount <= 1 ? null : { amount, currency: text('multa', 'moneda', 'clave') || 'MXN' },
      ...{ notifiedOn, ...period, publishedOn: readOneDay(text('fechaCaptura')), documents: documentsOf(record) },
      readings: pdn.readings,
    }),
  }
}

function kindsOf(record: JsonObject, period: { startsOn: string | null }, readings: string[]): SanctionKind[] {
  const kinds = new Set<SanctionKind>()
  for (const { clave } of objectsIn(record, 'tipoSancion')) {
    const kind = typeof clave === 'string' ? V1_KINDS[clave] : undefined
    if (kind === undefined)
      readings.push(`El tipo de sanción «${String(clave)}» no está en el catálogo; se leyó como otro.`)
    kinds.add(kind ?? 'other')
  }
  if (kinds.size === 0 && period.startsOn !== null) {
    readings.push('No trae tipo de sanción y sí un periodo de inhabilitación; se leyó como inhabilitación.')
    kinds.add('debarment')
  }
  return kinds.size === 0 ? ['other'] : [...kinds]
}

function periodOf(record: JsonObject, notifiedOn: string | null, readings: string[]) {
  const given = readOneDay(textIn(record, 'inhabilitacion', 'fechaInicial'))
  let endsOn = readOneDay(textIn(record, 'inhabilitacion', 'fechaFinal'))
  const term = readTerm(textIn(record, 'inhabilitacion', 'plazo'))
  const startsOn = given ?? notifiedOn
  if (endsOn === null && term !== null && startsOn !== null) {
    endsOn = lastDayOf(startsOn, term)
    readings.push(`El último día se contó por el plazo de ${termWords(term)}.`)
  }
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    readings.push(`La inhabilitación termina (${endsOn}) antes de empezar (${startsOn}); se dejó como viene.`)
  }
  return { startsOn, endsOn }
}

const documentsOf = (record: JsonObject): Sanction['documents'] =>
  [
    ...objectsIn(record, 'documentos').map((document) => ({
      title: textIn(document, 'titulo') || 'Documento',
      url: textIn(document, 'url'),
    })),
    { title: 'Resolución', url: textIn(record, 'resolucion', 'url') },
  ].filter(({ url }) => /^https?:\/\//i.test(url))
