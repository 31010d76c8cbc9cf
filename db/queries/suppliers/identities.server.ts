import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

/** The identities of many ids at once, by id; those that are their own are left out. */
export async function readIdentities(tx: ReaderTx, supplierIds: readonly string[]): Promise<Map<string, string>> {
  if (supplierIds.length === 0) return new Map()
  const rows = await tx.db.execute<{ supplier_id: string; identity_id: string }>(sql`
    select supplier_id, identity_id from published_supplier_identities
    where supplier_id in (select json_array_elements_text(${JSON.stringify(supplierIds)}::json))`)
  return new Map(rows.map(({ supplier_id, identity_id }) => [supplier_id, identity_id]))
}
