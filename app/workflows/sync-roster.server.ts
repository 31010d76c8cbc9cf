import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { loadDeploymentState, saveDeployment } from '#db/queries/deployment.server.ts'
import { insertAliases, insertEntity, loadRoster, publishRoster, updateEntity } from '#db/queries/roster.server.ts'
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
}

/**
 * Brings the database to the roster of `tenants/<slug>`, in one transaction; doing it again changes nothing. Names that end are
 * kept as dated aliases, entities that the file no longer has are left. `today` is the ISO day given to a name that ends now.
 * Throws Refusal: 404 unknown state, 422 a badly written roster, 409 a database that serves another state.
 */
export async function syncRoster(slug: string, today: string, extra: RosterEntity[] = []): Promise<RosterSync> {
  const state = readState(slug)
  const wanted = [...readRoster(slug), ...extra]
  return asPlatform(async (tx) => {
    const served = await loadDeploymentState(tx)
    if (served !== null && served !== slug) {
      throw new Refusal(
        'other-state',
        409,
        `Esta base de datos es del estado "${served}" y no puede recibir el padrón de "${slug}". Use otra base de datos para otro estado.`,
      )
    }
    await saveDeployment(tx, slug, state)
    const plan = planRosterSync(await loadRoster(tx), wanted, today)
    for (const entity of plan.added) {
      await insertEntity(tx, entity)
      await keepNames(entity)
    }
    for (const { entity, alias, previousSlug } of plan.renamed) {
      await updateEntity(tx, entity)
      await insertAliases(tx, entity.key, [{ ...alias, slug: previousSlug ?? entity.slug, source: entity.source }])
      await keepNames(entity)
    }
    for (const { entity } of plan.changed) {
      await updateEntity(tx, entity)
      await keepNames(entity)
    }
    await publishRoster(tx)
    await noteSync(tx, slug, plan)
    return summary(slug, plan)

    function keepNames(entity: RosterEntity): Promise<void> {
      const names = entity.previousNames.map((name) => ({ ...name, slug: entity.slug, source: entity.source }))
      return insertAliases(tx, entity.key, names)
    }
  })
}

/** A sync that changes nothing is no act. */
async function noteSync(tx: PlatformTx, slug: string, { added, renamed, changed }: RosterPlan): Promise<void> {
  const detail = { added: added.length, renamed: renamed.length, changed: changed.length }
  if (added.length + renamed.length + changed.length === 0) return
  await appendStateAudit(tx, [{ actorId: null, door: 'cli', action: 'sync-roster', subject: slug, detail }])
}

function summary(state: string, plan: RosterPlan): RosterSync {
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
  }
}
