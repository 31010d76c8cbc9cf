import type { RosterEntity } from './roster-row.ts'

type Decided = RosterEntity & { screenFields: readonly string[] }

export interface KeptDecision {
  slug: string
  /** Fields in which the file differs from what was decided on the screen. */
  fields: string[]
}

/**
 * What a file may do to a roster that was also changed on the screen: the fields decided there stay as they are stored, and `kept`
 * tells where the file says otherwise. Parents are found again when the one they name has another slug by now.
 */
export function keepScreenDecisions(
  current: readonly Decided[],
  wanted: readonly RosterEntity[],
): { wanted: RosterEntity[]; kept: KeptDecision[] } {
  const stored = new Map(current.map((entity) => [entity.key, entity]))
  const kept: KeptDecision[] = []
  const merged = wanted.map((entity) => {
    const before = stored.get(entity.key)
    if (!before) return entity
    const held = (before.screenFields as (keyof RosterEntity)[]).filter((field) => field in entity)
    const differing = held.filter((field) => entity[field] !== before[field])
    if (differing.length > 0) kept.push({ slug: before.slug, fields: differing })
    return { ...entity, ...Object.fromEntries(held.map((field) => [field, before[field]])) }
  })
  const finalSlug = new Map(merged.map((entity) => [entity.key, entity.slug]))
  const keyInFile = new Map(wanted.map((entity) => [entity.slug, entity.key]))
  const keyStored = new Map(current.map((entity) => [entity.slug, entity.key]))
  const withParents = merged.map((entity) => {
    if (entity.parent === null) return entity
    const isHeld = stored.get(entity.key)?.screenFields.includes('parent') === true
    const key = (isHeld ? keyStored : keyInFile).get(entity.parent)
    return { ...entity, parent: finalSlug.get(key ?? '') ?? entity.parent }
  })
  return { wanted: withParents, kept }
}
