import { z } from 'zod'
import { Refusal } from '#app/lib/refusal.ts'
import type { AfterSupplier } from '#db/queries/suppliers/list-suppliers.server.ts'

const shape = z.object({ n: z.string().max(400), i: z.string().min(1).max(300) })

/** An opaque cursor that continues the register after a supplier, whatever is filtered. */
export const writeSupplierCursor = ({ normal, id }: AfterSupplier): string =>
  Buffer.from(JSON.stringify({ n: normal, i: id })).toString('base64url')

/** The position a cursor stands for, or null without one. Throws Refusal 400 when it is broken. */
export function readSupplierCursor(cursor: string | null): AfterSupplier | null {
  if (cursor === null) return null
  const broken = new Refusal('cursor-not-understood', 400, 'Esa página del padrón no existe. Vuelva a la primera.')
  try {
    const { n, i } = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if ((n + i).includes('\0') || /\p{Cs}/u.test(n + i)) throw broken
    return { normal: n, id: i }
  } catch {
    throw broken
  }
}
