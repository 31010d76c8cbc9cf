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
  /** Main category of the process. */
  category: string
  historical: boolean
  amount: string | null
  currency: string | null
  awardDate: string | null
}

export type AwardGone = Pick<
  AwardRow,
  'ocid' | 'supplierId' | 'supplierName' | 'category' | 'historical' | 'currency' | 'amount' | 'awardDate'
>

/** Takes away the awards of processes as published until now, and tells what they were. */
export async function removeAwards(tx: WorkerTx, ocids: readonly string[]): Promise<AwardGone[]> {
  return tx.db.execute<{ [Name in keyof AwardGone]: AwardGone[Name] }>(sql`
    delete from published_awards where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json))
    returning ocid, supplier_id as "supplierId", supplier_name as "supplierName", category, historical, currency, amount::text as amount,
      award_date::text as "awardDate"`)
}

/** Puts awards of processes that have none. */
export async function insertAwards(tx: WorkerTx, rows: readonly AwardRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.execute(sql`
    insert into published_awards (ocid, award_id, supplier_id, entity_id, supplier_name, title, status, method, category, historical,
      amount, currency, award_date)
    select ocid, "awardId", "supplierId", ${tx.entityId}, "supplierName", title, status, method, category, historical, amount, currency,
      "awardDate"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(ocid text, "awardId" text, "supplierId" text, "supplierName" text,
      title text, status text, method text, category text, historical boolean, amount numeric, currency text, "awardDate" timestamptz)`)
}
