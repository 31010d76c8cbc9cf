import type { ListCode } from '../sanction.ts'
import type { ListReading, NotThatList } from './list-reading.ts'
import { readMappedCsv } from './mapped-csv.ts'
import type { Mapping } from './mapping.ts'
import { readPdnS3 } from './pdn-s3.ts'
import { readSat69b } from './sat-69b.ts'
import { readSfp } from './sfp.ts'

/** Reads a file as the list that it is given for. `mapping` is that of a `csv-` list. */
export function readList(bytes: Uint8Array, list: ListCode, mapping: Mapping | null): ListReading | NotThatList {
  if (list === 'sat-69b') return readSat69b(bytes)
  if (list === 'sfp') return readSfp(bytes)
  if (list === 'pdn-s3') return readPdnS3(bytes)
  if (list === 'propias' || mapping === null) return { problem: 'Esta lista no se importa de un archivo.' }
  return readMappedCsv(bytes, list, mapping)
}

/** The commonest reasons of refusal, most frequent first, each with its first sentence; at most `limit`. */
export function commonestReasons(refused: readonly { code: string; sentence: string }[], limit = 5) {
  const counts = new Map<string, { reason: string; count: number; example: string }>()
  for (const { code, sentence } of refused) {
    const known = counts.get(code)
    if (known) known.count += 1
    else counts.set(code, { reason: code, count: 1, example: sentence })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).slice(0, limit)
}
