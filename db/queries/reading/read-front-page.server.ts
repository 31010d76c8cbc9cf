import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'

export interface YearTotal extends Record<string, unknown> {
  year: number
  processes: number
  direct: number
  entities: number
  /** Decimal text, in Mexican pesos only. */
  amount: string
}

/** Totals of each year over the whole state from the rollup, newest first; historical ones are not counted. */
export async function listYearTotals(tx: ReaderTx): Promise<YearTotal[]> {
  const rows = await tx.db.execute<YearTotal>(sql`
    select year, sum(processes)::int as processes, sum(direct)::int as direct, count(*)::int as entities, sum(amount)::text as amount
    from (select year, entity_id, sum(processes) as processes, coalesce(sum(processes) filter (where method = 'direct'), 0) as direct,
        coalesce(sum(amount) filter (where currency = 'MXN'), 0) as amount
      from published_rollup where not historical group by year, entity_id) entities
    group by year order by year desc limit 60`)
  return [...rows]
}

export interface LatestPublication extends Record<string, unknown> {
  ocid: string
  title: string
  method: string
  stage: string
  amount: string | null
  currency: string | null
  sort_date: string
  published_at: string
  entity_slug: string
  entity_short_name: string
}

/** The processes published or changed last, newest first. */
export async function listLatestPublications(tx: ReaderTx, limit = 6): Promise<LatestPublication[]> {
  const rows = await tx.db.execute<LatestPublication>(sql`
    select p.ocid, p.title, p.method, p.stage, p.amount::text as amount, p.currency, p.sort_date::text as sort_date,
      r.published_at::text as published_at, e.slug as entity_slug, e.short_name as entity_short_name
    from (select ocid, published_at, state_position from published_records order by published_at desc, state_position desc limit ${limit}) r
    join published_processes p on p.ocid = r.ocid join published_entities e on e.entity_id = p.entity_id
    order by r.published_at desc, r.state_position desc`)
  return [...rows]
}

export interface FeedCounters extends Record<string, unknown> {
  feed: 'main' | 'historical'
  releases: number
  records: number
  entities: number
  last_published_at: string | null
}

/** What the statewide feeds hold, and how many entities have published. */
export async function readFeedCounters(tx: ReaderTx): Promise<FeedCounters[]> {
  const rows = await tx.db.execute<FeedCounters>(sql`
    select s.feed, s.releases::int as releases, s.records::int as records,
      (select count(*) from published_entity_positions e where e.feed = s.feed and e.releases > 0)::int as entities,
      nullif(s.last_published_at, '-infinity')::text as last_published_at
    from published_state_positions s`)
  return [...rows]
}
