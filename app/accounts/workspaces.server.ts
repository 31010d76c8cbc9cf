import { asAccount } from '#db/as-account.server.ts'
import { listOwnMemberships } from '#db/queries/own-memberships.server.ts'
import type { Workspace } from './person.ts'
import { stoppedSentence } from './stopped-entity.ts'

/** The desks of a person: entities by name, with their roles in each; a suspended or closed one says why. */
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
      formerSlugs: row.former_slugs,
      stopped: stoppedSentence(row),
    },
    roles: row.roles,
  }))
}
