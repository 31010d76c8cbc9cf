import { wordsOf } from '#app/lib/words-of.ts'

const spheres = wordsOf<string>({
  EJECUTIVO: 'Poder Ejecutivo',
  LEGISLATIVO: 'Poder Legislativo',
  JUDICIAL: 'Poder Judicial',
  ORGANO_AUTONOMO: 'Órgano autónomo',
  MUNICIPAL: 'Municipal',
})

/** Public sphere as shown; the code itself when it is unknown. */
export const sphereName = (code: string): string => spheres[code] ?? code

/** Codes of spheres in the order in which they are listed. */
export const SPHERES = Object.keys(spheres)
