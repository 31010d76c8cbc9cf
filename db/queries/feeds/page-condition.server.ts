import { type SQL, sql } from 'drizzle-orm'

export interface PageWanted {
  /** Null: the statewide feed. */
  entityId: string | null
  /** Position after which the page begins; of the entity or of the state. */
  after: number
  /** ISO 8601: nothing published here before it. */
  since: string | null
  /** How many rows at most. */
  limit: number
  /** Bytes after which a page ends even so; LARGEST_PAGE unless told (tests). */
  bytes?: number | undefined
}

/** A page of 1,000 releases of a megabyte each would be a gigabyte of text at once in a server of 400 MiB: pages end after 16 MB. */
export const LARGEST_PAGE = 16_000_000

/** What a row of a page says of the one after it. */
export interface Followed {
  publishedAt: string
  /** When the next row of the feed was published; null when there is none. */
  nextAt: string | null
}

export interface Page<Row> {
  rows: Row[]
  hasMore: boolean
  /** When the page was last other than it is: the first row after it makes the link to the next page appear. */
  changedAt: string | null
}

/** The rows of a page, of which one more than `limit` may have been read. */
export function pageOf<Row extends Followed>(read: readonly Row[], limit: number): Page<Row> {
  const rows = read.slice(0, limit)
  const last = rows.at(-1)
  return { rows, hasMore: last ? last.nextAt !== null : false, changedAt: last?.nextAt ?? last?.publishedAt ?? null }
}

/**
 * The rows of `select`, which has `publishedAt` and is in the order of `place`, up to the one with which the texts in `text` pass the
 * bytes of a page; there is always one. The lengths are known without unpacking the texts.
 */
export function withinBytes(select: SQL, names: { place: string; text: string }, bytes = LARGEST_PAGE): SQL {
  const [place, text] = [sql.raw(`"${names.place}"`), sql.raw(`"${names.text}"`)]
  return sql`select * from (
      select page.*, lead(page."publishedAt") over (order by ${place}) as "nextAt",
        coalesce(sum(octet_length(${text})) over (order by ${place} rows between unbounded preceding and 1 preceding), 0) as before
      from (${select}) page) counted
    where before < ${bytes} order by ${place}`
}

/**
 * Which rows `r` of a table with positions are on a page of a feed, and one more, in which order. Statewide, `since` is turned into
 * the first position at or after it, because times and positions rise together: one look into an index instead of a scan.
 */
export function pageCondition({ entityId, after, since, limit }: PageWanted, table: SQL): SQL {
  if (entityId !== null) {
    const published = since === null ? sql`` : sql`and r.published_at >= ${since}::timestamptz`
    return sql`r.entity_id = ${entityId} and r.position > ${after} ${published} order by r.position limit ${limit + 1}`
  }
  const from =
    since === null
      ? sql``
      : sql`and r.state_position >= (select f.state_position from ${table} f where f.published_at >= ${since}::timestamptz
          order by f.published_at, f.state_position limit 1)`
  return sql`r.state_position > ${after} ${from} order by r.state_position limit ${limit + 1}`
}
