import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../../door.server.ts'

/** Companies with most published processes; for the demonstration. */
export async function listBiggestCompanies(
  tx: PlatformTx,
  limit: number,
): Promise<{ supplierId: string; rfc: string; name: string }[]> {
  const rows = await tx.db.execute<{ supplierId: string; rfc: string; name: string }>(sql`
    select id as "supplierId", substr(id, 8) as rfc, name from published_suppliers
    where not natural_person and id ~ '^MX-RFC-[A-ZÑ&]{3}[0-9]{6}[A-Z0-9]{3}$' order by processes desc, id limit ${limit}`)
  return [...rows]
}
