import { wordsOf } from '#app/lib/words-of.ts'

const kinds = wordsOf<string>({
  debarment: 'Inhabilitación',
  fine: 'Multa',
  suspension: 'Suspensión de actividades',
  dissolution: 'Disolución de la sociedad',
  warning: 'Amonestación',
  compensation: 'Indemnización',
  economic: 'Sanción económica',
  other: 'Otra sanción',
  'tax-presumed': '69-B: presunto',
  'tax-definitive': '69-B: definitivo',
  'tax-disproved': '69-B: desvirtuado',
  'tax-favourable': '69-B: sentencia favorable',
})

/** A kind of sanction in words; the code itself when it is unknown. */
export const sanctionKind = (code: string): string => kinds[code] ?? code
/** All kinds with their words. */
export const SANCTION_KINDS: readonly { value: string; label: string }[] = Object.entries(kinds).map(
  ([value, label = value]) => ({ value, label }),
)

const states = wordsOf<string>({
  'in-force': 'Vigente',
  warns: 'Vigente, solo avisa',
  challenged: 'Vigente, impugnada',
  suspended: 'Suspendida por un tribunal',
  annulled: 'Anulada por un tribunal',
  expired: 'Vencida',
  'not-yet': 'Todavía no empieza',
  gone: 'Ya no está en su lista',
  'no-bar': 'No impide contratar',
})

/** Where a sanction stands on a day, in words. */
export const sanctionState = (code: string): string => states[code] ?? code

const lists = wordsOf<string>({
  'sat-69b': 'SAT 69-B',
  sfp: 'Directorio federal',
  'pdn-s3': 'PDN S3',
  propias: 'Control interno del estado',
})

/** The short name of a list; its own title when it is one by mapping. */
export const sanctionList = (code: string, title = code): string => lists[code] ?? title

const stages = wordsOf<string>({
  presumed: 'Presunción',
  disproved: 'Desvirtuó los hechos',
  definitive: 'Definitivo',
  favourable: 'Sentencia favorable',
})

/** A stage of the 69-B procedure. */
export const taxStage = (code: string): string => stages[code] ?? code

const reasons = wordsOf<string>({
  preview: 'Espera que alguien la mire y la confirme',
  shrunk: 'Trae muchos menos renglones que la versión en vigor',
  older: 'Es de una fecha anterior a la versión en vigor',
  empty: 'No se pudo leer ningún renglón',
})

/** Why a snapshot waits. */
export const holdReason = (code: string): string => reasons[code] ?? code

const snapshotStates = wordsOf<string>({
  reading: 'Se está leyendo',
  failed: 'No es esta lista',
  held: 'Retenida',
  current: 'En vigor',
  superseded: 'Sustituida',
  discarded: 'Descartada',
})

/** Where an import of a list stands. */
export const snapshotState = (code: string): string => snapshotStates[code] ?? code
