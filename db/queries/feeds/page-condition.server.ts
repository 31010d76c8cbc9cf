import { type SQL, sql } from 'drizzle-orm'

export interface PageWanted {
  /** Null: the statewide feed. */
  entityId: string | null
  /** Position after which the page begins; of the entity or of the state. */
  after: number
  /** ISO 8601: nothing published here before it. */
  since: string | null
  /** How many rows at most; ask for one more than is shown to learn whether there is more. */
  limit: number
}

/**
 * Which rows `r` of a table with positions are on a page of a feed, in which order and how many. Statewide, `since` is turned into
 * the first position at or after it, because times and positions rise together: one look into an index instead of a scan.
 */
export function pageCondition({ entityId, after, since, limit }: PageWanted, table: SQL): SQL {
  if (entityId !== null) {
    const published = since === null ? sql`` : sql`and r.published_at >= ${since}::timestamptz`
    return sql`r.entity_id = ${entityId} and r.position > ${after} ${published} order by r.position limit ${limit}`
  }
  const from =
    since === null
      ? sql``
      : sql`and r.state_position >= (select f.state_position from ${table} f where f.published_at >= ${since}::timestamptz
          order by f.published_at, f.state_position limit 1)`
  return sql`r.state_position > ${after} ${from} order by r.state_position limit ${limit}`
}
