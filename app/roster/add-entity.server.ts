import { proposeKey, proposeSlug } from '#app/lib/entity-names.ts'
import { insertEntity } from '#db/queries/roster.server.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'
import { type EntityFields, entityOf, type FieldErrors, fieldSentence } from './entity-fields.ts'
import { type Operator, onRoster, recordActs } from './on-roster.server.ts'
import { conflictsOf } from './roster-conflicts.ts'

/** Fields that the screen decides when it adds an entity: all that a file has. */
export const ALL_FIELDS = [
  'slug',
  'officialName',
  'shortName',
  'level',
  'sphere',
  'kind',
  'parent',
  'inegiMunicipality',
  'rfc',
  'notice',
  'source',
  'note',
  'closed',
] as const satisfies readonly (keyof RosterEntity)[]

export type FormAnswer<Done> =
  | ({ outcome: 'done' } & Done)
  /** What was typed comes back, with a proposal where a field was left for one. */
  | { outcome: 'refused'; errors: FieldErrors; fields: EntityFields }

/** Adds an entity to the roster: it is public at once and has a workspace. Address and key are proposed when they are left empty. */
export function addEntity(
  operator: Operator,
  typed: EntityFields,
): Promise<FormAnswer<{ slug: string; name: string }>> {
  return onRoster(async (tx, roster) => {
    const keys = roster.map(({ key }) => key)
    const fields = {
      ...typed,
      slug: typed.slug || proposeSlug(typed.official_name),
      key: typed.key || proposeKey(typed.official_name, typed.short_name, keys),
    }
    const { entity, errors } = entityOf(fields, operator.inegiState)
    const wrong: FieldErrors = { ...errors }
    if (entity)
      for (const { column, message } of conflictsOf(entity, roster, null))
        wrong[column] ??= fieldSentence(column, message)
    const proposed = 'le proponemos lo que ve; revíselo y vuelva a enviar'
    if (typed.slug === '' && fields.slug !== '') wrong.slug ??= fieldSentence('slug', proposed)
    if (typed.key === '' && fields.key !== '')
      wrong.key ??= fieldSentence('key', `${proposed}. Va en los OCID y después no cambia`)
    if (!entity || Object.keys(wrong).length > 0) return { outcome: 'refused', errors: wrong, fields }
    const id = await insertEntity(tx, entity, ALL_FIELDS)
    const act = { entityId: id, actorId: operator.userId, act: 'added', origin: 'screen' } as const
    await recordActs(tx, [{ ...act, detail: { key: entity.key } }])
    return { outcome: 'done', slug: entity.slug, name: entity.officialName }
  })
}
