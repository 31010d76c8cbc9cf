import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../door.server.ts'
import type { EntityStatus } from '../roster.server.ts'

export interface DeskEntity {
  id: string
  slug: string
  key: string
  name: string
  shortName: string
  level: string
  sphere: string
  kind: string
  status: EntityStatus
  statusSince: string | null
  /** Former names and addresses, for searching. */
  formerWords: string
  /** People with any role, disabled accounts not counted. */
  members: number
  admins: number
  /** Releases in its feeds. */
  releases: number
  /** Postgres instants, null for never. */
  lastPublishedAt: string | null
  lastSignAt: string | null
}

/**
 * Every entity as operation sees it: who it is, how many people work in it and when it last gave a sign of life. Counts only: nothing
 * of what is written there. The door must have no entity at hand.
 */
export async function listDeskEntities(tx: PlatformTx): Promise<DeskEntity[]> {
  return tx.db.execute<DeskEntity & Record<string, unknown>>(sql`
    select e.id, e.slug, e.key, e.name, e.short_name as "shortName", e.level, e.sphere, e.kind, e.status, e.status_since as "statusSince",
      coalesce(a.words, '') as "formerWords", coalesce(m.members, 0)::int as members, coalesce(m.admins, 0)::int as admins,
      coalesce(p.releases, 0)::int as releases, p.last_published_at::text as "lastPublishedAt",
      greatest(h.last_sign_at, p.last_published_at)::text as "lastSignAt"
    from entities e
    left join (select entity_id, string_agg(concat_ws(' ', name, short_name, slug), ' ') as words from entity_aliases group by entity_id) a
      on a.entity_id = e.id
    left join (
      select w.entity_id, count(distinct w.user_id) as members, count(distinct w.user_id) filter (where w.role = 'entity_admin') as admins
      from memberships w join users u on u.id = w.user_id and u.disabled_at is null group by w.entity_id
    ) m on m.entity_id = e.id
    left join (select entity_id, sum(releases) as releases, max(last_published_at) as last_published_at from published_entity_positions
      group by entity_id) p on p.entity_id = e.id
    left join audit_heads h on h.entity_id = e.id
    where not e.reserved order by e.name`)
}

/** How many releases an entity, found by its slug, has published after an instant of ours (null: ever). */
export async function countReleasesSince(tx: PlatformTx, slug: string, since: string | null): Promise<number> {
  const [row] = await tx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from published_releases
    where entity_id = (select id from entities where slug = ${slug}) and (${since}::timestamptz is null or published_at > ${since}::timestamptz)`)
  return row?.count ?? 0
}
