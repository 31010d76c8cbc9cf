import { z } from 'zod'
import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'

/** Codes that the columns level, sphere and kind may hold. */
export const LEVELS = ['ESTATAL', 'MUNICIPAL'] as const
export const SPHERES = ['EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'] as const
export const KINDS = [
  'dependencia',
  'organo-desconcentrado',
  'organismo-descentralizado',
  'poder',
  'organo-tecnico',
  'autonomo',
  'ayuntamiento',
  'organismo-municipal',
] as const

/** A name that an entity had. `from` and `until` are ISO dates as exact as the source (year, month or day), null if unknown. */
export interface PreviousName {
  name: string
  shortName: string | null
  from: string | null
  until: string | null
}

/** One contracting entity of a state's roster. `key` is what ocids carry, so it never changes; a name or slug may. */
export interface RosterEntity {
  slug: string
  key: string
  officialName: string
  shortName: string
  level: (typeof LEVELS)[number]
  sphere: (typeof SPHERES)[number]
  kind: (typeof KINDS)[number]
  parent: string | null
  inegiState: string
  inegiMunicipality: string | null
  rfc: string | null
  previousNames: PreviousName[]
  /** When the entity ceased to exist, as exact as the source; null while it exists. */
  closed: string | null
  /** A sentence shown on every page of the entity. */
  notice: string | null
  /** Where the facts of the row were read. */
  source: string
  note: string | null
}

/** Column headings of entities.csv, in order. */
export const COLUMNS = [
  'slug',
  'key',
  'official_name',
  'short_name',
  'level',
  'sphere',
  'kind',
  'parent',
  'inegi_state',
  'inegi_municipality',
  'rfc',
  'previous_names',
  'closed',
  'notice',
  'source',
  'note',
] as const

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const required = z.string().min(1, 'está vacío')
const optional = z.string().transform((value) => (value === '' ? null : value))
const optionalDate = optional.refine(
  (value) => value === null || PARTIAL_DATE.test(value),
  'no es AAAA, AAAA-MM ni AAAA-MM-DD',
)
const oneOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `debe ser uno de: ${values.join(', ')}` })

/** One row of entities.csv, heading → trimmed text, to a RosterEntity. Issues carry the column in `path`. */
export const rowSchema = z
  .object({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lleva solo minúsculas, cifras y guiones'),
    key: z.string().regex(/^[A-Z0-9]{2,12}$/, 'lleva de 2 a 12 mayúsculas o cifras'),
    official_name: required,
    short_name: required,
    level: oneOf(LEVELS),
    sphere: oneOf(SPHERES),
    kind: oneOf(KINDS),
    parent: optional,
    inegi_state: z.string().regex(/^\d{2}$/, 'lleva dos cifras'),
    inegi_municipality: optional.refine((value) => value === null || /^\d{3}$/.test(value), 'lleva tres cifras'),
    rfc: optional.refine(
      (value) => value === null || (rfcKind(value) === 'company' && isValidRfc(value)),
      'no es un RFC de persona moral con dígito verificador correcto',
    ),
    previous_names: z.string().transform(parsePreviousNames),
    closed: optionalDate,
    notice: optional,
    source: required,
    note: optional,
  })
  .superRefine((row, context) => {
    const issue = (column: string, message: string) => context.addIssue({ code: 'custom', path: [column], message })
    if ((row.level === 'MUNICIPAL') !== (row.sphere === 'MUNICIPAL'))
      issue('sphere', `${row.sphere} no corresponde al nivel ${row.level}`)
    if (row.level === 'MUNICIPAL' && row.inegi_municipality === null)
      issue('inegi_municipality', 'falta en un ente municipal')
    const municipalKind = row.kind === 'ayuntamiento' || row.kind === 'organismo-municipal'
    if (municipalKind !== (row.level === 'MUNICIPAL')) issue('kind', `${row.kind} no corresponde al nivel ${row.level}`)
  })
  .transform(toEntity)

/** `Nombre | SIGLAS | desde | hasta ; Otro nombre | …` to previous names; parts left out at the end are unknown. */
function parsePreviousNames(value: string, context: z.RefinementCtx): PreviousName[] {
  if (value === '') return []
  return value.split(';').map((entry) => {
    const [name = '', shortName = '', from = '', until = '', ...rest] = entry.split('|').map((part) => part.trim())
    const dates = [from, until].filter((date) => date !== '')
    if (name === '' || rest.length > 0 || !dates.every((date) => PARTIAL_DATE.test(date)))
      context.addIssue({ code: 'custom', message: `"${entry.trim()}" no es "nombre | siglas | desde | hasta"` })
    return { name, shortName: shortName || null, from: from || null, until: until || null }
  })
}

type Row = {
  [K in (typeof COLUMNS)[number]]: K extends 'previous_names' ? PreviousName[] : string | null
} & Pick<RosterEntity, 'slug' | 'key' | 'level' | 'sphere' | 'kind' | 'source'> & {
    official_name: string
    short_name: string
    inegi_state: string
  }

function toEntity(row: Row): RosterEntity {
  const { official_name, short_name, inegi_state, inegi_municipality, previous_names, ...same } = row
  return {
    ...same,
    officialName: official_name,
    shortName: short_name,
    inegiState: inegi_state,
    inegiMunicipality: inegi_municipality,
    previousNames: previous_names,
  }
}
