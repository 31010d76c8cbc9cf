import { foldName } from '#app/lib/entity-names.ts'
import { countReleasesSince } from '#db/queries/operation/desk-entities.server.ts'
import { updateEntity } from '#db/queries/roster.server.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'
import { ALL_FIELDS, type FormAnswer } from './add-entity.server.ts'
import { type EntityFields, entityOf, type FieldErrors, fieldSentence } from './entity-fields.ts'
import { entityIn, type Operator, onRoster, recordActs } from './on-roster.server.ts'
import { conflictsOf } from './roster-conflicts.ts'

/**
 * Corrects the facts of an entity. Address and key are not touched here, and neither is the name once something was published under
 * it: that is a change of name, which is dated. Throws Refusal 404.
 */
export function correctEntity(
  operator: Operator,
  slug: string,
  typed: EntityFields,
): Promise<FormAnswer<{ changed: number }>> {
  return onRoster(async (tx, roster) => {
    const stored = entityIn(roster, slug)
    const fields = { ...typed, slug: stored.slug, key: stored.key }
    const { entity: read, errors } = entityOf(fields, operator.inegiState)
    const wrong: FieldErrors = { ...errors }
    if (!read) return { outcome: 'refused', errors: wrong, fields }
    const entity: RosterEntity = { ...read, previousNames: stored.previousNames, closed: stored.closed }
    for (const { column, message } of conflictsOf(entity, roster, stored))
      wrong[column] ??= fieldSentence(column, message)
    const renames = foldName(entity.officialName) !== foldName(stored.officialName)
    if (renames && (await countReleasesSince(tx, slug, null)) > 0)
      wrong.official_name ??= fieldSentence(
        'official_name',
        'ya publicó con el nombre que tiene. Use «Cambiar de nombre», que guarda el anterior con su fecha',
      )
    if (Object.keys(wrong).length > 0) return { outcome: 'refused', errors: wrong, fields }
    const changed = ALL_FIELDS.filter((field) => entity[field] !== stored[field])
    if (changed.length > 0) {
      await updateEntity(tx, entity, changed)
      const act = { entityId: stored.id, actorId: operator.userId, act: 'corrected', origin: 'screen' } as const
      await recordActs(tx, [{ ...act, detail: { fields: changed } }])
    }
    return { outcome: 'done', changed: changed.length }
  })
}
