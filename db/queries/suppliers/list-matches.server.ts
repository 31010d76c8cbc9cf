import { type SQL, sql } from 'drizzle-orm'
import type { AuditorTx, CoordinatorTx } from '../../door.server.ts'

export interface MatchListed {
  id: string
  entitySlug: string
  entityName: string
  ocid: string
  act: string
  actRef: string
  supplierId: string
  supplierName: string
  actOn: string | null
  outcome: string
  warns: boolean
  hits: readonly object[]
  /** UTC, ISO 8601. */
  judgedAt: string
}

export interface MatchFilter {
  entityId?: string | undefined
  entitySlug?: string | undefined
  outcome?: string | undefined
  list?: string | undefined
  /** Only those where a presumption of 69-B was in force. */
  warns?: boolean | undefined
}

type StateTx = AuditorTx | CoordinatorTx

const conditionOf = ({ entityId, entitySlug, outcome, list, warns }: MatchFilter): SQL => {
  const conditions = [sql`m.superseded_at is null`]
  if (entityId !== undefined) conditions.push(sql`m.entity_id = ${entityId}`)
  if (entitySlug !== undefined) conditions.push(sql`e.slug = ${entitySlug}`)
  if (outcome !== undefined) conditions.push(sql`m.outcome = ${outcome}`)
  if (list !== undefined) conditions.push(sql`m.hits @> ${JSON.stringify([{ list }])}::jsonb`)
  if (warns) conditions.push(sql`m.warns`)
  return sql.join(conditions, sql` and `)
}

/** What the lists say of those who took part in processes, as it counts now: newest first, page by page after the last row seen. */
export async function listCurrentMatches(
  tx: StateTx,
  { after, limit, ...filter }: MatchFilter & { after: Pick<MatchListed, 'judgedAt' | 'id'> | null; limit: number },
): Promise<MatchListed[]> {
  const from =
    after === null ? sql`` : sql`and (m.judged_at, m.id) < (${after.judgedAt}::timestamptz, ${after.id}::uuid)`
  const rows = await tx.db.execute<{ [Name in keyof MatchListed]: MatchListed[Name] }>(sql`
    select m.id, e.slug as "entitySlug", e.name as "entityName", m.ocid, m.act, m.act_ref as "actRef", m.supplier_id as "supplierId",
      m.supplier_name as "supplierName", m.act_on::text as "actOn", m.outcome, m.warns, m.hits,
      to_char(m.judged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "judgedAt"
    from sanction_matches m join entities e on e.id = m.entity_id
    where ${conditionOf(filter)} ${from}
    order by m.judged_at desc, m.id desc limit ${limit}`)
  return [...rows]
}

/** How many outcomes of each kind count now, and when everything was matched last (UTC), null before the first time. */
export async function countMatches(tx: StateTx): Promise<{ counts: Record<string, number>; lastRun: string | null }> {
  const rows = await tx.db.execute<{ outcome: string; count: number }>(sql`
    select outcome, count(*)::int as count from sanction_matches where superseded_at is null group by outcome`)
  const [run] = await tx.db.execute<{ at: string }>(sql`
    select to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from sanction_match_runs order by finished_at desc limit 1`)
  return { counts: Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])), lastRun: run?.at ?? null }
}
