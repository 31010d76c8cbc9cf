import { sql } from 'drizzle-orm'
import type { WorkerTx } from '../../door.server.ts'

export interface SearchRow {
  ocid: string
  sphere: string
  method: string
  methodDetails: string | null
  category: string
  stage: string
  status: string
  year: number
  historical: boolean
  title: string
  summary: string
  fileNumber: string | null
  supplierIds: string[]
  supplierNames: string[]
  /** Decimal text of at most 16 digits before the point, or null. */
  amount: string | null
  currency: string | null
  amountBand: number
  sortDate: string
  answeredCount: number
  releaseCount: number
  /** Words of weight A, B, C and, as written, identifiers of weight D. */
  words: { title: string; people: string; text: string; ids: string }
}

/** The words by which a process with the columns `heading`, `people`, `text` and `ids` is found, by weight. */
export const SEARCH_VECTOR = sql.raw(`setweight(to_tsvector('spanish', search_text(heading)), 'A')
  || setweight(to_tsvector('spanish', search_text(people)), 'B') || setweight(to_tsvector('spanish', search_text("text")), 'C')
  || setweight(to_tsvector('simple', search_text(ids)), 'D')`)

/** Puts the slim rows of processes for search and facets. */
export async function writeSearchRows(tx: WorkerTx, rows: SearchRow[], publishedAt: string): Promise<void> {
  const flat = JSON.stringify(
    rows.map(({ words, ...row }) => ({ ...row, ...words, heading: words.title, title: row.title })),
  )
  await tx.db.execute(sql`
    insert into published_processes (ocid, entity_id, sphere, method, method_details, category, stage, status, year, historical,
      title, summary, file_number, supplier_ids, supplier_names, amount, currency, amount_band, sort_date, answered_count,
      release_count, published_at, tsv)
    select ocid, ${tx.entityId}, sphere, method, "methodDetails", category, stage, status, year, historical, title, summary,
      "fileNumber", "supplierIds", "supplierNames", amount, currency, "amountBand", "sortDate", "answeredCount", "releaseCount",
      ${publishedAt}::timestamptz,
      ${SEARCH_VECTOR}
    from json_to_recordset(${flat}::json) as r(ocid text, sphere text, method text, "methodDetails" text, category text, stage text,
      status text, year smallint, historical boolean, title text, summary text, "fileNumber" text, "supplierIds" text[],
      "supplierNames" text[], amount numeric, currency text, "amountBand" smallint, "sortDate" timestamptz,
      "answeredCount" smallint, "releaseCount" integer, heading text, people text, "text" text, ids text)
    on conflict (ocid) do update set sphere = excluded.sphere, method = excluded.method, method_details = excluded.method_details,
      category = excluded.category, stage = excluded.stage, status = excluded.status, year = excluded.year,
      historical = excluded.historical, title = excluded.title, summary = excluded.summary, file_number = excluded.file_number,
      supplier_ids = excluded.supplier_ids, supplier_names = excluded.supplier_names, amount = excluded.amount,
      currency = excluded.currency, amount_band = excluded.amount_band, sort_date = excluded.sort_date,
      answered_count = excluded.answered_count, release_count = excluded.release_count, published_at = excluded.published_at,
      tsv = excluded.tsv`)
}
