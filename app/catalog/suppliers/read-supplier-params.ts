import { z } from 'zod'
import type { Query } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { rfcIn } from '#app/lib/suppliers/supplier-key.ts'
import { SIZE_CODES, SUPPLIER_CATEGORY_CODES } from '#app/texts/suppliers.ts'
import type { SupplierFilters } from '#db/queries/suppliers/list-suppliers.server.ts'

/** What the address of the register says, checked; the same for page, API and file. */
export interface SupplierParams extends Omit<SupplierFilters, 'today'> {
  cursor: string | null
  /** Rows of a page. */
  limit: number
}

export const FILE_WORDS = { vigente: 'current', vencido: 'expired', ninguno: 'none' } as const
export const PAGE_SIZE = 25

const orNull = (schema: z.ZodType<string>) => schema.nullable()
const shape = z.object({
  q: z
    .string()
    .max(200, 'El texto que busca es demasiado largo: use a lo más 200 letras.')
    .refine((text) => text.split(/\s+/).length <= 16, 'Son demasiadas palabras: use a lo más 16.'),
  categoria: z.enum(SUPPLIER_CATEGORY_CODES, 'Esa categoría no existe: use goods, services o works.').nullable(),
  tamano: z.enum(SIZE_CODES, 'Ese tamaño no existe: use micro, small, medium o large.').nullable(),
  municipio: orNull(z.string().max(100, 'Ese municipio no existe: quite el filtro y busque de nuevo.')),
  expediente: z
    .enum(
      Object.keys(FILE_WORDS) as (keyof typeof FILE_WORDS)[],
      'El expediente solo puede ser vigente, vencido o ninguno.',
    )
    .nullable(),
  cursor: orNull(z.string().max(2000, 'La página que pide no existe: vuelva a la primera.')),
  limite: z
    .string()
    .regex(/^([1-9]|[1-9]\d|100)$/, 'El límite de resultados debe ser un número de 1 a 100.')
    .nullable(),
})

/** Control characters and halves of letters that no database stores become spaces. */
const clean = (text: string | null): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads the address. Throws Refusal 400 with a sentence for the first parameter that cannot be read; an empty one is none. */
export function readSupplierParams(query: URLSearchParams): SupplierParams {
  const said = (name: string): string | null => clean(query.get(name)) || null
  const read = shape.safeParse({
    q: said('q') ?? '',
    ...Object.fromEntries(
      ['categoria', 'tamano', 'municipio', 'expediente', 'cursor', 'limite'].map((name) => [name, said(name)]),
    ),
  })
  if (!read.success) throw new Refusal('parameter-not-understood', 400, read.error.issues[0]?.message ?? '')
  const { q, categoria, tamano, municipio, expediente, cursor, limite } = read.data
  // Somebody who copies an RFC with its dashes finds it as it is stored.
  return {
    words: rfcIn(q) || q,
    category: categoria,
    size: tamano,
    municipality: municipio,
    file: expediente === null ? null : FILE_WORDS[expediente],
    cursor,
    limit: Number(limite ?? PAGE_SIZE),
  }
}

/** The query of these parameters, as the address writes it; the cursor only when given. */
export function writeSupplierParams(params: SupplierParams, cursor: string | null = null): Query {
  const file = Object.entries(FILE_WORDS).find(([, state]) => state === params.file)?.[0]
  return {
    q: params.words,
    categoria: params.category,
    tamano: params.size,
    municipio: params.municipality,
    expediente: file,
    limite: params.limit === PAGE_SIZE ? null : params.limit,
    cursor,
  }
}
