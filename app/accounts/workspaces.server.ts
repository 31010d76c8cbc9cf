import { asAccount } from '#db/as-account.server.ts'
import { listOwnMemberships } from '#db/queries/own-memberships.server.ts'
import type { Workspace } from './person.ts'

/** The desks of a person: active entities by name, with their roles in each. */
export async function listWorkspaces(userId: string): Promise<Workspace[]> {
  const rows = await asAccount(userId, (tx) => listOwnMemberships(tx, userId))
  return rows.map((row) => ({
    entity: {
      id: row.id,
      slug: row.slug,
      key: row.key,
      name: row.name,
      shortName: row.short_name,
      notice: row.notice,
      separatePublisher: row.separate_publisher,
    },
    roles: row.roles,
  }))
}
