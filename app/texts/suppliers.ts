import { wordsOf } from '#app/lib/words-of.ts'

const SIZES = wordsOf({ micro: 'Micro', small: 'Pequeña', medium: 'Mediana', large: 'Grande' })
const CATEGORIES = wordsOf({ goods: 'Bienes', services: 'Servicios', works: 'Obra pública' })
const FILES = wordsOf({ current: 'Expediente vigente', expired: 'Expediente vencido', none: 'Sin expediente' })
const KINDS = wordsOf({
  company: 'Empresa con RFC verificado',
  person: 'Persona física',
  foreign: 'Proveedor extranjero',
  generic: 'Sin identificador propio',
  unidentified: 'Sin identificador verificado',
})

/** Size of a company by the strata of the law for small and medium enterprises. */
export const sizeWord = (size: string | null): string | null => (size === null ? null : (SIZES[size] ?? size))
export const supplierCategoryWord = (category: string): string => CATEGORIES[category] ?? category
export const fileWord = (state: 'current' | 'expired' | 'none'): string => FILES[state] ?? state
/** How sure it is who a supplier is. */
export const identityWord = (kind: string, toVerify: string | null): string =>
  toVerify === null ? (KINDS[kind] ?? kind) : 'RFC por verificar'

export const SIZE_CODES = ['micro', 'small', 'medium', 'large'] as const
export const SUPPLIER_CATEGORY_CODES = ['goods', 'services', 'works'] as const
