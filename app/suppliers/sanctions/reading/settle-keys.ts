import { createHash } from 'node:crypto'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import type { Sanction } from '../sanction.ts'
import type { RefusedRow, RowReading } from './list-reading.ts'

/** SHA-256 of what a version says; where it stands in the file and how its cells were written are no part of it. */
export function contentHash(sanction: Sanction): string {
  const { row, raw, ...content } = sanction
  return createHash('sha256')
    .update(canonicalText(content as unknown as Json))
    .digest('hex')
}

/**
 * Rows in the order of the file, each key once. A row that says the same as one before it is refused; one with the same key that says
 * something else is a sanction of its own and gets the ordinal behind its key.
 */
export function settleKeys(rows: readonly RowReading[]): { accepted: Sanction[]; refused: RefusedRow[] } {
  const accepted: Sanction[] = []
  const refused: RefusedRow[] = []
  const seen = new Map<string, { hashes: Map<string, number> }>()
  for (const reading of rows) {
    if ('refused' in reading) {
      refused.push(reading.refused)
      continue
    }
    const { sanction } = reading
    const known = seen.get(sanction.key) ?? { hashes: new Map<string, number>() }
    const hash = contentHash(sanction)
    const first = known.hashes.get(hash)
    if (first !== undefined) {
      refused.push(repeated(sanction, first))
      continue
    }
    known.hashes.set(hash, sanction.row)
    seen.set(sanction.key, known)
    const ordinal = known.hashes.size
    accepted.push(ordinal === 1 ? sanction : { ...sanction, key: `${sanction.key}#${ordinal}` })
  }
  return { accepted, refused }
}

const repeated = (sanction: Sanction, first: number): RefusedRow => ({
  row: sanction.row,
  column: null,
  code: 'repeated-row',
  sentence: `Renglón ${sanction.row}: dice lo mismo que el renglón ${first}; cuenta una sola vez.`,
  raw: sanction.raw,
})
