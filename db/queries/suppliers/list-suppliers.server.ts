import { type SQL, sql } from 'drizzle-orm'
import type { ReaderTx } from '../../door.server.ts'

/** What the register is asked for; null and '' mean no filter. */
export interface SupplierFilters {
  /** Words of any name seen, or an RFC; already checked for length and control characters. */
  words: string
  category: string | null
  size: string | null
  municipality: string | null
  /** Whether the supplier's own file is in force, has run out, or was never made. */
  file: 'current' | 'expired' | 'none' | null
  /** The day in the state's zone by which a file is in force, `2026-03-14`: the database's own day is that of UTC. */
  today: string
}

/** What lists show of a supplier. */
export interface ShownSupplier {
  id: string
  name: string
  natural_person: boolean
  identifier: string | null
  names: string[]
  categories: string[]
  municipality: string | null
  size: string | null
  file_until: string | null
  processes: number
  entities: number
}

export interface SupplierRow extends ShownSupplier, Record<string, unknown> {
  /** The name as names are ordered. */
  normal: string
}

/** Where a page goes on: the last row of the one before. */
export interface AfterSupplier {
  normal: string
  id: string
}

/** Beyond so many hits rows are met often enough while walking the names; below, the index of contents gives them all. */
export const SUPPLIER_COUNT_CAP = 10_000

const WORDS = (words: string): SQL =>
  /\d/.test(words)
    ? sql`(websearch_to_tsquery('spanish', search_text(${words})) || websearch_to_tsquery('simple', search_text(${words})))`
    : sql`websearch_to_tsquery('spanish', search_text(${words}))`

/** The WHERE over published_suppliers under a name of the table, with what joins ids to identities left aside. */
function condition(of: string, { words, category, size, municipality, file, today }: SupplierFilters): SQL {
  const col = (name: string) => sql.raw(`${of}.${name}`)
  const parts: SQL[] = []
  if (words !== '') parts.push(sql`${col('tsv')} @@ ${WORDS(words)}`)
  const facets: SQL[] = []
  if (category !== null) facets.push(sql`'c' || ${category}::text`)
  if (size !== null) facets.push(sql`'s' || ${size}::text`)
  if (municipality !== null) facets.push(sql`'m' || search_text(${municipality}::text)`)
  if (facets.length > 0)
    parts.push(
      sql`${sql.raw(`supplier_facets(${of}.categories, ${of}.size, ${of}.municipality)`)} @> array[${sql.join(facets, sql`, `)}]`,
    )
  if (file === 'current') parts.push(sql`${col('file_until')} >= ${today}::date`)
  if (file === 'expired') parts.push(sql`${col('file_until')} < ${today}::date`)
  if (file === 'none') parts.push(sql`${col('file_until')} is null`)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/** Whoever was joined to another identity is shown there, as long as that one is published. */
const notJoined = (of: string): SQL =>
  sql`not exists (select from published_supplier_identities j join published_suppliers k on k.id = j.identity_id
    where j.supplier_id = ${sql.raw(of)}.id)`

/** Ids that answer: rows of their own, and identities of which a joined id answers. */
const hits = (filters: SupplierFilters): SQL => sql`
  select s.id from published_suppliers s where ${condition('s', filters)} and ${notJoined('s')}
  union
  select i.identity_id from published_supplier_identities i join published_suppliers m on m.id = i.supplier_id
  where ${condition('m', filters)}`

const isAsked = ({ words, category, size, municipality, file }: SupplierFilters): boolean =>
  words !== '' ||
  category !== null ||
  size !== null ||
  municipality !== null ||
  file === 'current' ||
  file === 'expired'

/** How many suppliers answer, counted up to one more than the cap. */
export async function countSuppliers(tx: ReaderTx, filters: SupplierFilters): Promise<number> {
  const rows = await tx.db.execute<{ total: number }>(
    isAsked(filters)
      ? sql`select count(*)::int as total from (select from (${hits(filters)}) h limit ${SUPPLIER_COUNT_CAP + 1}) capped`
      : sql`select count(*)::int as total from (
          select from (select id, file_until from published_suppliers order by normal, id limit ${SUPPLIER_COUNT_CAP * 2}) s
          where ${condition('s', filters)} and ${notJoined('s')} limit ${SUPPLIER_COUNT_CAP + 1}) capped`,
  )
  return rows[0]?.total ?? 0
}

/**
 * A page of the register by name. `total` decides how: many hits are met while walking the names, few are found by the index of
 * contents and sorted. What was joined to a supplier is summed with it.
 */
export async function listSuppliers(
  tx: ReaderTx,
  filters: SupplierFilters,
  page: { after: AfterSupplier | null; size: number; total: number },
): Promise<SupplierRow[]> {
  const { after, size, total } = page
  const beyond = after ? sql`(normal, id) > (${after.normal}, ${after.id})` : sql`true`
  const found =
    isAsked(filters) && total <= SUPPLIER_COUNT_CAP
      ? sql`select s.* from published_suppliers s join (${hits(filters)}) h on h.id = s.id where ${beyondOf('s', after)}
          order by s.normal, s.id limit ${size}`
      : sql`select s.* from (select * from published_suppliers where ${beyond} order by normal, id offset 0) s
          where ${condition('s', filters)} and ${notJoined('s')} order by s.normal, s.id limit ${size}`
  const rows = await tx.db.execute<SupplierRow>(sql`
    select s.id, s.name, s.normal, s.natural_person, s.identifier, s.names, s.categories, s.municipality, s.size,
      s.file_until::text as file_until, s.processes + coalesce(joined.processes, 0) as processes,
      coalesce(joined.entities, s.entities) as entities
    from (${found}) s left join lateral (
      select sum(m.processes)::int as processes, (
        select count(distinct n.entity_id)::int from published_supplier_names n
        where n.supplier_id = s.id or n.supplier_id in (select supplier_id from published_supplier_identities where identity_id = s.id)) as entities
      from published_supplier_identities i join published_suppliers m on m.id = i.supplier_id
      where i.identity_id = s.id having count(*) > 0) joined on true
    order by s.normal, s.id`)
  return [...rows]
}

const beyondOf = (of: string, after: AfterSupplier | null): SQL =>
  after ? sql`(${sql.raw(of)}.normal, ${sql.raw(of)}.id) > (${after.normal}, ${after.id})` : sql`true`

export interface SupplierChoices {
  /** Municipalities that suppliers have, in order. */
  municipalities: string[]
  /** Whether any supplier keeps a file of its own, which alone tells size and validity. */
  withFiles: boolean
}

/** What the register can be filtered by; municipalities are walked from one to the next along their index. */
export async function listSupplierChoices(tx: ReaderTx, limit = 300): Promise<SupplierChoices> {
  const rows = await tx.db.execute<{ municipalities: string[]; with_files: boolean }>(sql`
    with recursive walk (name, at) as (
      (select municipality, 1 from published_suppliers where municipality is not null order by municipality limit 1)
      union all
      select (select municipality from published_suppliers where municipality > walk.name order by municipality limit 1), at + 1
      from walk where walk.name is not null and at < ${limit})
    select coalesce((select array_agg(name order by name) from walk where name is not null), '{}') as municipalities,
      exists (select from published_suppliers where file_until is not null) as with_files`)
  return { municipalities: rows[0]?.municipalities ?? [], withFiles: rows[0]?.with_files ?? false }
}
