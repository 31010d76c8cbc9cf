import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface AwardRow {
  ocid: string
  awardId: string
  supplierId: string
  supplierName: string
  title: string
  status: string
  method: string
  historical: boolean
  amount: string | null
  currency: string | null
  awardDate: string | null
}

export type AwardGone = Pick<AwardRow, 'ocid' | 'supplierId' | 'historical' | 'currency' | 'amount'>

/** Takes away the awards of processes as published until now, and tells what they were. */
export async function removeAwards(tx: WorkerTx, ocids: readonly string[]): Promise<AwardGone[]> {
  return tx.db.execute<{ [Name in keyof AwardGone]: AwardGone[Name] }>(sql`
    delete from published_awards where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))
    returning ocid, supplier_id as "supplierId", historical, currency, amount::text as amount`)
}

/** Puts awards of processes that have none. */
export async function insertAwards(tx: WorkerTx, rows: readonly AwardRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.execute(sql`
    insert into published_awards (ocid, award_id, supplier_id, entity_id, supplier_name, title, status, method, historical, amount,
      currency, award_date)
    select ocid, "awardId", "supplierId", ${tx.entityId}, "supplierName", title, status, method, historical, amount, currency, "awardDate"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(ocid text, "awardId" text, "supplierId" text, "supplierName" text,
      title text, status text, method text, historical boolean, amount numeric, currency text, "awardDate" timestamptz)`)
}

export interface SupplierChange {
  id: string
  /** Null: the supplier is only left, and keeps the name it has. */
  name: string | null
  naturalPerson: boolean
  identifier: string | null
  /** How many processes that count it has more (or fewer). */
  processes: number
  /** How many entities that awarded it something it has more (or fewer). */
  entities: number
}

/** The words by which a supplier with the columns `name`, `id` and `identifier` is found. */
export const SUPPLIER_VECTOR = sql.raw(
  `setweight(to_tsvector('spanish', search_text(name)), 'A') || setweight(to_tsvector('simple', search_text(concat_ws(' ', id, identifier))), 'D')`,
)

/**
 * Moves the suppliers' counts and puts their newest names. Suppliers are shared by all entities: only under the lock of the
 * state's counter row, so that two writers never hold each other's suppliers.
 */
export async function changeSuppliers(tx: WorkerTx, changes: SupplierChange[], publishedAt: string): Promise<void> {
  const named = changes.filter((change) => change.name !== null)
  if (named.length > 0) {
    await tx.db.execute(sql`
      insert into published_suppliers as p (id, name, natural_person, identifier, processes, entities, tsv, published_at)
      select id, name, "naturalPerson", identifier, processes, entities,
        ${SUPPLIER_VECTOR},
        ${publishedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(named)}::json) as r(id text, name text, "naturalPerson" boolean, identifier text,
        processes integer, entities integer)
      on conflict (id) do update set name = excluded.name, natural_person = excluded.natural_person, identifier = excluded.identifier,
        processes = p.processes + excluded.processes, entities = p.entities + excluded.entities, tsv = excluded.tsv,
        published_at = excluded.published_at`)
  }
  const left = changes.filter((change) => change.name === null)
  if (left.length === 0) return
  const list = JSON.stringify(left)
  await tx.db.execute(sql`
    update published_suppliers p set processes = p.processes + r.processes, entities = p.entities + r.entities
    from json_to_recordset(${list}::json) as r(id text, processes integer, entities integer) where p.id = r.id`)
  await tx.db.execute(sql`
    delete from published_suppliers p using json_to_recordset(${list}::json) as r(id text)
    where p.id = r.id and not exists (select from published_awards a where a.supplier_id = p.id)`)
}
