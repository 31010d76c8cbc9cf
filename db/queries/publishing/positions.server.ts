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

/** What a publication adds to a feed; `head` is the last link of the entity's chain afterwards. */
export interface Taken {
  releases: number
  records: number
  head: string
}

/**
 * Takes positions of the statewide feed and their time of publication. The last lock of a publication: from here to commit nobody
 * else in the state publishes, so a reader can never pass a position that is still to come.
 */
export async function takePositions(tx: WorkerTx, feed: Feed, { releases, records }: Taken): Promise<StatePosition> {
  const [row] = await tx.db.execute<{ position: string; publishedAt: string }>(sql`
    update published_state_positions set position = position + ${releases}, releases = releases + ${releases},
      records = records + ${records}, last_published_at = greatest(last_published_at + interval '1 microsecond', clock_timestamp())
    where feed = ${feed}
    returning position, to_char(last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt"`)
  if (!row) throw new Error('the counter row of the feed is missing')
  return { first: Number(row.position) - releases + 1, publishedAt: row.publishedAt }
}

/** Moves the entity's own counter row by as much. */
export async function moveEntityPosition(tx: WorkerTx, feed: Feed, taken: Taken, publishedAt: string): Promise<void> {
  const { releases, records, head } = taken
  await tx.db.execute(sql`
    insert into published_entity_positions as p (entity_id, feed, position, head, releases, records, last_published_at)
    values (${tx.entityId}, ${feed}, ${releases}, ${head}, ${releases}, ${records}, ${publishedAt}::timestamptz)
    on conflict (entity_id, feed) do update set position = p.position + excluded.position, head = excluded.head,
      releases = p.releases + excluded.releases, records = p.records + excluded.records, last_published_at = excluded.last_published_at`)
}
