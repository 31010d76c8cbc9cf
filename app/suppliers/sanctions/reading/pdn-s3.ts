import { FILE_LIMITS, guardJson } from '#app/ocds/guard.ts'
import { isObject, type Json, type JsonObject } from '#app/ocds/types.ts'
import { decodeText } from './decode-text.ts'
import { objectsIn, valueIn } from './json-values.ts'
import type { ListReading, NotThatList, RowReading } from './list-reading.ts'
import { readPdnV1 } from './pdn-v1.ts'
import { readPdnV2 } from './pdn-v2.ts'
import { settleKeys } from './settle-keys.ts'

const NOT_PDN =
  'El archivo no es de particulares sancionados de la PDN (sistema 3): se espera la respuesta de la versión 1 (results) o de la 2 (data), o el arreglo de sus registros.'

/**
 * Sanctioned companies and persons of the Plataforma Digital Nacional: the answer of S3 v1 (`results`) or v2 (`data`), pages of them in
 * an array, or the bare array of records. The version is told by the members of each record.
 */
export function readPdnS3(bytes: Uint8Array): ListReading | NotThatList {
  const { text, encoding } = decodeText(bytes)
  const parsed = guardJson(text, FILE_LIMITS)
  if (!parsed.ok) return { problem: `${NOT_PDN} ${parsed.problem.message}` }
  const records = recordsOf(parsed.value)
  if (records === null) return { problem: NOT_PDN }
  const known = records.filter((record) => isV1(record) || isV2(record))
  if (records.length > 0 && known.length === 0) return { problem: NOT_PDN }
  const readings = records.map((record, at): RowReading => {
    const row = at + 1
    if (isV1(record)) return readPdnV1(record, row)
    if (isV2(record)) return readPdnV2(record, row)
    const sentence = `Registro ${row}: no es de un particular sancionado (faltan «particularSancionado» y «datosGenerales»).`
    return { refused: { row, column: null, code: 'not-a-record', sentence, raw: {} } }
  })
  return { ...settleKeys(readings), rowsRead: readings.length, asOf: null, encoding, separator: null }
}

const isV1 = (record: JsonObject) => isObject(record.particularSancionado)
/** Public servants have «empleoCargoComision» where companies and persons have «dondeCometioLaFalta»: they are no suppliers. */
const isV2 = (record: JsonObject) => isObject(record.datosGenerales) && !isObject(record.empleoCargoComision)

function recordsOf(value: Json): JsonObject[] | null {
  if (Array.isArray(value)) {
    const pages = value.filter(isObject)
    if (pages.length !== value.length) return null
    return pages.flatMap((page) => recordsOfPage(page) ?? [page])
  }
  return isObject(value) ? recordsOfPage(value) : null
}

function recordsOfPage(page: JsonObject): JsonObject[] | null {
  for (const member of ['results', 'data']) if (Array.isArray(valueIn(page, member))) return objectsIn(page, member)
  return null
}
