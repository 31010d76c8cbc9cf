import { Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { findEntityBySlug, loadDeploymentState } from '#db/queries/deployment.server.ts'
import { insertEntity, publishRoster } from '#db/queries/roster.server.ts'
import { readState } from '#tenants/read-roster.server.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'

/** The entity that takes real data imported for a trial; its pages say so. It exists only where somebody imports into it. */
const TRIAL_ENTITY: RosterEntity = {
  slug: 'pruebas-de-importacion',
  key: 'PRUEBAS',
  officialName: 'Pruebas de importación',
  shortName: 'Pruebas de importación',
  level: 'ESTATAL',
  sphere: 'EJECUTIVO',
  kind: 'dependencia',
  parent: null,
  inegiState: '90',
  inegiMunicipality: null,
  rfc: null,
  previousNames: [],
  closed: null,
  notice: 'Datos reales importados para prueba',
  source: 'portal import',
  note: null,
}

/**
 * The id of an entity by its slug. In a fictional state, `pruebas-de-importacion` is made when it is asked for.
 * Throws Refusal (404) for an unknown slug.
 */
export async function resolveEntity(slug: string): Promise<string> {
  return asPlatform(async (tx) => {
    const known = await findEntityBySlug(tx, slug)
    if (known) return known.id
    const state = await loadDeploymentState(tx)
    if (slug === TRIAL_ENTITY.slug && state !== null && readState(state).fictional) {
      const id = await insertEntity(tx, TRIAL_ENTITY)
      await publishRoster(tx)
      return id
    }
    throw new Refusal('entity-unknown', 404, `No existe el ente "${slug}". Vea la lista con: portal entities list`)
  })
}
