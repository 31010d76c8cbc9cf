import { amountBands } from '#app/lib/amount-bands.ts'
import { codes } from '#app/ocds/codelists.ts'
import { sphereName } from '#app/texts/entities.ts'
import { methodWord, stageWord } from '#app/texts/processes.ts'
import type { Facet } from '#db/queries/reading/search-filters.server.ts'

/** What each facet is called on the page, in the order in which they are offered. */
export const FACET_TITLES: Record<Facet, string> = {
  entities: 'Ente',
  methods: 'Procedimiento',
  years: 'Año',
  amountBands: 'Monto',
  categories: 'Qué se compra',
  stages: 'Etapa',
  spheres: 'Ámbito',
  historical: 'Procesos históricos',
}

/** The word for a category code; works is public works, whatever else is said by its codelist. */
export function categoryWord(code: string): string {
  if (code === '' || code === 'unknown') return 'Sin clasificar'
  return codes('procurementCategory').find((entry) => entry.code === code)?.title ?? code
}

/** How a value of a facet reads; `name` is that of an entity. */
export function facetWord(facet: Facet, value: string, name: string | null = null): string {
  switch (facet) {
    case 'entities':
      return name ?? value
    case 'spheres':
      return sphereName(value)
    case 'methods':
      return methodWord(value === 'unknown' ? null : value)
    case 'categories':
      return categoryWord(value)
    case 'stages':
      return stageWord(value)
    case 'amountBands':
      return amountBands.find((entry) => String(entry.band) === value)?.label ?? value
    case 'years':
      return value === '-1' ? 'Año desconocido' : value
    case 'historical':
      return value === 'true' ? 'Solo históricos' : 'Sin históricos'
  }
}
