import type { JsonObject } from '#app/ocds/types.ts'
import { normalizeName } from '../../identity/normalize-name.ts'
import type { Sanction, SanctionKind } from '../sanction.ts'
import { leavesOf, numberIn, objectsIn, textIn, valueIn } from './json-values.ts'
import type { RowReading } from './list-reading.ts'
import { makeSanction } from './make-sanction.ts'
import { PdnRow } from './pdn-row.ts'
import { readOneDay } from './read-days.ts'
import { addDays, lastDayOf } from './read-term.ts'

/** Members of `tipoSancion` in S3 v2 and what they impose; the `clave` says the same in capitals. */
const V2_KINDS: readonly [string, RegExp, SanctionKind][] = [
  ['inhabilitacion', /INHABILITACION/, 'debarment'],
  ['sancionEconomica', /ECONOMICA/, 'economic'],
  ['indemnizacion', /INDEMNIZACION/, 'compensation'],
  ['suspensionActividades', /SUSPENSION/, 'suspension'],
  ['disolucionSociedad', /DISOLUCION/, 'dissolution'],
  ['otro', /OTRO/, 'other'],
]

/** One record of `faltas_graves_personas_morales` or `…_fisicas` (Plataforma Digital Nacional, S3 v2). */
export function readPdnV2(record: JsonObject, row: number): RowReading {
  const pdn = new PdnRow(row, leavesOf(record))
  const text = (...path: string[]) => textIn(record, ...path)
  const company = text('datosGenerales', 'nombreRazonSocial')
  const person = ['nombres', 'primerApellido', 'segundoApellido'].map((part) => text('datosGenerales', part))
  const name = company || person.filter(Boolean).join(' ')
  if (name === '') return pdn.refuse('datosGenerales/nombreRazonSocial', 'no-name', 'falta el nombre.')
  const rfc = pdn.rfc(text('datosGenerales', 'rfc'))
  if (rfc === undefined)
    return pdn.refuse(
      'datosGenerales/rfc',
      'not-an-rfc',
      `«${text('datosGenerales', 'rfc')}» no tiene la forma de un RFC.`,
    )
  const firmOn = readOneDay(text('resolucion', 'fechaResolucionFirme'))
  const imposed = imposedBy(record)
  const period = periodOf(imposed, pdn.readings)
  const id = text('id') || [rfc ?? normalizeName(name), text('expediente'), text('entePublico', 'nombre')].join('|')
  return {
    sanction: makeSanction({
      ...{ list: 'pdn-s3', key: `v2:${id}`, rfc, name, row, raw: pdn.raw, readings: pdn.readings },
      naturalPerson: pdn.isPerson(rfc, name, company === '' ? 'F' : 'M'),
      authority: text('resolucion', 'autoridadResolutora') || text('entePublico', 'nombre') || null,
      ...{ fileNumber: text('expediente') || null, fault: faultOf(record) },
      resolution: text('resolucion', 'tituloResolucion') || null,
      firm: firmOn !== null,
      ...{ kinds: imposed.kinds, fine: fineOf(imposed), ...period },
      notifiedOn: readOneDay(text('resolucion', 'fechaNotificacion')),
      resolvedOn: readOneDay(text('resolucion', 'fechaResolucion')),
      publishedOn: readOneDay(text('date_created')) ?? readOneDay(text('fecha')),
      documents: documentsOf(record),
    }),
  }
}

interface Imposed {
  kinds: SanctionKind[]
  sanctions: JsonObject[]
}

function imposedBy(record: JsonObject): Imposed {
  const sanctions = objectsIn(record, 'tipoSancion')
  const kinds = new Set<SanctionKind>()
  for (const sanction of sanctions)
    for (const [member, code, kind] of V2_KINDS)
      if (valueIn(sanction, member) || code.test(textIn(sanction, 'clave').toUpperCase())) kinds.add(kind)
  return { kinds: kinds.size === 0 ? ['other'] : [...kinds], sanctions }
}

function periodOf({ sanctions, kinds }: Imposed, readings: string[]) {
  const member = kinds.includes('debarment') ? 'inhabilitacion' : 'suspensionActividades'
  const found = sanctions.find((sanction) => valueIn(sanction, member))
  if (!found) return { startsOn: null, endsOn: null }
  const startsOn = readOneDay(textIn(found, member, 'fechaInicial'))
  let endsOn = readOneDay(textIn(found, member, 'fechaFinal'))
  // The specification writes «plazoSuspensioAnios»; the other two members have the whole word.
  const part = (...names: string[]) => names.map((name) => numberIn(found, member, name)).find((n) => n !== null) ?? 0
  const term = {
    years: part('plazoAnios', 'plazoSuspensioAnios', 'plazoSuspensionAnios'),
    months: part('plazoMeses', 'plazoSuspensionMeses'),
    days: part('plazoDias', 'plazoSuspensionDias'),
  }
  if (endsOn === null && startsOn !== null && term.years + term.months + term.days > 0) {
    endsOn = term.years + term.months > 0 ? lastDayOf(startsOn, term) : addDays(startsOn, term.days - 1)
    readings.push('El último día se contó por el plazo.')
  }
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    readings.push(`La sanción termina (${endsOn}) antes de empezar (${startsOn}); se dejó como viene.`)
  return { startsOn, endsOn }
}

function fineOf({ sanctions }: Imposed): Sanction['fine'] {
  for (const sanction of sanctions) {
    const amount = numberIn(sanction, 'sancionEconomica', 'monto')
    if (amount !== null && amount > 1)
      return { amount, currency: textIn(sanction, 'sancionEconomica', 'moneda').slice(0, 3).toUpperCase() || 'MXN' }
  }
  return null
}

const faultOf = (record: JsonObject): string | null =>
  objectsIn(record, 'faltaCometida')
    .map((fault) =>
      [textIn(fault, 'valor') || textIn(fault, 'clave'), textIn(fault, 'descripcionHechos')].filter(Boolean).join(': '),
    )
    .filter(Boolean)
    .join('; ') || null

const documentsOf = (record: JsonObject): Sanction['documents'] =>
  [
    { title: 'Resolución', url: textIn(record, 'resolucion', 'urlResolucion') },
    { title: 'Declaración de firmeza', url: textIn(record, 'resolucion', 'urlResolucionFirme') },
  ].filter(({ url }) => /^https?:\/\//i.test(url))
