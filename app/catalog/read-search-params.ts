import { z } from 'zod'
import { Refusal } from '#app/lib/refusal.ts'

/** The order of results, as the address says it. */
export const SORTS = {
  recientes: 'newest',
  relevancia: 'relevance',
  'monto-mayor': 'amount-down',
  'monto-menor': 'amount-up',
} as const
export type SortName = keyof typeof SORTS

/** What the address of a search says, checked. Lists hold values as written; one that exists nowhere matches nothing. */
export interface SearchParams {
  words: string
  entities: string[]
  spheres: string[]
  methods: string[]
  categories: string[]
  stages: string[]
  years: number[]
  amountBands: number[]
  supplier: string | null
  historical: boolean | null
  sort: SortName
  cursor: string | null
  size: number
}

/** Names of the parameters, the same for `/buscar` and `/api/v1/search`. */
export const PARAM_NAMES = {
  words: 'q',
  entities: 'ente',
  spheres: 'ambito',
  methods: 'procedimiento',
  categories: 'categoria',
  stages: 'etapa',
  years: 'anio',
  amountBands: 'monto',
  supplier: 'proveedor',
  historical: 'historico',
  sort: 'orden',
  cursor: 'cursor',
  size: 'limite',
} as const

const MAX_LENGTH = 200
const MAX_WORDS = 16

const words = z
  .string()
  .max(MAX_LENGTH, `El texto que busca es demasiado largo: use a lo más ${MAX_LENGTH} letras.`)
  .refine((text) => text.split(/\s+/).length <= MAX_WORDS, `Son demasiadas palabras: use a lo más ${MAX_WORDS}.`)
const list = z
  .array(z.string().max(200, 'Uno de los filtros no existe: quítelo y busque de nuevo.'))
  .max(30, 'Son demasiados filtros a la vez: use a lo más 30 de cada clase.')
const shape = z.object({
  words,
  entities: list,
  spheres: list,
  methods: list,
  categories: list,
  stages: list,
  years: list.transform((all) => all.map(smallNumber)),
  amountBands: list.transform((all) => all.map(smallNumber)),
  supplier: z.string().max(200, 'Ese proveedor no existe: quite el filtro y busque de nuevo.').nullable(),
  historical: z.enum(['si', 'no'], 'El filtro de procesos históricos solo puede ser «si» o «no».').nullable(),
  sort: z
    .enum(
      Object.keys(SORTS) as SortName[],
      'Ese orden no existe: use recientes, relevancia, monto-mayor o monto-menor.',
    )
    .nullable(),
  cursor: z.string().max(600, 'La página que pide no existe: vuelva a la primera.').nullable(),
  size: z
    .string()
    .regex(/^([1-9]|[1-9]\d|100)$/, 'El límite de resultados debe ser un número de 1 a 100.')
    .nullable(),
})

/** A year or band as a number; what cannot be one becomes −1, which no row has. */
const smallNumber = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : -1)

/** Control characters and halves of letters that no database stores become spaces. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Reads the query string of a search. Unknown parameters are ignored, empty ones are as absent, lists repeat the name.
 * Throws Refusal 400 with one Spanish sentence when the text is too long or a value cannot be read.
 */
export function readSearchParams(query: URLSearchParams): SearchParams {
  const all = (name: string) => [
    ...new Set(
      query
        .getAll(name)
        .map(clean)
        .filter((value) => value !== ''),
    ),
  ]
  const one = (name: string) => all(name)[0] ?? null
  const parsed = shape.safeParse({
    words: clean(query.get(PARAM_NAMES.words) ?? ''),
    entities: all(PARAM_NAMES.entities),
    spheres: all(PARAM_NAMES.spheres),
    methods: all(PARAM_NAMES.methods),
    categories: all(PARAM_NAMES.categories),
    stages: all(PARAM_NAMES.stages),
    years: all(PARAM_NAMES.years),
    amountBands: all(PARAM_NAMES.amountBands),
    supplier: one(PARAM_NAMES.supplier),
    historical: one(PARAM_NAMES.historical),
    sort: one(PARAM_NAMES.sort),
    cursor: one(PARAM_NAMES.cursor),
    size: one(PARAM_NAMES.size),
  })
  if (!parsed.success) {
    throw new Refusal('search-not-understood', 400, parsed.error.issues[0]?.message ?? 'No entendimos la búsqueda.')
  }
  const { historical, sort, size, ...rest } = parsed.data
  return {
    ...rest,
    historical: historical === null ? null : historical === 'si',
    // Without words there is nothing to rank by.
    sort: sort === null || (sort === 'relevancia' && rest.words === '') ? 'recientes' : sort,
    size: size === null ? 20 : Number(size),
  }
}

/** The query of an address for these parameters, defaults left out; the cursor only when asked for. */
export function writeSearchParams(
  params: SearchParams,
  cursor: string | null = null,
): Record<string, string | string[] | null> {
  return {
    q: params.words,
    ente: params.entities,
    ambito: params.spheres,
    procedimiento: params.methods,
    categoria: params.categories,
    etapa: params.stages,
    anio: params.years.map(String),
    monto: params.amountBands.map(String),
    proveedor: params.supplier,
    historico: params.historical === null ? null : params.historical ? 'si' : 'no',
    orden: params.sort === 'recientes' ? null : params.sort,
    limite: params.size === 20 ? null : String(params.size),
    cursor,
  }
}
