import { sql } from 'drizzle-orm'
import type { ReaderTx } from '#db/door.server.ts'
import { type PublicMatch, publicMatchesOf } from './public-matches.server.ts'

export interface PublishedProcess extends Record<string, unknown> {
  ocid: string
  title: string
  historical: boolean
  method: string
  category: string
  stage: string
  status: string
  year: number
  file_number: string | null
  supplier_ids: string[]
  release_count: number
  published_at: string
  /** Canonical JSON of the compiled release. */
  compiled: string
  compiled_sha256: string | null
  entity_slug: string
  entity_name: string
  entity_short_name: string
  entity_sphere: string
  entity_notice: string | null
  entity_status: string
  /** What lists of sanctions say of those who took part, as everybody may read it. */
  sanction_matches: PublicMatch[]
}

/** A published process with its compiled release and its entity, or null. */
export async function readProcess(tx: ReaderTx, ocid: string): Promise<PublishedProcess | null> {
  const rows = await tx.db.execute<PublishedProcess>(sql`
    select p.ocid, p.title, p.historical, p.method, p.category, p.stage, p.status, p.year, p.file_number, p.supplier_ids, p.release_count,
      p.published_at::text as published_at, coalesce(r.compiled, h.compiled) as compiled, r.compiled_sha256,
      e.slug as entity_slug, e.name as entity_name, e.short_name as entity_short_name, e.sphere as entity_sphere, e.notice as entity_notice, e.status as entity_status,
      ${publicMatchesOf(sql`m.ocid = p.ocid`)} as sanction_matches
    from published_processes p
    join published_entities e on e.entity_id = p.entity_id
    left join published_records r on r.ocid = p.ocid and not p.historical
    left join published_historical_records h on h.ocid = p.ocid and p.historical
    where p.ocid = ${ocid}`)
  return rows[0] ?? null
}

export interface PublishedReleaseLine extends Record<string, unknown> {
  release_id: string
  release_date: string | null
  tags: string[]
  source: string
  position: number
  body_sha256: string
  link: string | null
  published_at: string
  /** Findings of a historical release; null for the others. */
  findings: unknown[] | null
}

/** The releases of a process in the order in which they were published; at most `limit`, the first ones. */
export async function listProcessReleases(tx: ReaderTx, ocid: string, limit = 1_000): Promise<PublishedReleaseLine[]> {
  const rows = await tx.db.execute<PublishedReleaseLine>(sql`
    select release_id, release_date::text as release_date, tags, source, position::int as position, body_sha256, link,
      published_at::text as published_at, null::jsonb as findings
    from published_releases where ocid = ${ocid}
    union all
    select release_id, release_date::text, tags, 'imported', position::int, body_sha256, null, published_at::text, findings
    from published_historical_releases where ocid = ${ocid}
    order by position limit ${limit}`)
  return [...rows]
}

export interface PublishedReleaseBody extends Record<string, unknown> {
  release_id: string
  release_date: string | null
  published_at: string
  tags: string[]
  /** Canonical bytes as text. */
  body: string
  historical: boolean
}

/** The bodies of the releases of a process, in order of publication; at most `limit`. None when a legal order has withdrawn it. */
export async function listProcessBodies(tx: ReaderTx, ocid: string, limit = 1_000): Promise<PublishedReleaseBody[]> {
  const rows = await tx.db.execute<PublishedReleaseBody>(sql`
    select r.release_id, r.release_date::text as release_date, r.published_at::text as published_at, r.tags, b.body, false as historical,
      r.position
    from published_releases r join published_release_bodies b using (entity_id, position) where r.ocid = ${ocid}
    union all
    select release_id, release_date::text, published_at::text, tags, body, true, position from published_historical_releases where ocid = ${ocid}
    order by position limit ${limit}`)
  return [...rows]
}

export interface SupplierStanding extends Record<string, unknown> {
  id: string
  name: string
  processes: number
  entities: number
  /** Integrity badges under any id of its identity, the newest first, with what happened to them. */
  badges: { folio: string; acts: unknown[] }[]
}

/** How often the given suppliers appear in the whole portal, and their integrity badges. */
export async function readSupplierStandings(tx: ReaderTx, ids: readonly string[]): Promise<SupplierStanding[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.execute<SupplierStanding>(
    sql`select id, name, processes, entities, (
        select coalesce(json_agg(json_build_object('folio', b.folio, 'acts', b.acts) order by b.granted_on desc), '[]') from published_badges b
        where b.supplier_id in (select s.id union all select other.supplier_id from published_supplier_identities own
          join published_supplier_identities other using (identity_id) where own.supplier_id = s.id)) as badges
      from published_suppliers s where id in ${ids.slice(0, 100)}`,
  )
  return [...rows]
}
