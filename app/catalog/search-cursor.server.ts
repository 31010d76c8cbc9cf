import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#app/lib/refusal.ts'
import { type SearchParams, writeSearchParams } from './read-search-params.ts'

/** Where a page of results ends: sort key of its last row (null when it has no amount) and its ocid. */
export interface CursorPosition {
  key: string | null
  ocid: string
}

const KEY_SHAPES = {
  recientes: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/,
  relevancia: /^-?\d{1,9}$/,
  'monto-mayor': /^-?\d{1,18}(\.\d{1,2})?$/,
  'monto-menor': /^-?\d{1,18}(\.\d{1,2})?$/,
}

const shape = z.object({ f: z.string(), k: z.string().max(60).nullable(), o: z.string().min(1).max(300) })

/** Tells one query from another: everything that decides the order and the rows, but not the size of a page. */
function fingerprint(params: SearchParams): string {
  const { limite: _size, cursor: _cursor, ...query } = writeSearchParams(params)
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12)
}

/** An opaque cursor that continues this query after a row. */
export function writeCursor(params: SearchParams, after: CursorPosition): string {
  return Buffer.from(JSON.stringify({ f: fingerprint(params), k: after.key, o: after.ocid })).toString('base64url')
}

/** The position a cursor stands for, or null without one. Throws Refusal 400 when it is broken or of another query. */
export function readCursor(params: SearchParams): CursorPosition | null {
  if (params.cursor === null) return null
  const broken = new Refusal(
    'cursor-not-understood',
    400,
    'Esa página de resultados no existe. Vuelva a la primera página de la búsqueda.',
  )
  let parsed: z.ZodSafeParseResult<z.infer<typeof shape>>
  try {
    parsed = shape.safeParse(JSON.parse(Buffer.from(params.cursor, 'base64url').toString('utf8')))
  } catch {
    throw broken
  }
  if (!parsed.success) throw broken
  const { f, k, o } = parsed.data
  if (f !== fingerprint(params)) {
    throw new Refusal(
      'cursor-of-another-query',
      400,
      'Esa página es de otra búsqueda. Vuelva a la primera página de esta.',
    )
  }
  const amounts = params.sort === 'monto-mayor' || params.sort === 'monto-menor'
  if (k === null ? !amounts : !isKey(params.sort, k)) throw broken
  if (o.includes('\u0000')) throw broken
  return { key: k, ocid: o }
}

/** A key as a row can have it: a forged one must not reach the database, which has no 31 February. */
function isKey(sort: SearchParams['sort'], key: string): boolean {
  if (!KEY_SHAPES[sort].test(key)) return false
  if (sort !== 'recientes') return true
  const at = new Date(`${key.slice(0, 19).replace(' ', 'T')}Z`)
  return (
    !Number.isNaN(at.getTime()) &&
    at.getUTCFullYear() > 0 &&
    at.toISOString().slice(0, 19) === key.slice(0, 19).replace(' ', 'T')
  )
}
