import { rosterField } from '#app/texts/roster.ts'
import { type RosterEntity, rowSchema } from '#tenants/roster-row.ts'

/** Fields of the form of an entity, named like the columns of entities.csv. */
export const ENTITY_FIELDS = [
  'official_name',
  'short_name',
  'slug',
  'key',
  'level',
  'sphere',
  'kind',
  'parent',
  'inegi_municipality',
  'rfc',
  'notice',
  'source',
  'note',
] as const
export type EntityField = (typeof ENTITY_FIELDS)[number]
/** As typed, trimmed. */
export type EntityFields = Record<EntityField, string>
/** What is wrong, by field: each a sentence that names it. */
export type FieldErrors = Partial<Record<string, string>>

const LONGEST: Partial<Record<EntityField, number>> = {
  official_name: 300,
  short_name: 120,
  notice: 500,
  note: 1000,
  source: 500,
}

/** Reads the form; what is missing is ''. The RFC and the key are written in capitals. */
export function readEntityFields(form: FormData): EntityFields {
  const text = (name: EntityField) => {
    const value = form.get(name)
    const typed = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
    return name === 'rfc' || name === 'key' ? typed.toUpperCase() : typed
  }
  return Object.fromEntries(ENTITY_FIELDS.map((name) => [name, text(name)])) as EntityFields
}

/** A sentence about a field, which names it. */
export const fieldSentence = (column: string, message: string): string =>
  message.endsWith('.') ? `${rosterField(column)}: ${message}` : `${rosterField(column)}: ${message}.`

/** What the form says as an entity of the roster, or what is wrong with it by field. */
export function entityOf(
  fields: EntityFields,
  inegiState: string,
): { entity: RosterEntity; errors: null } | { entity: null; errors: FieldErrors } {
  const errors: FieldErrors = {}
  for (const [name, most] of Object.entries(LONGEST) as [EntityField, number][])
    if (fields[name].length > most)
      errors[name] = fieldSentence(name, `tiene ${fields[name].length} letras y caben ${most}`)
  const row = { ...fields, inegi_state: inegiState, previous_names: '', closed: '' }
  const parsed = rowSchema.safeParse(row)
  for (const issue of parsed.error?.issues ?? []) {
    const column = String(issue.path[0] ?? 'slug')
    // The file wants codes; a list on the screen shows words.
    const message = issue.code === 'invalid_value' ? 'elija uno de la lista' : issue.message
    errors[column] ??= fieldSentence(column, message)
  }
  return parsed.success && Object.keys(errors).length === 0
    ? { entity: parsed.data, errors: null }
    : { entity: null, errors }
}

/** What a stored entity says in each field of the form. */
export function fieldsOf(entity: RosterEntity): EntityFields {
  return {
    official_name: entity.officialName,
    short_name: entity.shortName,
    slug: entity.slug,
    key: entity.key,
    level: entity.level,
    sphere: entity.sphere,
    kind: entity.kind,
    parent: entity.parent ?? '',
    inegi_municipality: entity.inegiMunicipality ?? '',
    rfc: entity.rfc ?? '',
    notice: entity.notice ?? '',
    source: entity.source,
    note: entity.note ?? '',
  }
}
