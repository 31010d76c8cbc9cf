import { type SQL, sql } from 'drizzle-orm'

/** One sanction that everybody may read, as it stood to an act. */
export interface PublicMatchHit {
  sanctionId: string
  list: string
  row: number
  standing: string
  snapshotAsOf: string | null
  startsOn: string | null
  endsOn: string | null
  publishedOn: string | null
  stopsFrom: string | null
  /** First moment at which this portal knew (UTC). */
  knownFrom: string
}

export interface PublicMatch {
  ocid: string
  act: string
  actRef: string
  supplierId: string
  supplierName: string
  actOn: string | null
  outcome: 'sanctioned-then' | 'listed-later'
  hits: PublicMatchHit[]
}

/** Most outcomes that a page shows. */
const MOST = 50

/** Outcomes as an array of JSON inside another statement, newest act first; `which` speaks of the table as `m`. */
export const publicMatchesOf = (which: SQL): SQL => sql`(select coalesce(json_agg(one), '[]'::json) from (
  select m.ocid, m.act, m.act_ref as "actRef", m.supplier_id as "supplierId", m.supplier_name as "supplierName",
    m.act_on::text as "actOn", m.outcome, m.hits
  from published_sanction_matches m where ${which}
  order by m.act_on desc nulls last, m.ocid, m.act_ref, m.act limit ${MOST}) one)`
