import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { type PublicMatch, publicMatchesOf } from './public-matches.server.ts'

export interface SupplierProfile extends Record<string, unknown> {
  id: string
  name: string
  natural_person: boolean
  identifier: string | null
  names: string[]
  categories: string[]
  municipality: string | null
  size: string | null
  /** Last day of the file that the supplier keeps itself, YYYY-MM-DD; null without one. */
  file_until: string | null
  processes: number
  entities: number
  /** Integrity badges under any of its ids, the newest first. */
  badges: { folio: string; acts: unknown[] }[]
}

export interface FoundSupplier {
  /** The id under which everything of it is summed. */
  identity: string
  /** All its ids, that one first. */
  ids: string[]
  /** Null when nothing is published under any of them. */
  supplier: SupplierProfile | null
  /** What lists of sanctions say of it at the date of each act, as everybody may read it; newest first. */
  matches: PublicMatch[]
}

/** The identity that an id belongs to and what is published of it: by its own row or, without one, by that of a joined id. */
export async function readSupplier(tx: ReaderTx, id: string): Promise<FoundSupplier> {
  const rows = await tx.db.execute<{
    identity: string
    ids: string[]
    supplier: SupplierProfile | null
    matches: PublicMatch[]
  }>(sql`
    with one as (select coalesce((select identity_id from published_supplier_identities where supplier_id = ${id}), ${id}) as id),
      all_ids as (select array_prepend((select id from one), array(
        select supplier_id from published_supplier_identities where identity_id = (select id from one) order by 1)) as ids)
    select (select id from one) as identity, ids, (
      select to_json(s) from (
        select id, name, natural_person, identifier, names, categories, municipality, size, file_until::text as file_until, processes, entities,
          (select coalesce(json_agg(json_build_object('folio', b.folio, 'acts', b.acts) order by b.granted_on desc), '[]')
            from published_badges b where b.supplier_id in (select unnest(ids))) as badges
        from published_suppliers where id in (select unnest(ids)) order by id <> (select id from one), id limit 1) s) as supplier,
      ${publicMatchesOf(sql`m.supplier_id in (select unnest(ids))`)} as matches
    from all_ids`)
  return rows[0] ?? { identity: id, ids: [id], supplier: null, matches: [] }
}

export interface SupplierTotal extends Record<string, unknown> {
  kind: 'entity' | 'year' | 'method' | 'name'
  value: string | null
  label: string | null
  currency: string | null
  awards: number
  amount: string | null
  /** Of a name: the entity that wrote it, and its first and last dated award. */
  entity_slug: string | null
  first_at: string | null
  last_at: string | null
}

/**
 * What a supplier was awarded under all its ids, by entity, by year and by method, each by currency, and by which names each entity has
 * written it, in one statement. Historical awards are left out of amounts, not of names.
 */
export async function listSupplierTotals(tx: ReaderTx, ids: readonly string[]): Promise<SupplierTotal[]> {
  const rows = await tx.db.execute<SupplierTotal>(sql`
    with awards as materialized (
      select a.method, a.historical, a.currency, a.amount, e.slug, e.short_name, extract(year from a.award_date)::int as year
      from published_awards a join published_entities e on e.entity_id = a.entity_id where a.supplier_id in ${[...ids]} limit 20000)
    select 'entity' as kind, slug as value, max(short_name) as label, currency, count(*)::int as awards, sum(amount)::text as amount,
        null as entity_slug, null as first_at, null as last_at
      from awards where not historical group by slug, currency
    union all select 'year', year::text, null, currency, count(*)::int, sum(amount)::text, null, null, null from awards where not historical group by year, currency
    union all select 'method', method, null, currency, count(*)::int, sum(amount)::text, null, null, null
      from awards where not historical group by method, currency
    union all (select 'name', n.name, e.short_name, null, n.awards, null, e.slug, n.first_at::text, n.last_at::text
      from published_supplier_names n join published_entities e on e.entity_id = n.entity_id
      where n.supplier_id in ${[...ids]} order by n.awards desc, n.name, e.slug limit 100)`)
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

/** The newest awards of a supplier under all its ids; at most `limit` (the search filtered by supplier shows all). */
export async function listSupplierAwards(tx: ReaderTx, ids: readonly string[], limit = 20): Promise<SupplierAward[]> {
  const rows = await tx.db.execute<SupplierAward>(sql`
    select a.ocid, a.award_id, a.title, a.status, a.method, a.historical, a.amount::text as amount, a.currency,
      a.award_date::text as award_date, e.slug as entity_slug, e.short_name as entity_short_name
    from json_array_elements_text(${JSON.stringify(ids)}::json) one (id), lateral (
      select * from published_awards where supplier_id = one.id order by award_date desc nulls last, ocid, award_id limit ${limit}) a
    join published_entities e on e.entity_id = a.entity_id order by a.award_date desc nulls last, a.ocid, a.award_id limit ${limit}`)
  return [...rows]
}
