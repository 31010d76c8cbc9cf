import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface SupplierNameChange {
  supplierId: string
  name: string
  /** How many awards more (or fewer) write it. */
  awards: number
  /** First and last date of the awards that are new; null when none has one. */
  firstAt: string | null
  lastAt: string | null
  /** An award that wrote it on some date is gone: first and last are read again from the awards. */
  shrinks: boolean
}

/** Moves by which names the entity at hand has written its suppliers, and since when; a name that it writes no more goes away. */
export async function changeSupplierNames(tx: WorkerTx, changes: readonly SupplierNameChange[]): Promise<void> {
  if (changes.length === 0) return
  const asked = [
    tx.db.execute(sql`
      insert into published_supplier_names as p (entity_id, supplier_id, name, awards, first_at, last_at)
      select ${tx.entityId}, "supplierId", name, awards, "firstAt", "lastAt"
      from json_to_recordset(${JSON.stringify(changes)}::json) as r("supplierId" text, name text, awards integer,
        "firstAt" timestamptz, "lastAt" timestamptz)
      on conflict (supplier_id, entity_id, name) do update set awards = p.awards + excluded.awards,
        first_at = least(p.first_at, excluded.first_at), last_at = greatest(p.last_at, excluded.last_at)`),
  ]
  const shrunk = changes.filter(({ shrinks }) => shrinks)
  if (shrunk.length > 0) {
    const list = JSON.stringify(shrunk)
    asked.push(
      tx.db.execute(sql`
        update published_supplier_names p set first_at = a.first_at, last_at = a.last_at
        from json_to_recordset(${list}::json) as r("supplierId" text, name text), lateral (
          select min(award_date) as first_at, max(award_date) as last_at from published_awards
          where supplier_id = r."supplierId" and entity_id = ${tx.entityId} and supplier_name = r.name) a
        where p.entity_id = ${tx.entityId} and p.supplier_id = r."supplierId" and p.name = r.name`),
      tx.db.execute(sql`
        delete from published_supplier_names p using json_to_recordset(${list}::json) as r("supplierId" text, name text)
        where p.entity_id = ${tx.entityId} and p.supplier_id = r."supplierId" and p.name = r.name and p.awards = 0`),
    )
  }
  await Promise.all(asked)
}
