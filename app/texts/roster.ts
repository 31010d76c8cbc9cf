import { wordsOf } from '#app/lib/words-of.ts'

/** Columns of the roster as a form names them; the codes are those of entities.csv. */
const fields = wordsOf<string>({
  official_name: 'Nombre oficial',
  short_name: 'Nombre corto',
  slug: 'Dirección',
  key: 'Clave',
  level: 'Nivel',
  sphere: 'Poder o ámbito',
  kind: 'Tipo de ente',
  parent: 'Depende de',
  inegi_state: 'Clave INEGI del estado',
  inegi_municipality: 'Clave INEGI del municipio',
  rfc: 'RFC',
  previous_names: 'Nombres anteriores',
  closed: 'Cierre',
  notice: 'Aviso',
  source: 'Fuente',
  note: 'Nota interna',
})

/** The name of a column as people read it. */
export const rosterField = (column: string): string => fields[column] ?? column

/** Members of an entity of the roster to the columns that hold them. */
const columns = wordsOf<string>({
  officialName: 'official_name',
  shortName: 'short_name',
  inegiState: 'inegi_state',
  inegiMunicipality: 'inegi_municipality',
  previousNames: 'previous_names',
})

/** The name of a member of an entity (`officialName`) as people read it. */
export const rosterMember = (member: string): string => rosterField(columns[member] ?? member)

const levels = wordsOf<string>({ ESTATAL: 'Estatal', MUNICIPAL: 'Municipal' })
const kinds = wordsOf<string>({
  dependencia: 'Dependencia',
  'organo-desconcentrado': 'Órgano desconcentrado',
  'organismo-descentralizado': 'Organismo descentralizado',
  poder: 'Poder del estado',
  'organo-tecnico': 'Órgano técnico de un poder',
  autonomo: 'Órgano autónomo',
  ayuntamiento: 'Ayuntamiento',
  'organismo-municipal': 'Organismo municipal',
})
const states = wordsOf<string>({ active: 'Activo', suspended: 'Suspendido', closed: 'Cerrado' })
const acts = wordsOf<string>({
  added: 'Alta en el padrón',
  corrected: 'Corrección de datos',
  renamed: 'Cambio de nombre',
  suspended: 'Suspensión',
  reinstated: 'Reactivación',
  closed: 'Cierre',
  reopened: 'Reapertura',
  'administrator-invited': 'Invitación a quien lo administra',
})
const origins = wordsOf<string>({
  screen: 'en pantalla',
  import: 'por archivo, en pantalla',
  file: 'por el padrón del estado',
})

export const levelName = (code: string): string => levels[code] ?? code
export const kindName = (code: string): string => kinds[code] ?? code
export const statusName = (code: string): string => states[code] ?? code
export const actName = (code: string): string => acts[code] ?? code
export const originName = (code: string): string => origins[code] ?? code

const optionsOf = (words: Readonly<Record<string, string | undefined>>) =>
  Object.keys(words).map((value) => ({ value, label: words[value] ?? value }))
export const LEVEL_OPTIONS = optionsOf(levels)
export const KIND_OPTIONS = optionsOf(kinds)
export const STATUS_OPTIONS = optionsOf(states)
