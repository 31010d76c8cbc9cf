import { Refusal } from '#app/lib/refusal.ts'
import type { PreviousName, RosterEntity } from './roster-row.ts'

export interface RenamedEntity {
  entity: RosterEntity
  /** The name it had until now, to be kept as a dated alias. */
  alias: PreviousName
  /** The slug it had, when that changed too: its old address must lead to the new one. */
  previousSlug: string | null
}

/** Every wanted entity is in exactly one of added, renamed, changed and left; `missing` holds those that only the database has. */
export interface RosterPlan {
  added: RosterEntity[]
  renamed: RenamedEntity[]
  changed: { entity: RosterEntity; fields: string[] }[]
  left: RosterEntity[]
  /** In the database but no longer in the file: they stay, for nothing published may lose its entity. */
  missing: RosterEntity[]
}

/**
 * What to do so that `current` (as stored) becomes `wanted` (as in the file). Entities are the same when their key is; a slug or a
 * name may change. `on` is the ISO date given as end of a name whose end the file does not tell. Parents come before children.
 * Throws Refusal (409) when a wanted slug belongs to another key: that would hand one entity's past to another.
 */
export function planRosterSync(
  current: readonly RosterEntity[],
  wanted: readonly RosterEntity[],
  on: string,
): RosterPlan {
  const byKey = new Map(current.map((entity) => [entity.key, entity]))
  const bySlug = new Map(current.map((entity) => [entity.slug, entity]))
  const plan: RosterPlan = { added: [], renamed: [], changed: [], left: [], missing: [] }
  for (const entity of parentsFirst(wanted)) {
    const holder = bySlug.get(entity.slug)
    if (holder && holder.key !== entity.key)
      throw new Refusal(
        'roster-key-changed',
        409,
        `El slug "${entity.slug}" ya es del ente con clave ${holder.key} y el padrón lo da a la clave ${entity.key}. La clave va en los OCID y no puede cambiar.`,
      )
    place(entity, byKey.get(entity.key), on, plan)
  }
  const keys = new Set(wanted.map((entity) => entity.key))
  plan.missing.push(...current.filter((entity) => !keys.has(entity.key)))
  return plan
}

function place(entity: RosterEntity, before: RosterEntity | undefined, on: string, plan: RosterPlan): void {
  if (!before) {
    plan.added.push(entity)
    return
  }
  const fields = differingFields(before, entity)
  if (before.officialName !== entity.officialName || before.slug !== entity.slug) {
    const dated = entity.previousNames.find((previous) => previous.name === before.officialName)
    plan.renamed.push({
      entity,
      alias: dated ?? { name: before.officialName, shortName: before.shortName, from: null, until: on },
      previousSlug: before.slug === entity.slug ? null : before.slug,
    })
  } else if (fields.length > 0) plan.changed.push({ entity, fields })
  else plan.left.push(entity)
}

function differingFields(before: RosterEntity, after: RosterEntity): string[] {
  return (Object.keys(after) as (keyof RosterEntity)[]).filter((field) =>
    field === 'previousNames'
      ? after.previousNames.some((name) => !before.previousNames.some((known) => same(known, name)))
      : !same(before[field], after[field]),
  )
}

// Aliases that only the database has (written when a name changed) are no difference: they are kept.
function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
}

function canonical(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? Object.entries(value).sort() : value
}

/** The same entities, each after its parent. */
export function parentsFirst(entities: readonly RosterEntity[]): RosterEntity[] {
  const bySlug = new Map(entities.map((entity) => [entity.slug, entity]))
  const placed = new Set<RosterEntity>()
  const visit = (entity: RosterEntity | undefined): void => {
    if (!entity || placed.has(entity)) return
    if (entity.parent !== null) visit(bySlug.get(entity.parent))
    placed.add(entity)
  }
  for (const entity of entities) visit(entity)
  return [...placed]
}
