import type { Sql } from 'postgres'
import { firstBrokenEntry } from '#app/audit/audit-hash.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import { chainLink, FIRST_LINK, sha256 } from '#app/publication/chain-link.ts'

/**
 * Everything in which what is published disagrees with itself, looked at from behind the doors: chain, bodies, positions, records,
 * search rows, counts, suppliers and audit. Empty when all agree.
 */
export async function disagreements(god: Sql): Promise<string[]> {
  const found: string[] = []
  const releases = await god<
    {
      entity_id: string
      position: string
      state_position: string
      ocid: string
      release_id: string
      body: string
      body_sha256: string
      previous_link: string
      link: string
    }[]
  >`select r.*, b.body from published_releases r left join published_release_bodies b using (entity_id, position) order by state_position`
  const withdrawn = await withdrawnOcids(god)
  const heads = new Map<string, { position: number; link: string }>()
  for (const [at, row] of releases.entries()) {
    if (Number(row.state_position) !== at + 1) found.push(`state position ${row.state_position} at place ${at + 1}`)
    const head = heads.get(row.entity_id) ?? { position: 0, link: FIRST_LINK }
    if (Number(row.position) !== head.position + 1) found.push(`position ${row.position} after ${head.position}`)
    if (row.previous_link !== head.link) found.push(`link of ${row.ocid} ${row.release_id} follows nothing`)
    if (withdrawn.has(row.ocid) ? row.body !== null : row.body === null || sha256(row.body) !== row.body_sha256)
      found.push(`body of ${row.ocid} ${row.release_id}`)
    if (chainLink(row.previous_link, row.body_sha256) !== row.link) found.push(`link of ${row.ocid} ${row.release_id}`)
    heads.set(row.entity_id, { position: Number(row.position), link: row.link })
  }
  found.push(...(await counterDisagreements(god, heads)))
  const standing = releases.filter(({ ocid }) => !withdrawn.has(ocid))
  found.push(...(await recordDisagreements(god, standing)))
  found.push(...(await catalogDisagreements(god)))
  found.push(...(await totalDisagreements(god)))
  found.push(...(await auditDisagreements(god)))
  return found
}

/** Processes of which only chain and tombstone are left. */
async function withdrawnOcids(god: Sql): Promise<Set<string>> {
  const rows = await god<{ ocid: string }[]>`select ocid from published_withdrawals`
  return new Set(rows.map(({ ocid }) => ocid))
}

async function counterDisagreements(
  god: Sql,
  heads: Map<string, { position: number; link: string }>,
): Promise<string[]> {
  const found: string[] = []
  const entities = await god<
    { entity_id: string; position: string; releases: string; records: string; head: string; counted: string }[]
  >`
    select p.*, (select count(*) from published_records r where r.entity_id = p.entity_id) as counted
    from published_entity_positions p where feed = 'main'`
  for (const row of entities) {
    const head = heads.get(row.entity_id)
    if (
      !head ||
      Number(row.position) !== head.position ||
      row.head !== head.link ||
      Number(row.releases) !== head.position
    )
      found.push(`counter row of entity ${row.entity_id}`)
    if (row.records !== row.counted)
      found.push(`records of entity ${row.entity_id}: ${row.records} instead of ${row.counted}`)
  }
  const [state] = await god<{ same: boolean }[]>`
    select position = (select count(*) from published_releases) and releases = position
      and records = (select count(*) from published_records) as same from published_state_positions where feed = 'main'`
  if (!state?.same) found.push('counter row of the state')
  const [times] = await god<{ back: string }[]>`
    select count(*) as back from (select published_at < lag(published_at) over (order by state_position) as back from published_releases) t where back`
  if (times?.back !== '0') found.push('publication times run backwards')
  return found
}

async function recordDisagreements(
  god: Sql,
  releases: { ocid: string; body: string; state_position: string }[],
): Promise<string[]> {
  const found: string[] = []
  const histories = new Map<string, { bodies: string[]; last: string }>()
  for (const { ocid, body, state_position } of releases) {
    const history = histories.get(ocid) ?? { bodies: [], last: '' }
    history.bodies.push(body)
    history.last = state_position
    histories.set(ocid, history)
  }
  const records = await god<
    {
      ocid: string
      compiled: string
      compiled_sha256: string
      release_count: number
      state_position: string
      row_count: number | null
    }[]
  >`select r.*, p.release_count as row_count from published_records r left join published_processes p on p.ocid = r.ocid and not p.historical`
  if (records.length !== histories.size) found.push(`${records.length} records of ${histories.size} processes`)
  for (const record of records) {
    const history = histories.get(record.ocid)
    const rebuilt =
      history && canonicalText(mergeReleases(history.bodies.map((body) => JSON.parse(body) as JsonObject)))
    if (rebuilt !== record.compiled || sha256(record.compiled) !== record.compiled_sha256)
      found.push(`record of ${record.ocid}`)
    if (record.state_position !== history?.last) found.push(`position of the record of ${record.ocid}`)
    if (record.release_count !== history?.bodies.length) found.push(`release count of ${record.ocid}`)
    if (record.row_count !== record.release_count) found.push(`search row of ${record.ocid}`)
  }
  return found
}

async function catalogDisagreements(god: Sql): Promise<string[]> {
  const [counts] = await god<{ rollup: string; suppliers: string; orphans: string }[]>`
    select (select count(*) from (
        (select entity_id, method, category, stage, year, amount_band, historical, currency, processes::bigint, amount from published_rollup
          except select entity_id, method, category, stage, year, amount_band, historical, coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
          from published_processes group by 1, 2, 3, 4, 5, 6, 7, 8)
        union all
        (select entity_id, method, category, stage, year, amount_band, historical, coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
          from published_processes group by 1, 2, 3, 4, 5, 6, 7, 8
          except select entity_id, method, category, stage, year, amount_band, historical, currency, processes::bigint, amount from published_rollup)) t) as rollup,
      (select count(*) from published_suppliers s, lateral (
        select count(distinct a.ocid) as processes, count(distinct a.entity_id) as entities from published_awards a
        where a.supplier_id = s.id and not a.historical) c where s.processes <> c.processes or s.entities <> c.entities) as suppliers,
      (select count(*) from published_awards a where not exists (select from published_suppliers s where s.id = a.supplier_id)
        or not exists (select from published_processes p where p.ocid = a.ocid and a.supplier_id = any (p.supplier_ids))) as orphans`
  return [
    ...(counts?.rollup === '0' ? [] : [`${counts?.rollup} cells of the counts by facet`]),
    ...(counts?.suppliers === '0' ? [] : [`counts of ${counts?.suppliers} suppliers`]),
    ...(counts?.orphans === '0' ? [] : [`${counts?.orphans} awards of nobody`]),
  ]
}

/** Stored totals against the rows that they are totals of, cell by cell, in both directions. */
async function totalDisagreements(god: Sql): Promise<string[]> {
  const [cells] = await god<{ suppliers: string; facets: string }[]>`
    with awarded as (
      select entity_id, supplier_id, coalesce(currency, '') as currency, count(*)::int as awards, coalesce(sum(amount), 0) as amount
      from published_awards where not historical group by 1, 2, 3),
    counted as (
      select entity_id, facet, value, count(*)::int as processes
      from published_processes cross join lateral (values
        ('sphere', sphere), ('method', method), ('category', category), ('stage', stage), ('year', year::text),
        ('amount_band', amount_band::text), ('historical', historical::text)) as f (facet, value)
      group by 1, 2, 3)
    select (select count(*) from ((select * from awarded except select * from published_entity_suppliers)
        union all (select * from published_entity_suppliers except select * from awarded)) t) as suppliers,
      (select count(*) from ((select * from counted except select * from published_facet_counts)
        union all (select * from published_facet_counts except select * from counted)) t) as facets`
  const [said] = await god<{ names: string; words: string }[]>`
    with written as (
      select entity_id, supplier_id, supplier_name as name, count(*)::int as awards, min(award_date) as first_at, max(award_date) as last_at
      from published_awards group by 1, 2, 3),
    of_supplier as (
      select s.id, s.names, s.categories, (select array_agg(distinct n.name) from published_supplier_names n where n.supplier_id = s.id) as seen,
        array(select distinct a.category from published_awards a where a.supplier_id = s.id and a.category <> 'unknown' order by 1) as held
      from published_suppliers s where s.file_until is null)
    select (select count(*) from ((select * from written except
          select entity_id, supplier_id, name, awards, first_at, last_at from published_supplier_names)
        union all (select entity_id, supplier_id, name, awards, first_at, last_at from published_supplier_names except select * from written)) t) as names,
      (select count(*) from of_supplier where not (names <@ seen) or cardinality(names) < least(cardinality(seen), 12) or categories <> held) as words`
  return [
    ...(said?.names === '0' ? [] : [`${said?.names} names of suppliers`]),
    ...(said?.words === '0' ? [] : [`names or categories of ${said?.words} suppliers`]),
    ...(cells?.suppliers === '0' ? [] : [`${cells?.suppliers} totals of suppliers by entity`]),
    ...(cells?.facets === '0' ? [] : [`${cells?.facets} counts by one facet`]),
  ]
}

async function auditDisagreements(god: Sql): Promise<string[]> {
  const found: string[] = []
  const missing = await god<{ ocid: string }[]>`
    select r.ocid from published_releases r where not exists (select from audit_events a where a.entity_id = r.entity_id and a.action = 'publish'
      and a.subject = r.ocid and a.detail ->> 'releaseId' = r.release_id and a.detail ->> 'link' = r.link)`
  found.push(...missing.map(({ ocid }) => `audit of ${ocid}`))
  const events = await god<
    {
      entity_id: string
      position: string
      at: Date
      actor_id: string | null
      door: string
      action: string
      subject: string
      detail: Record<string, Json>
      previous_hash: string
      hash: string
    }[]
  >`select * from audit_events order by entity_id, position`
  const chains = new Map<string, Parameters<typeof firstBrokenEntry>[1]>()
  for (const row of events) {
    const { door, action, subject, detail, hash } = row
    const entry = {
      ...{ door, action, subject, detail, hash },
      position: Number(row.position),
      at: row.at.toISOString(),
      actorId: row.actor_id,
      previousHash: row.previous_hash,
    }
    chains.set(row.entity_id, [...(chains.get(row.entity_id) ?? []), entry])
  }
  for (const [entityId, entries] of chains) {
    const broken = firstBrokenEntry(entityId, entries)
    if (broken !== null) found.push(`audit chain of ${entityId} at ${broken}`)
  }
  const published = await god<{ n: string }[]>`select count(*) as n from audit_events where action = 'publish'`
  const counted = await god<{ n: string }[]>`select count(*) as n from published_releases`
  if (published[0]?.n !== counted[0]?.n) found.push('audit entries of what was not published')
  return found
}
