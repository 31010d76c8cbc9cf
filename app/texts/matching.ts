import { formatDate } from '#app/lib/dates.ts'

const LISTS: Record<string, string> = {
  'sat-69b': 'el listado del artículo 69-B del SAT',
  sfp: 'el directorio federal de proveedores y contratistas sancionados',
  'pdn-s3': 'los particulares sancionados de la Plataforma Digital Nacional',
  propias: 'las resoluciones de los órganos internos de control del estado',
}

/** A list inside a sentence; one of the state's own by its code. */
export const listName = (code: string): string => LISTS[code] ?? `la lista «${code.replace(/^csv-/, '')}»`

/** What was asked about, with its day. */
export const ACTS: Record<string, string> = {
  registration: 'al presentarse',
  award: 'al adjudicarse',
  signature: 'al firmar',
}

/** Outcomes as a heading. */
export const OUTCOMES: Record<string, string> = {
  'sanctioned-then': 'Sancionado en esa fecha',
  'listed-later': 'Apareció después en una lista',
  'clean-then': 'Limpio en esa fecha',
}

/** How a sanction stood on the day, in a few words. */
export const STANDINGS: Record<string, string> = {
  'in-force': 'estaba en vigor ese día',
  'published-later': 'se hizo pública después',
  'began-later': 'empezó después',
  'ended-before': 'había terminado antes',
  stayed: 'su efecto estaba suspendido por un tribunal',
  cleared: 'fue anulada o desvirtuada',
  'no-effect': 'no impedía contratar',
}

/** From when to when something applied: «desde el 3 de marzo de 2025 y hasta el 31 de mayo de 2025», «sin fecha de término». */
export function spanOf({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): string {
  const since = startsOn === null ? '' : `desde el ${formatDate(startsOn)}`
  const until = endsOn === null ? 'sin fecha de término' : `hasta el ${formatDate(endsOn)}`
  return since === '' ? until : `${since} y ${until}`
}
