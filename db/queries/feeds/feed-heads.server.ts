import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

export interface FeedPublisher {
  /** Null: the state. */
  entityId: string | null
  /** Present address of the entity; null for the state. */
  slug: string | null
  name: string
  rfc: string | null
  licence: string | null
  stateName: string
  /** When the newest release of the main feed was published; null when there is none. */
  lastPublishedAt: string | null
}

/** Who publishes a feed, and under which licence: the state, or the entity of a slug, present or former (null when there is none). */
export async function readFeedPublisher(tx: ReaderTx, slug: string | null): Promise<FeedPublisher | null> {
  const [row] = await tx.db.execute<{ [Name in keyof FeedPublisher]: FeedPublisher[Name] }>(
    slug === null
      ? sql`select null as "entityId", null as slug, coalesce(s.settings #>> '{coordinatingBody,name}', s.settings ->> 'name', 'Portal') as name, null as rfc,
          s.settings #>> '{licence,url}' as licence, coalesce(s.settings ->> 'name', '') as "stateName",
          case when p.position > 0 then to_char(p.last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as "lastPublishedAt"
        from published_state_positions p left join published_state s on true where p.feed = 'main'`
      : sql`select e.entity_id as "entityId", e.slug, e.name, e.rfc, s.settings #>> '{licence,url}' as licence,
          coalesce(s.settings ->> 'name', '') as "stateName",
          to_char(p.last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "lastPublishedAt"
        from published_entities e left join published_state s on true
        left join published_entity_positions p on p.entity_id = e.entity_id and p.feed = 'main'
        where e.slug = ${slug} or e.aliases @> ${JSON.stringify([{ slug }])}::jsonb order by e.slug = ${slug} desc limit 1`,
  )
  return row ?? null
}

export interface Manifest {
  position: number
  releases: number
  records: number
  lastPublishedAt: string | null
  entities: { slug: string; releases: number; records: number; position: number; head: string }[]
}

/** The counts and heads of all main feeds, read in one statement: they belong together. */
export async function readManifest(tx: ReaderTx): Promise<Manifest> {
  const [row] = await tx.db.execute<{ manifest: Manifest }>(sql`
    select json_build_object('position', s.position, 'releases', s.releases, 'records', s.records,
      'lastPublishedAt', case when s.position > 0 then to_char(s.last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end,
      'entities', coalesce((
        select json_agg(json_build_object('slug', e.slug, 'releases', coalesce(p.releases, 0), 'records', coalesce(p.records, 0),
          'position', coalesce(p.position, 0), 'head', coalesce(p.head, repeat('0', 64))) order by e.slug)
        from published_entities e left join published_entity_positions p on p.entity_id = e.entity_id and p.feed = 'main'), '[]')) as manifest
    from published_state_positions s where s.feed = 'main'`)
  if (!row) throw new Error('the counter row of the main feed is missing')
  return row.manifest
}

/** The roster as machines read it, with what each entity has published. */
export async function readEntitiesList(tx: ReaderTx): Promise<Record<string, unknown>[]> {
  return tx.db.execute(sql`
    select e.slug, e.name, e.short_name as "shortName", e.level, e.sphere, e.kind, e.parent_slug as parent, e.inegi_key as "inegiKey", e.rfc,
      e.status, e.successor_slug as successor, e.notice, e.aliases, coalesce(p.releases, 0)::int as releases,
      coalesce(p.records, 0)::int as records,
      to_char(p.last_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "lastPublishedAt"
    from published_entities e left join published_entity_positions p on p.entity_id = e.entity_id and p.feed = 'main'
    order by e.slug`)
}

export interface NewsRow {
  ocid: string
  releaseId: string
  tags: string[]
  publishedAt: string
  title: string
  summary: string
  entityName: string
}

/** The newest releases of a feed, newest first, with the titles of their processes. */
export async function readNews(tx: ReaderTx, entityId: string | null, limit: number): Promise<NewsRow[]> {
  const order =
    entityId === null
      ? sql`true order by r.state_position desc`
      : sql`r.entity_id = ${entityId} order by r.position desc`
  return tx.db.execute<{ [Name in keyof NewsRow]: NewsRow[Name] }>(sql`
    select r.ocid, r.release_id as "releaseId", r.tags, coalesce(p.title, r.ocid) as title, coalesce(p.summary, '') as summary,
      e.name as "entityName", to_char(r.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"
    from published_releases r join published_entities e on e.entity_id = r.entity_id
    left join published_processes p on p.ocid = r.ocid
    where ${order} limit ${limit}`)
}
