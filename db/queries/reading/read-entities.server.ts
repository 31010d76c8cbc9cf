import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'

export interface EntityLine extends Record<string, unknown> {
  slug: string
  name: string
  short_name: string
  level: string
  sphere: string
  kind: string
  status: string
  parent_slug: string | null
  /** Names and addresses it had before, for searching. */
  former: string
  processes: number
  historical: number
}

/** The whole roster with the number of published processes of each entity (from the counts by facet), by sphere and name. */
export async function listEntities(tx: ReaderTx): Promise<EntityLine[]> {
  const rows = await tx.db.execute<EntityLine>(sql`
    select e.slug, e.name, e.short_name, e.level, e.sphere, e.kind, e.status, e.parent_slug,
      coalesce((select string_agg(concat_ws(' ', a ->> 'name', a ->> 'shortName', a ->> 'slug'), ' ') from jsonb_array_elements(e.aliases) as a), '') as former,
      coalesce(r.processes, 0)::int as processes, coalesce(r.historical, 0)::int as historical
    from published_entities e
    left join (select entity_id, sum(processes) filter (where value = 'false') as processes, sum(processes) filter (where value = 'true') as historical
      from published_facet_counts where facet = 'historical' group by entity_id) r on r.entity_id = e.entity_id
    order by e.name`)
  return [...rows]
}

export interface EntityProfile extends Record<string, unknown> {
  slug: string
  name: string
  short_name: string
  level: string
  sphere: string
  kind: string
  rfc: string | null
  status: string
  /** ISO day from which it is suspended or closed. */
  status_since: string | null
  notice: string | null
  parent_slug: string | null
  parent_name: string | null
  successor_slug: string | null
  successor_name: string | null
  /** Entities that closed into this one. */
  predecessors: { slug: string; name: string }[]
  /** Former names: `name`, `slug`, `from`, `until` (ISO days or null). */
  aliases: Record<string, unknown>[]
  releases: number
  records: number
  historical_records: number
  last_published_at: string | null
  head: string | null
}

/** An entity by its slug or by a former one (the caller compares `slug`), with the counters of its feed; null when unknown. */
export async function readEntity(tx: ReaderTx, slug: string): Promise<EntityProfile | null> {
  const rows = await tx.db.execute<EntityProfile>(sql`
    select e.slug, e.name, e.short_name, e.level, e.sphere, e.kind, e.rfc, e.status, e.status_since, e.notice, e.parent_slug, parent.name as parent_name,
      e.successor_slug, successor.name as successor_name, e.aliases,
      (select coalesce(json_agg(json_build_object('slug', past.slug, 'name', past.name) order by past.name), '[]')
        from published_entities past where past.successor_slug = e.slug) as predecessors,
      coalesce(main.releases, 0)::int as releases, coalesce(main.records, 0)::int as records,
      coalesce(past.records, 0)::int as historical_records, main.last_published_at::text as last_published_at, main.head
    from published_entities e
    left join published_entities parent on parent.slug = e.parent_slug
    left join published_entities successor on successor.slug = e.successor_slug
    left join published_entity_positions main on main.entity_id = e.entity_id and main.feed = 'main'
    left join published_entity_positions past on past.entity_id = e.entity_id and past.feed = 'historical'
    where e.slug = ${slug} or e.aliases @> ${JSON.stringify([{ slug }])}::jsonb
    order by (e.slug = ${slug}) desc limit 1`)
  return rows[0] ?? null
}

/** Of these addresses, those that entities had before, each with the present one. */
export async function readFormerSlugs(
  tx: ReaderTx,
  slugs: readonly string[],
): Promise<{ former: string; present: string }[]> {
  if (slugs.length === 0) return []
  const rows = await tx.db.execute<{ former: string; present: string }>(sql`
    select distinct a ->> 'slug' as former, e.slug as present
    from published_entities e, jsonb_array_elements(e.aliases) a
    where a ->> 'slug' in ${slugs} and not exists (select 1 from published_entities own where own.slug = a ->> 'slug')`)
  return [...rows]
}

export interface EntityTotal extends Record<string, unknown> {
  year: number
  method: string
  currency: string
  processes: number
  amount: string
}

/** Processes and amounts of an entity by year, method and currency, from the rollup; historical ones are not counted. */
export async function listEntityTotals(tx: ReaderTx, slug: string): Promise<EntityTotal[]> {
  const rows = await tx.db.execute<EntityTotal>(sql`
    select year, method, currency, sum(processes)::int as processes, sum(amount)::text as amount from published_rollup
    where entity_id = (select entity_id from published_entities where slug = ${slug}) and not historical
    group by year, method, currency order by year, method`)
  return [...rows]
}

export interface EntityActivity {
  suppliers: { id: string; name: string; awards: number; amount: string | null; currency: string | null }[]
  latest: {
    ocid: string
    title: string
    method: string
    stage: string
    amount: string | null
    currency: string | null
    sort_date: string
    historical: boolean
  }[]
  /** Pesos awarded to all suppliers, and to those that have an integrity badge in force on the day; null where nothing was. */
  integrity: { awarded: string | null; toHolders: string | null; holders: number }
}

/**
 * The suppliers who were awarded most by an entity, from the totals that publishing keeps (adding them up took 143 to 234 ms over 34,000
 * awards), its newest processes, and how much went to holders of an integrity badge, in one statement. `day`: today in the state. The share
 * is of the kept totals too: a row a supplier, by the index that begins with the entity.
 */
export async function readEntityActivity(tx: ReaderTx, slug: string, day: string, limit = 10): Promise<EntityActivity> {
  const rows = await tx.db.execute<{ activity: EntityActivity }>(sql`
    with chosen as materialized (select entity_id from published_entities where slug = ${slug}),
    suppliers as (
      select t.supplier_id as id, s.name, t.awards, nullif(t.amount, 0)::text as amount, nullif(t.currency, '') as currency
      from (select * from published_entity_suppliers where entity_id = (select entity_id from chosen)
        order by amount desc, supplier_id limit ${limit}) t
      join published_suppliers s on s.id = t.supplier_id order by t.amount desc, t.supplier_id),
    latest as (
      select ocid, title, method, stage, amount::text as amount, currency, sort_date::text as sort_date, historical
      from published_processes where entity_id = (select entity_id from chosen) order by published_processes.sort_date desc, ocid desc limit ${limit}),
    holders as (
      select t.amount from published_badges b join published_entity_suppliers t on t.supplier_id = b.supplier_id
      where t.entity_id = (select entity_id from chosen) and t.currency = 'MXN'
        and b.granted_on <= ${day}::date and b.lapses_on >= ${day}::date and not b.suspended and not b.withdrawn),
    integrity as (
      select (select sum(amount) from published_entity_suppliers where entity_id = (select entity_id from chosen) and currency = 'MXN')::text as awarded,
        (select sum(amount) from holders)::text as "toHolders", (select count(*) from holders)::int as holders)
    select json_build_object('suppliers', (select coalesce(json_agg(suppliers), '[]') from suppliers),
      'latest', (select coalesce(json_agg(latest), '[]') from latest),
      'integrity', (select to_json(integrity) from integrity)) as activity`)
  return rows[0]?.activity ?? { suppliers: [], latest: [], integrity: { awarded: null, toHolders: null, holders: 0 } }
}
