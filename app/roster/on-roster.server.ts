import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import type { Json } from '#app/ocds/types.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { type EntityAct, insertActs, type NewAct } from '#db/queries/operation/entity-acts.server.ts'
import { loadRoster, lockRoster, publishRoster, type StoredEntity } from '#db/queries/roster.server.ts'

/** Who acts at the desk of operation, and on which day there. */
export interface Operator {
  userId: string
  /** ISO day in the state's zone. */
  today: string
  /** INEGI key of the state. */
  inegiState: string
}

/** Verbs of the audit log, by act. */
const VERBS: Record<EntityAct, string> = {
  added: 'add-entity',
  corrected: 'correct-entity',
  renamed: 'rename-entity',
  suspended: 'suspend-entity',
  reinstated: 'reinstate-entity',
  closed: 'close-entity',
  reopened: 'reopen-entity',
  'administrator-invited': 'invite-administrator',
}

/** Runs an act on the roster: nobody else writes it meanwhile. What was done ends with recordActs. */
export function onRoster<T>(work: (tx: PlatformTx, roster: StoredEntity[]) => Promise<T>): Promise<T> {
  return asPlatform(async (tx) => {
    await lockRoster(tx)
    return work(tx, await loadRoster(tx))
  })
}

/** The entity with this address, or the 404 that says so. */
export function entityIn(roster: readonly StoredEntity[], slug: string): StoredEntity {
  const entity = roster.find((one) => one.slug === slug)
  if (entity) return entity
  throw new Refusal('entity-unknown', 404, 'No hay un ente con esa dirección. Búsquelo en la lista de entes.')
}

/**
 * Ends what was done: the acts go into the history of their entities, each with its audit entry, which holds ids and no words of people,
 * and what citizens see of the roster follows.
 */
export async function recordActs(tx: PlatformTx, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return
  const ids = await insertActs(tx, acts)
  for (const [place, { entityId, actorId, act, origin }] of acts.entries()) {
    const detail: Record<string, Json> = { act: ids[place] ?? '', origin }
    await appendAudit(tx, entityId, [
      { actorId, door: 'platform_admin', action: VERBS[act], subject: entityId, detail },
    ])
  }
  await publishRoster(tx)
}
