import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'

export interface SupplierProfile extends Record<string, unknown> {
  id: string
  name: string
  natural_person: boolean
  identifier: string | null
  processes: number
  entities: number
}

/** A supplier that appears in published awards, or null. */
export async function readSupplier(tx: ReaderTx, id: string): Promise<SupplierProfile | null> {
  const rows = await tx.db.execute<SupplierProfile>(
    sql`select id, name, natural_person, identifier, processes, entities from published_suppliers where id = ${id}`,
  )
  return rows[0] ?? null
}

export interface SupplierTotal extends Record<string, unknown> {
  kind: 'entity' | 'year' | 'method' | 'name'
  value: string | null
  label: string | null
  currency: string | null
  awards: number
  amount: string | null
}

/**
 * What a supplier was awarded, by entity, by year, by method and by the name that was written, each by currency, in one statement.
 * Historical awards are left out of amounts, not of names.
 */
export async function listSupplierTotals(tx: ReaderTx, id: string): Promise<SupplierTotal[]> {
  const rows = await tx.db.execute<SupplierTotal>(sql`
    with awards as materialized (
      select a.supplier_name, a.method, a.historical, a.currency, a.amount, e.slug, e.short_name, extract(year from a.award_date)::int as year
      from published_awards a join published_entities e on e.entity_id = a.entity_id where a.supplier_id = ${id} limit 20000)
    select 'entity' as kind, slug as value, max(short_name) as label, currency, count(*)::int as awards, sum(amount)::text as amount
      from awards where not historical group by slug, currency
    union all select 'year', year::text, null, currency, count(*)::int, sum(amount)::text from awards where not historical group by year, currency
    union all select 'method', method, null, currency, count(*)::int, sum(amount)::text from awards where not historical group by method, currency
    union all select 'name', supplier_name, null, null, count(*)::int, null from awards group by supplier_name`)
  return [...rows]
}

export interface SupplierAward extends Record<string, unknown> {
  ocid: string
  award_id: string
  title: string
  status: string
  method: string
  historical: boolean
  amount: string | null
  currency: string | null
  award_date: string | null
  entity_slug: string
  entity_short_name: string
}

/** The newest awards of a supplier; at most `limit` (the search filtered by supplier shows all). */
export async function listSupplierAwards(tx: ReaderTx, id: string, limit = 20): Promise<SupplierAward[]> {
  const rows = await tx.db.execute<SupplierAward>(sql`
    select a.ocid, a.award_id, a.title, a.status, a.method, a.historical, a.amount::text as amount, a.currency,
      a.award_date::text as award_date, e.slug as entity_slug, e.short_name as entity_short_name
    from (select * from published_awards where supplier_id = ${id} order by award_date desc nulls last, ocid, award_id limit ${limit}) a
    join published_entities e on e.entity_id = a.entity_id order by a.award_date desc nulls last, a.ocid, a.award_id`)
  return [...rows]
}
