import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

export interface SuggestedSupplier extends Record<string, unknown> {
  /** The RFC of a company, as published. */
  rfc: string
  name: string
}

/**
 * Companies whose normalised name or whose RFC begins with what was typed, for the field where a supplier is written; by name. Persons are
 * never suggested: their RFC is not public.
 */
export async function suggestSuppliers(tx: ReaderTx, beginning: string, limit = 8): Promise<SuggestedSupplier[]> {
  if (beginning === '') return []
  const id = `MX-RFC-${beginning}`
  const company = sql`not natural_person and id like 'MX-RFC-____________'`
  const rows = await tx.db.execute<SuggestedSupplier>(sql`
    (select substr(id, 8) as rfc, name from published_suppliers
      where normal >= ${beginning} and normal < ${`${beginning}\u{10ffff}`} and ${company} order by normal, id limit ${limit})
    union
    (select substr(id, 8), name from published_suppliers
      where id collate "C" >= ${id} and id collate "C" < ${`${id}\u{10ffff}`} and ${company} order by id collate "C" limit ${limit})
    order by name limit ${limit}`)
  return [...rows]
}

/** The newest names of companies by their RFC, with joined identities followed; unknown ones are left out. */
export async function readRegisteredNames(tx: ReaderTx, rfcs: readonly string[]): Promise<Map<string, string>> {
  if (rfcs.length === 0) return new Map()
  const rows = await tx.db.execute<{ rfc: string; name: string }>(sql`
    select substr(id, 8) as rfc, name from published_suppliers
    where id in (select 'MX-RFC-' || rfc from json_array_elements_text(${JSON.stringify(rfcs)}::json) rfc) and not natural_person`)
  return new Map(rows.map(({ rfc, name }) => [rfc, name]))
}
