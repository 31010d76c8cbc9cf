import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface AwardTotalChange {
  supplierId: string
  /** '' when the awards name none. */
  currency: string
  /** How many awards more (or fewer). */
  awards: number
  /** Decimal text of how much more (or less) they are worth. */
  amount: string
}

/** How many awards that count the entity at hand has given to each of these suppliers; those without any are left out. */
export async function readAwardCounts(tx: WorkerTx, supplierIds: readonly string[]): Promise<Map<string, number>> {
  if (supplierIds.length === 0) return new Map()
  const rows = await tx.db.execute<{ id: string; awards: number }>(sql`
    select supplier_id as id, sum(awards)::int as awards from published_entity_suppliers
    where entity_id = ${tx.entityId} and supplier_id in (select json_array_elements_text(${JSON.stringify(supplierIds)}::json)) group by 1`)
  return new Map(rows.map(({ id, awards }) => [id, awards]))
}

/** Moves what the entity at hand has awarded to its suppliers, by currency; totals of nothing go away. */
export async function changeAwardTotals(tx: WorkerTx, changes: readonly AwardTotalChange[]): Promise<void> {
  if (changes.length === 0) return
  const change = tx.db.execute(sql`
    insert into published_entity_suppliers as p (entity_id, supplier_id, currency, awards, amount)
    select ${tx.entityId}, "supplierId", currency, awards, amount
    from json_to_recordset(${JSON.stringify(changes)}::json) as r("supplierId" text, currency text, awards integer, amount numeric)
    on conflict (entity_id, supplier_id, currency)
    do update set awards = p.awards + excluded.awards, amount = p.amount + excluded.amount`)
  const tidy = changes.some(({ awards }) => awards < 0)
    ? tx.db.execute(sql`delete from published_entity_suppliers where entity_id = ${tx.entityId} and awards = 0`)
    : undefined
  await Promise.all([change, tidy])
}
