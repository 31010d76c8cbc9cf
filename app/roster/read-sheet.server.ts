import { Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { type DeskEntity, listDeskEntities } from '#db/queries/operation/desk-entities.server.ts'
import { type ActLine, listActs } from '#db/queries/operation/entity-acts.server.ts'
import { loadRoster, type StoredEntity } from '#db/queries/roster.server.ts'
import { builtOnClosing } from './close-entity.server.ts'
import { entityIn } from './on-roster.server.ts'

export interface EntitySheet {
  entity: StoredEntity
  counts: DeskEntity
  history: ActLine[]
  parent: StoredEntity | null
  children: StoredEntity[]
  predecessors: StoredEntity[]
  successor: StoredEntity | null
  /** For a closed entity: what was built on its closing, a sentence for each. */
  built: string[]
}

/**
 * All that operation knows of an entity, by its present address; a former one gives `movedTo`. Throws Refusal 404.
 */
export function readSheet(
  slug: string,
): Promise<{ movedTo: string; sheet: null } | { movedTo: null; sheet: EntitySheet }> {
  return asPlatform(async (tx) => {
    const roster = await loadRoster(tx)
    const moved = roster.some((one) => one.slug === slug) ? null : roster.find((one) => one.formerSlugs.includes(slug))
    if (moved) return { movedTo: moved.slug, sheet: null }
    const entity = entityIn(roster, slug)
    const counts = (await listDeskEntities(tx)).find(({ id }) => id === entity.id)
    if (!counts) throw new Error('an entity of the roster has its counts')
    const bySlug = (wanted: string | null) => roster.find((one) => one.slug === wanted) ?? null
    return {
      movedTo: null,
      sheet: {
        entity,
        counts,
        history: await listActs(tx, entity.id),
        parent: bySlug(entity.parent),
        children: roster.filter((one) => one.parent === entity.slug),
        predecessors: roster.filter((one) => one.successor === entity.slug),
        successor: bySlug(entity.successor),
        built: entity.status === 'closed' ? await builtOnClosing(tx, entity, roster) : [],
      },
    }
  })
}

/** The same for a page that is only under the present address. Throws Refusal 404. */
export async function openSheet(slug: string): Promise<EntitySheet> {
  const { sheet } = await readSheet(slug)
  if (sheet) return sheet
  throw new Refusal('entity-unknown', 404, 'No hay un ente con esa dirección. Búsquelo en la lista de entes.')
}

/** Entities that can be chosen in a form (parents, successors): those that are not closed, by name. */
export async function listChoices(except?: string): Promise<{ value: string; label: string }[]> {
  const roster = await asPlatform(loadRoster)
  return roster
    .filter((one) => one.status !== 'closed' && one.slug !== except)
    .map(({ slug, officialName }) => ({ value: slug, label: officialName }))
}
