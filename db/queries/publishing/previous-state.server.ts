import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface PreviousRecord {
  ocid: string
  compiled: string
  releaseCount: number
}

type Feed = 'main' | 'historical'

/** The compiled releases of processes as published, one a process that has any. */
export async function readRecords(tx: WorkerTx, feed: Feed, ocids: string[]): Promise<PreviousRecord[]> {
  const table = feed === 'main' ? sql`published_records` : sql`published_historical_records`
  return tx.db.execute<{ ocid: string; compiled: string; releaseCount: number }>(sql`
    select ocid, compiled, release_count as "releaseCount" from ${table}
    where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))`)
}

/** Ids of the releases of processes in both feeds: a release id is given once. */
export async function readReleaseIds(tx: WorkerTx, ocids: string[]): Promise<{ ocid: string; releaseId: string }[]> {
  const list = JSON.stringify(ocids)
  return tx.db.execute<{ ocid: string; releaseId: string }>(sql`
    select ocid, release_id as "releaseId" from published_releases where ocid in (select json_array_elements_text(${list}::json))
    union all
    select ocid, release_id from published_historical_releases where ocid in (select json_array_elements_text(${list}::json))`)
}

/** The bodies of all releases of processes, in the order in which they were published. */
export async function readBodies(tx: WorkerTx, feed: Feed, ocids: string[]): Promise<{ ocid: string; body: string }[]> {
  const list = JSON.stringify(ocids)
  return tx.db.execute<{ ocid: string; body: string }>(
    feed === 'main'
      ? sql`select r.ocid, b.body from published_releases r join published_release_bodies b using (entity_id, position)
          where r.ocid in (select json_array_elements_text(${list}::json)) order by r.state_position`
      : sql`select ocid, body from published_historical_releases
          where ocid in (select json_array_elements_text(${list}::json)) order by state_position`,
  )
}

export interface PreviousFacets {
  ocid: string
  method: string
  category: string
  stage: string
  year: number
  amountBand: number
  historical: boolean
  currency: string
  amount: string | null
}

/** The facets under which processes are counted now. */
export async function readFacets(tx: WorkerTx, ocids: string[]): Promise<PreviousFacets[]> {
  return tx.db.execute<{ [Name in keyof PreviousFacets]: PreviousFacets[Name] }>(sql`
    select ocid, method, category, stage, year, amount_band as "amountBand", historical, coalesce(currency, '') as currency, amount::text as amount
    from published_processes where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))`)
}
