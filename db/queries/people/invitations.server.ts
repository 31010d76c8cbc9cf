import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'
import type { Role } from '../../membership.server.ts'

export interface NewInvitation {
  entityId: string
  /** Lower case. */
  email: string
  name: string
  roles: readonly Role[]
  invitedBy: string | null
  expiresAt: Date
}

const textArray = (values: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** Closes the pending invitation of an address in the entity at hand, because a newer one takes its place; true when there was one. */
export async function replaceInvitation(tx: PlatformTx, entityId: string, email: string): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    update invitations set state = 'replaced', closed_at = now()
    where entity_id = ${entityId} and email = ${email} and state = 'pending' returning 1`)
  return rows.length > 0
}

/** Writes an invitation; returns its id. */
export async function insertInvitation(tx: PlatformTx, one: NewInvitation): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into invitations (entity_id, email, name, roles, invited_by, expires_at)
    values (${one.entityId}, ${one.email}, ${one.name}, ${textArray(one.roles)}, ${one.invitedBy},
      ${one.expiresAt.toISOString()}::timestamptz)
    returning id`)
  return rows[0]!.id
}
