import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface RollupChange {
  sphere: string
  method: string
  category: string
  stage: string
  year: number
  amountBand: number
  historical: boolean
  currency: string
  /** How many processes more (or fewer) lie in this cell. */
  processes: number
  /** Decimal text of how much more (or less) they are worth. */
  amount: string
}

/** Moves the counts by facet of the entity at hand; cells that nobody is in any more go away. */
export async function changeRollup(tx: WorkerTx, changes: RollupChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx.db.execute(sql`
    insert into published_rollup as p (entity_id, sphere, method, category, stage, year, amount_band, historical, currency, processes, amount)
    select ${tx.entityId}, sphere, method, category, stage, year, "amountBand", historical, currency, processes, amount
    from json_to_recordset(${JSON.stringify(changes)}::json) as r(sphere text, method text, category text, stage text, year smallint,
      "amountBand" smallint, historical boolean, currency text, processes integer, amount numeric)
    on conflict (entity_id, method, category, stage, year, amount_band, historical, currency)
    do update set processes = p.processes + excluded.processes, amount = p.amount + excluded.amount, sphere = excluded.sphere`)
  if (changes.some((change) => change.processes < 0)) {
    await tx.db.execute(sql`delete from published_rollup where entity_id = ${tx.entityId} and processes = 0`)
  }
}

export interface FacetCountChange {
  /** Column of the facet: `method`, `year` … */
  facet: string
  value: string
  /** How many processes more (or fewer). */
  processes: number
}

/** Moves the counts of the entity at hand by one facet alone; those of nothing go away. */
export async function changeFacetCounts(tx: WorkerTx, changes: FacetCountChange[]): Promise<void> {
  if (changes.length === 0) return
  const change = tx.db.execute(sql`
    insert into published_facet_counts as p (entity_id, facet, value, processes)
    select ${tx.entityId}, facet, value, processes
    from json_to_recordset(${JSON.stringify(changes)}::json) as r(facet text, value text, processes integer)
    on conflict (entity_id, facet, value) do update set processes = p.processes + excluded.processes`)
  const tidy = changes.some(({ processes }) => processes < 0)
    ? tx.db.execute(sql`delete from published_facet_counts where entity_id = ${tx.entityId} and processes = 0`)
    : undefined
  await Promise.all([change, tidy])
}
