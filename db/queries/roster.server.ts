import { sql } from 'drizzle-orm'
import type { RosterEntity } from '#tenants/roster-row.ts'
import type { PlatformTx } from '../door.server.ts'

export type EntityStatus = 'active' | 'suspended' | 'closed'

export interface StoredEntity extends RosterEntity {
  id: string
  status: EntityStatus
  /** Why it is suspended or closed; for its members and operation. */
  statusReason: string | null
  /** ISO day from which it is so. */
  statusSince: string | null
  /** Slug of the entity that its functions went to. */
  successor: string | null
  /** Names of the fields of RosterEntity that were decided on the screen: the file does not undo them. */
  screenFields: string[]
  /** Addresses it had before. */
  formerSlugs: string[]
}

interface AliasRow {
  entity_id: string
  slug: string
  name: string
  shortName: string | null
  from: string | null
  until: string | null
}

/** Keeps other writers of the roster out until commit: what was checked against it still holds when it is written. */
export async function lockRoster(tx: PlatformTx): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(2, 0)`)
}

/** The roster as stored, in the shape of the file, each with its id and state. The reserved state entity is left out. */
export async function loadRoster(tx: PlatformTx): Promise<StoredEntity[]> {
  const rows = await tx.db.execute<Record<string, unknown> & { id: string; slug: string }>(sql`
    select e.id, e.slug, e.key, e.name as "officialName", e.short_name as "shortName", e.level, e.sphere, e.kind,
      p.slug as parent, left(e.inegi_key, 2) as "inegiState", nullif(substr(e.inegi_key, 3), '') as "inegiMunicipality",
      e.rfc, e.closed, e.notice, e.source, e.note, e.status, e.status_reason as "statusReason", e.status_since as "statusSince",
      s.slug as successor, e.screen_fields as "screenFields"
    from entities e left join entities p on p.id = e.parent_id left join entities s on s.id = e.successor_id
    where not e.reserved order by e.name`)
  const aliases = await tx.db.execute<AliasRow & Record<string, unknown>>(sql`
    select entity_id, slug, name, short_name as "shortName", valid_from as "from", valid_until as "until"
    from entity_aliases order by valid_until nulls last, name`)
  return rows.map((row) => {
    const own = aliases.filter((alias) => alias.entity_id === row.id)
    return {
      ...(row as unknown as StoredEntity),
      previousNames: own.map(({ name, shortName, from, until }) => ({ name, shortName, from, until })),
      formerSlugs: [...new Set(own.map(({ slug }) => slug))].filter((slug) => slug !== row.slug),
    }
  })
}

const names = (fields: readonly string[]) =>
  sql`array(select json_array_elements_text(${JSON.stringify(fields)}::json))`

/** Writes a new entity; its parent must be there. `decided`: fields that the file may not change. Returns its id. */
export async function insertEntity(
  tx: PlatformTx,
  entity: RosterEntity,
  decided: readonly string[] = [],
): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into entities (slug, key, name, short_name, level, sphere, kind, parent_id, inegi_key, rfc, source, note, notice, closed,
      status, status_since, screen_fields)
    values (${entity.slug}, ${entity.key}, ${entity.officialName}, ${entity.shortName}, ${entity.level}, ${entity.sphere}, ${entity.kind},
      (select id from entities where slug = ${entity.parent}), ${entity.inegiState + (entity.inegiMunicipality ?? '')}, ${entity.rfc},
      ${entity.source}, ${entity.note}, ${entity.notice}, ${entity.closed}, ${entity.closed === null ? 'active' : 'closed'},
      ${entity.closed}, ${names(decided)})
    returning id`)
  return rows[0]!.id
}

/**
 * Brings a stored entity, found by its key, to the facts given. Identity (id, key) never changes; a suspension stays. `decided`:
 * fields that are the screen's from now on.
 */
export async function updateEntity(
  tx: PlatformTx,
  entity: RosterEntity,
  decided: readonly string[] = [],
): Promise<void> {
  await tx.db.execute(sql`
    update entities set slug = ${entity.slug}, name = ${entity.officialName}, short_name = ${entity.shortName}, level = ${entity.level},
      sphere = ${entity.sphere}, kind = ${entity.kind}, parent_id = (select id from entities where slug = ${entity.parent}),
      inegi_key = ${entity.inegiState + (entity.inegiMunicipality ?? '')}, rfc = ${entity.rfc}, source = ${entity.source},
      note = ${entity.note}, notice = ${entity.notice}, closed = ${entity.closed},
      status = case when ${entity.closed}::text is not null then 'closed' when status = 'closed' then 'active' else status end,
      status_since = case when ${entity.closed}::text is not null then ${entity.closed} when status = 'closed' then null else status_since end,
      screen_fields = array(select distinct field from unnest(screen_fields || ${names(decided)}) as field order by field)
    where key = ${entity.key}`)
}

/** Keeps former names (and the slug that a former address had) of an entity; a name known already is left as it is. */
export async function insertAliases(
  tx: PlatformTx,
  key: string,
  aliases: {
    slug: string
    name: string
    shortName: string | null
    from: string | null
    until: string | null
    source: string
  }[],
): Promise<void> {
  for (const alias of aliases) {
    await tx.db.execute(sql`
      insert into entity_aliases (entity_id, slug, name, short_name, valid_from, valid_until, source)
      select id, ${alias.slug}, ${alias.name}, ${alias.shortName}, ${alias.from}, ${alias.until}, ${alias.source} from entities where key = ${key}
      on conflict do nothing`)
  }
}

/** Makes the public roster equal to the stored one; rows that are already so are not touched. */
export async function publishRoster(tx: PlatformTx): Promise<void> {
  await tx.db.execute(sql`
    insert into published_entities as shown (entity_id, slug, key, name, short_name, level, sphere, kind, parent_slug, inegi_key, rfc,
      status, status_since, successor_slug, notice, aliases, tsv)
    select e.id, e.slug, e.key, e.name, e.short_name, e.level, e.sphere, e.kind, p.slug, e.inegi_key, e.rfc,
      e.status, e.status_since, s.slug, e.notice,
      coalesce(a.names, '[]'), to_tsvector('spanish', search_text(concat_ws(' ', e.name, e.short_name, a.words)))
    from entities e
    left join entities p on p.id = e.parent_id
    left join entities s on s.id = e.successor_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', name, 'shortName', short_name, 'slug', slug, 'from', valid_from, 'until', valid_until)
        order by valid_until nulls last, name) as names, string_agg(name, ' ') as words
      from entity_aliases where entity_id = e.id
    ) a on true
    where not e.reserved
    on conflict (entity_id) do update set slug = excluded.slug, key = excluded.key, name = excluded.name, short_name = excluded.short_name,
      level = excluded.level, sphere = excluded.sphere, kind = excluded.kind, parent_slug = excluded.parent_slug,
      inegi_key = excluded.inegi_key, rfc = excluded.rfc, status = excluded.status, status_since = excluded.status_since,
      successor_slug = excluded.successor_slug, notice = excluded.notice, aliases = excluded.aliases, tsv = excluded.tsv
    where to_jsonb(shown) is distinct from to_jsonb(excluded)`)
}
