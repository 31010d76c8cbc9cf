import { sql as statement } from 'drizzle-orm'
import type { Tx } from './door.server.ts'

/** What a person may be in one entity. */
export type Role = 'capturer' | 'reviewer' | 'publisher' | 'entity_admin' | 'internal_control'

/** Thrown by a door when the person does not belong to the entity, or lacks the role: shown as 404, never 403. */
export class NotAMember extends Error {
  override name = 'NotAMember'
}

/** The person's roles in the entity at hand, read again inside the transaction: a membership ended a moment ago counts no more. */
export async function readRoles(tx: Tx<string>, entityId: string, userId: string): Promise<Role[]> {
  const rows = await tx.db.execute<{ role: Role }>(statement`
    select m.role from memberships m join entities e on e.id = m.entity_id
    where m.entity_id = ${entityId} and m.user_id = ${userId} and e.status = 'active'`)
  return rows.map((row) => row.role)
}

/**
 * The person's roles in the entity at hand, whatever its state, and whether it works: a suspended or closed one is only read.
 */
export async function readStanding(
  tx: Tx<string>,
  entityId: string,
  userId: string,
): Promise<{ roles: Role[]; active: boolean }> {
  const rows = await tx.db.execute<{ role: Role; status: string }>(statement`
    select m.role, e.status from memberships m join entities e on e.id = m.entity_id
    where m.entity_id = ${entityId} and m.user_id = ${userId}`)
  return { roles: rows.map((row) => row.role), active: rows[0]?.status === 'active' }
}
