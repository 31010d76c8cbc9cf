import { Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import { NotAMember } from '#db/membership.server.ts'
import { lockPeople, readAuthority } from '#db/queries/people/members.server.ts'

/** Who manages the people of an entity: as its administrator, as the one who operates the portal, or by the operator's command. */
export type PeopleManager = 'entity_admin' | 'platform_admin' | 'cli'

/**
 * Who may manage people of the entity, read inside the transaction. Throws NotAMember (shown as 404) for anybody else, also for
 * one whose role ended a moment ago.
 */
export async function readManager(tx: PlatformTx, entityId: string, actorId: string | null): Promise<PeopleManager> {
  if (actorId === null) return 'cli'
  const authority = await readAuthority(tx, entityId, actorId)
  if (authority?.roles.includes('entity_admin')) return 'entity_admin'
  if (authority?.stateRoles.includes('platform_admin')) return 'platform_admin'
  throw new NotAMember('may not manage the people of this entity')
}

/** Throws the refusal of an entity that is not active; otherwise its people change one act after the other until commit. */
export async function holdPeople(tx: PlatformTx, entityId: string): Promise<{ slug: string; name: string }> {
  const entity = await lockPeople(tx, entityId)
  if (entity) return entity
  throw new Refusal('entity-inactive', 409, 'El ente no está activo: nadie puede entrar a trabajar en él.')
}

/**
 * One act on the people of an entity by its administrator, in one transaction, one act after the other: the role is read again
 * inside (NotAMember when it is gone). Refusal 409 `entity-inactive`.
 */
export async function asEntityAdmin<T>(
  who: { userId: string; entityId: string },
  work: (tx: PlatformTx) => Promise<T>,
): Promise<T> {
  return asPlatform(async (tx) => {
    if ((await readManager(tx, who.entityId, who.userId)) !== 'entity_admin')
      throw new NotAMember('does not administer this entity')
    await holdPeople(tx, who.entityId)
    return work(tx)
  }, who.entityId)
}
