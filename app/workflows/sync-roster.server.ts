import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { loadDeploymentState, saveDeployment } from '#db/queries/deployment.server.ts'
import { insertActs, type NewAct } from '#db/queries/operation/entity-acts.server.ts'
import {
  insertAliases,
  insertEntity,
  loadRoster,
  lockRoster,
  publishRoster,
  type StoredEntity,
  updateEntity,
} from '#db/queries/roster.server.ts'
import { type KeptDecision, keepScreenDecisions } from '#tenants/keep-screen-decisions.ts'
import { planRosterSync, type RosterPlan } from '#tenants/plan-roster-sync.ts'
import { readRoster, readState } from '#tenants/read-roster.server.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'

export interface RosterSync {
  state: string
  added: string[]
  renamed: { slug: string; was: string; now: string }[]
  changed: { slug: string; fields: string[] }[]
  left: string[]
  missing: string[]
  /** Where the file differs from what was decided on the screen, which stays. */
  kept: KeptDecision[]
}

/**
 * Brings the database to the roster of `tenants/<slug>`, in one transaction; doing it again changes nothing. Names that end are
 * kept as dated aliases, entities that the file no longer has are left, and so is what was decided on the screen of operation.
 * `today` is the ISO day given to a name that ends now.
 * Throws Refusal: 404 unknown state, 422 a badly written roster, 409 a database that serves another state.
 */
export async function syncRoster(slug: string, today: string, extra: RosterEntity[] = []): Promise<RosterSync> {
  const state = readState(slug)
  const fromFile = [...readRoster(slug), ...extra]
  return asPlatform(async (tx) => {
    const served = await loadDeploymentState(tx)
    if (served !== null && served !== slug) {
      throw new Refusal(
        'other-state',
        409,
        `Esta base de datos es del estado "${served}" y no puede recibir el padrón de "${slug}". Use otra base de datos para otro estado.`,
      )
    }
    await lockRoster(tx)
    await saveDeployment(tx, slug, state)
    const current = await loadRoster(tx)
    const { wanted, kept } = keepScreenDecisions(current, fromFile)
    const plan = planRosterSync(current, wanted, today)
    refuseFormerSlugs(current, plan)
    const acts = await writePlan(tx, plan, current)
    await insertActs(tx, acts)
    if (acts.length > 0) {
      const { added, renamed, changed } = plan
      const detail = { added: added.length, renamed: renamed.length, changed: changed.length }
      await appendStateAudit(tx, [{ actorId: null, door: 'cli', action: 'sync-roster', subject: slug, detail }])
    }
    await publishRoster(tx)
    return summary(slug, plan, kept)
  })
}

/** A slug that led to one entity never leads to another. */
function refuseFormerSlugs(current: readonly StoredEntity[], plan: RosterPlan): void {
  const wanted = [...plan.added, ...plan.renamed.map(({ entity }) => entity)]
  for (const { slug, key } of wanted) {
    const holder = current.find((entity) => entity.key !== key && entity.formerSlugs.includes(slug))
    if (holder)
      throw new Refusal(
        'roster-slug-used',
        409,
        `El slug "${slug}" fue la dirección del ente con clave ${holder.key} y el padrón lo da a la clave ${key}. Elija otro: los enlaces viejos deben seguir llevando al mismo ente.`,
      )
  }
}

/** Writes what the plan says; returns the acts for the history. */
async function writePlan(tx: PlatformTx, plan: RosterPlan, current: readonly StoredEntity[]): Promise<NewAct[]> {
  const acts: NewAct[] = []
  const idOf = new Map(current.map(({ key, id }) => [key, id]))
  const keepNames = (entity: RosterEntity) => {
    // A name that is kept already may stand under an address that has changed since: it is not kept twice.
    const known = current.find(({ key }) => key === entity.key)?.previousNames.map(({ name }) => name) ?? []
    const fresh = entity.previousNames.filter(({ name }) => !known.includes(name))
    const aliases = fresh.map((name) => ({ ...name, slug: entity.slug, source: entity.source }))
    return insertAliases(tx, entity.key, aliases)
  }
  const note = (entity: RosterEntity, act: Omit<NewAct, 'entityId' | 'actorId' | 'origin'>) =>
    acts.push({ entityId: idOf.get(entity.key)!, actorId: null, origin: 'file', ...act })
  for (const entity of plan.added) {
    idOf.set(entity.key, await insertEntity(tx, entity))
    await keepNames(entity)
    note(entity, { act: 'added' })
  }
  for (const { entity, alias, previousSlug } of plan.renamed) {
    await updateEntity(tx, entity)
    await insertAliases(tx, entity.key, [{ ...alias, slug: previousSlug ?? entity.slug, source: entity.source }])
    await keepNames(entity)
    const detail = { was: alias.name, now: entity.officialName }
    note(entity, { act: 'renamed', effectiveOn: alias.until, detail })
  }
  for (const { entity, fields } of plan.changed) {
    await updateEntity(tx, entity)
    await keepNames(entity)
    note(entity, { act: 'corrected', detail: { fields } })
  }
  return acts
}

function summary(state: string, plan: RosterPlan, kept: KeptDecision[]): RosterSync {
  return {
    state,
    added: plan.added.map((entity) => entity.slug),
    renamed: plan.renamed.map(({ entity, alias }) => ({
      slug: entity.slug,
      was: alias.name,
      now: entity.officialName,
    })),
    changed: plan.changed.map(({ entity, fields }) => ({ slug: entity.slug, fields })),
    left: plan.left.map((entity) => entity.slug),
    missing: plan.missing.map((entity) => entity.slug),
    kept,
  }
}
