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
  recientes: /^-?\d{1,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}( BC)?$/,
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
  if (k === null ? !amounts : !KEY_SHAPES[params.sort].test(k)) throw broken
  if (o.includes('\u0000')) throw broken
  return { key: k, ocid: o }
}
