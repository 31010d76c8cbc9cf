import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface EntityPosition {
  position: number
  /** Last link of the entity's chain, 64 hexadecimal digits. */
  head: string
}

export type Feed = 'main' | 'historical'

/** Where the entity's feed stands. Under the entity's lock nobody else moves it. */
export async function readEntityPosition(tx: WorkerTx, feed: Feed): Promise<EntityPosition> {
  const [row] = await tx.db.execute<{ position: string; head: string }>(sql`
    select position, head from published_entity_positions where entity_id = ${tx.entityId} and feed = ${feed}`)
  return row ? { position: Number(row.position), head: row.head } : { position: 0, head: '0'.repeat(64) }
}

export interface StatePosition {
  /** Position of the first of the releases taken. */
  first: number
  /** ISO 8601 with microseconds, UTC. Later than that of every release before. */
  publishedAt: string
}

/**
 * Takes `releases` positions of the statewide feed and their time of publication, and moves the entity's counter row with it.
 * The last lock of a publication: from here to commit nobody else in the state publishes, so a reader can never pass a
 * position that is still to come.
 */
export async function takePositions(
  tx: WorkerTx,
  feed: Feed,
  taken: { releases: number; records: number; head: string },
): Promise<StatePosition> {
  const [row] = await tx.db.execute<{ position: string; publishedAt: string }>(sql`
    update published_state_positions set position = position + ${taken.releases}, releases = releases + ${taken.releases},
      records = records + ${taken.records},
      last_published_at = greatest(last_published_at + interval '1 microsecond', clock_timestamp())
    where feed = ${feed}
    returning position, to_char(last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt"`)
  if (!row) throw new Error('the counter row of the feed is missing')
  await tx.db.execute(sql`
    insert into published_entity_positions as p (entity_id, feed, position, head, releases, records, last_published_at)
    values (${tx.entityId}, ${feed}, ${taken.releases}, ${taken.head}, ${taken.releases}, ${taken.records}, ${row.publishedAt}::timestamptz)
    on conflict (entity_id, feed) do update set position = p.position + excluded.position, head = excluded.head,
      releases = p.releases + excluded.releases, records = p.records + excluded.records, last_published_at = excluded.last_published_at`)
  return { first: Number(row.position) - taken.releases + 1, publishedAt: row.publishedAt }
}
