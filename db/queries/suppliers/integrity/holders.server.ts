import { sql } from 'drizzle-orm'
import type { PlatformTx } from '../../../door.server.ts'

/** A company with a badge that was not withdrawn, and the automatic causes that have suspended it. */
export interface Holder extends Record<string, unknown> {
  supplierId: string
  rfc: string
  causeKeys: string[]
}

/** Every holder; a registry has hundreds, 20,000 at most are read. */
export async function listHolders(tx: PlatformTx): Promise<Holder[]> {
  const rows = await tx.db.execute<Holder>(sql`
    select b.supplier_id as "supplierId", b.rfc, array(
      select distinct a.cause_key from integrity_badge_acts a
      where a.folio = b.folio and a.act = 'suspended' and a.origin = 'automatic' and a.cause_key is not null) as "causeKeys"
    from published_badges b where not b.withdrawn order by b.folio limit 20000`)
  return [...rows]
}
