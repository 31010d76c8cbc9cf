import { openDoor, type WorkerTx } from './door.server.ts'
import { NotAMember, type Role, readRoles } from './membership.server.ts'

/**
 * The publishing door: tenant rows of one entity and the published tables. With an actor, the membership and the role needed (any
 * of several) are read again inside the transaction (NotAMember when missing); without, it is the operator's or a job's.
 */
export function asWorker<T>(
  entityId: string,
  work: (tx: WorkerTx) => Promise<T>,
  options: { actor?: { userId: string; needs: Role | readonly Role[] } | undefined } = {},
): Promise<T> {
  const userId = options.actor?.userId ?? null
  return openDoor<'worker', T>({ role: 'worker', entityId, userId, timeoutMs: 60_000, prepared: true }, async (tx) => {
    if (options.actor) {
      const roles = await readRoles(tx, entityId, options.actor.userId)
      const needed = [options.actor.needs].flat()
      if (!roles.some((role) => needed.includes(role))) throw new NotAMember('lacks the role')
    }
    return work(Object.assign(tx, { entityId, userId }))
  })
}
