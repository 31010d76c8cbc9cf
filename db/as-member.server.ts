import { sql as statement } from 'drizzle-orm'
import { type MemberTx, openDoor } from './door.server.ts'
import { NotAMember, type Role, readStanding } from './membership.server.ts'

/**
 * The workspace door: rows of one entity, for a person who belongs to it. The membership is read again inside the transaction.
 * In an entity that is suspended or closed the transaction only reads, and `roles` is empty: there is nothing to do there.
 * Throws NotAMember when there is no membership.
 */
export function asMember<T>(
  who: { userId: string; entityId: string },
  work: (tx: MemberTx, roles: Role[]) => Promise<T>,
): Promise<T> {
  return openDoor<'member', T>({ role: 'member', ...who, timeoutMs: 5000 }, async (tx) => {
    const { roles, active } = await readStanding(tx, who.entityId, who.userId)
    if (roles.length === 0) throw new NotAMember('not a member')
    if (!active) await tx.db.execute(statement`select set_config('transaction_read_only', 'on', true)`)
    return work(Object.assign(tx, who), active ? roles : [])
  })
}
