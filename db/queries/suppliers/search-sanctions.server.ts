import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

/** What is asked of the public sanctions. Dates are local dates of the state's zone. */
export interface SanctionFilters {
  words: string
  lists: readonly string[]
  kinds: readonly string[]
  /** `in-force` holds what is challenged and still in force too; `challenged`: challenged, suspended or annulled. */
  state: 'in-force' | 'expired' | 'challenged' | 'gone' | null
  authority: string | null
  /** The day for which `state` is asked. */
  day: string
}

export interface SanctionLine extends Record<string, unknown> {
  id: string
  version: number
  list: string
  name: string
  rfc: string | null
  naturalPerson: boolean
  authority: string | null
  fileNumber: string | null
  kinds: string[]
  effect: 'stops' | 'warns' | 'none'
  startsOn: string | null
  endsOn: string | null
  publishedOn: string | null
  sortDate: string
  standing: 'listed' | 'gone' | 'challenged' | 'suspended' | 'annulled'
  knownFrom: string
}

const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const LINE = sql`p.id, p.version, p.list, p.name, p.rfc, p.natural_person as "naturalPerson", p.authority, p.file_number as "fileNumber",
  p.kinds, p.effect, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", p.published_on::text as "publishedOn",
  p.sort_date::text as "sortDate", p.standing, ${utc('p.known_from')} as "knownFrom"`

/** Each word as the beginning of a word, folded as the rows are; a text without letters finds nothing. */
const query = (words: string) => sql`to_tsquery('simple', coalesce((select string_agg(word || ':*', ' & ')
  from unnest(string_to_array(regexp_replace(search_text(${words}), '[^a-z0-9]+', ' ', 'g'), ' ')) as word where word <> ''), ''))`

const listOf = (values: readonly string[]) => sql`(select json_array_elements_text(${JSON.stringify(values)}::json))`

function conditionOf(filters: SanctionFilters): SQL {
  const { words, lists, kinds, state, authority, day } = filters
  const parts: SQL[] = [sql`p.latest`]
  if (words !== '') parts.push(sql`p.tsv @@ ${query(words)}`)
  if (lists.length > 0) parts.push(sql`p.list in ${listOf(lists)}`)
  if (kinds.length > 0) parts.push(sql`p.kinds && array${listOf(kinds)}`)
  if (authority !== null) parts.push(sql`p.authority = ${authority}`)
  if (state === 'in-force')
    parts.push(sql`p.standing in ('listed', 'challenged') and p.effect <> 'none'
      and (p.starts_on is null or p.starts_on <= ${day}::date) and (p.ends_on is null or p.ends_on >= ${day}::date)`)
  if (state === 'expired')
    parts.push(sql`p.standing in ('listed', 'challenged') and p.effect <> 'none' and p.ends_on < ${day}::date`)
  if (state === 'challenged') parts.push(sql`p.standing in ('challenged', 'suspended', 'annulled')`)
  if (state === 'gone') parts.push(sql`p.standing = 'gone'`)
  return sql.join(parts, sql` and `)
}

/** Sanctions by date, newest first, after a place; at most `size`. */
export async function searchSanctions(
  tx: ReaderTx,
  filters: SanctionFilters,
  page: { after: { sortDate: string; id: string } | null; size: number },
): Promise<SanctionLine[]> {
  const { after, size } = page
  const beyond = after === null ? sql`` : sql`and (p.sort_date, p.id) < (${after.sortDate}::date, ${after.id})`
  return tx.db.execute<SanctionLine>(sql`
    select ${LINE} from published_sanctions p where ${conditionOf(filters)} ${beyond}
    order by p.sort_date desc, p.id desc limit ${size}`)
}

/** How many there are, counted up to 10,001. */
export async function countSanctions(tx: ReaderTx, filters: SanctionFilters): Promise<number> {
  const [row] = await tx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from published_sanctions p where ${conditionOf(filters)} limit 10001) counted`)
  return row?.count ?? 0
}

export interface PublicList extends Record<string, unknown> {
  code: string
  title: string
  source: string
  sourceUrl: string | null
  asOf: string | null
  receivedAt: string | null
  sha256: string | null
  rowsAccepted: number
  rowsRefused: number
  rowsKept: number
  removedAt: string | null
  removedReason: string | null
}

/** The lists with source, date and counts, official ones first; a handful. */
export async function listPublicLists(tx: ReaderTx): Promise<PublicList[]> {
  return tx.db.execute<PublicList>(sql`
    select code, title, source, source_url as "sourceUrl", as_of::text as "asOf", ${utc('received_at')} as "receivedAt", sha256,
      rows_accepted as "rowsAccepted", rows_refused as "rowsRefused", rows_kept as "rowsKept", ${utc('removed_at')} as "removedAt",
      removed_reason as "removedReason"
    from published_sanction_lists order by array_position(array['sat-69b', 'sfp', 'pdn-s3', 'propias'], code), title limit 200`)
}

export interface PublicVersion extends SanctionLine {
  content: Record<string, unknown>
  row: number
  snapshotAsOf: string | null
  snapshotSha256: string | null
  knownTo: string | null
  entitySlug: string | null
  entityName: string | null
}

/** All versions of a sanction, the newest first; none when nothing of it is public. */
export async function readSanctionVersions(tx: ReaderTx, id: string): Promise<PublicVersion[]> {
  return tx.db.execute<PublicVersion>(sql`
    select ${LINE}, p.content, p.row, p.snapshot_as_of::text as "snapshotAsOf", p.snapshot_sha256 as "snapshotSha256",
      ${utc('p.known_to')} as "knownTo", e.slug as "entitySlug", e.name as "entityName"
    from published_sanctions p left join published_entities e on e.entity_id = p.entity_id
    where p.id = ${id} and exists (select from published_sanctions q where q.id = ${id} and q.latest)
    order by p.version desc limit 200`)
}

/** Versions that began last, for whoever follows the news. */
export async function listSanctionNews(tx: ReaderTx, limit = 50): Promise<SanctionLine[]> {
  return tx.db.execute<SanctionLine>(sql`
    select ${LINE} from published_sanctions p order by p.known_from desc, p.id desc, p.version desc limit ${limit}`)
}

export interface OwnSanction extends PublicVersion {
  entityName: string
  entityLevel: string
  entitySphere: string
}

/** Our own resolutions with all that is public of them, by id, after one; for the formats of the national platform. */
export async function listOwnSanctions(
  tx: ReaderTx,
  page: {
    naturalPerson: boolean | null
    offset: number
    limit: number
    words: string
    rfc: string | null
    id: string | null
  },
): Promise<{ total: number; rows: OwnSanction[] }> {
  const parts: SQL[] = [sql`p.latest and p.entity_id is not null and p.standing <> 'annulled'`]
  if (page.naturalPerson !== null) parts.push(sql`p.natural_person = ${page.naturalPerson}`)
  if (page.words !== '') parts.push(sql`p.tsv @@ ${query(page.words)}`)
  if (page.rfc !== null) parts.push(sql`p.rfc = ${page.rfc}`)
  if (page.id !== null) parts.push(sql`p.id = ${page.id}`)
  const condition = sql.join(parts, sql` and `)
  const [count] = await tx.db.execute<{ total: number }>(
    sql`select count(*)::int as total from published_sanctions p where ${condition}`,
  )
  const rows = await tx.db.execute<OwnSanction>(sql`
    select ${LINE}, p.content, p.row, p.snapshot_as_of::text as "snapshotAsOf", p.snapshot_sha256 as "snapshotSha256",
      ${utc('p.known_to')} as "knownTo", e.slug as "entitySlug", e.name as "entityName",
      e.level as "entityLevel", e.sphere as "entitySphere"
    from published_sanctions p join published_entities e on e.entity_id = p.entity_id where ${condition}
    order by p.sort_date desc, p.id desc limit ${page.limit} offset ${page.offset}`)
  return { total: count?.total ?? 0, rows: [...rows] }
}

/** The authorities with most sanctions, at most `limit`; over tens of thousands of rows. */
export async function listSanctionAuthorities(
  tx: ReaderTx,
  limit = 15,
): Promise<{ authority: string; count: number }[]> {
  const rows = await tx.db.execute<{ authority: string; count: number }>(sql`
    select authority, count(*)::int as count from published_sanctions p where p.latest and authority is not null
    group by 1 order by 2 desc, 1 limit ${limit}`)
  return [...rows]
}
