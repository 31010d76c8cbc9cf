import { type MemberTx, openDoor } from './door.server.ts'
import { NotAMember, type Role, readRoles } from './membership.server.ts'

/**
 * The workspace door: rows of one entity, for a person who belongs to it. The membership is read again inside the transaction.
 * Throws NotAMember when there is none.
 */
export function asMember<T>(
  who: { userId: string; entityId: string },
  work: (tx: MemberTx, roles: Role[]) => Promise<T>,
): Promise<T> {
  return openDoor<'member', T>({ role: 'member', ...who, timeoutMs: 5000 }, async (tx) => {
    const roles = await readRoles(tx, who.entityId, who.userId)
    if (roles.length === 0) throw new NotAMember('not a member')
    return work(Object.assign(tx, who), roles)
  })
}
