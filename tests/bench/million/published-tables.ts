import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { SEARCH_VECTOR } from '#db/queries/publishing/search-rows.server.ts'
import { SUPPLIER_VECTOR } from '#db/queries/publishing/suppliers.server.ts'
import { CopyTable } from './copy-table.ts'

const RELEASES = [
  ...['entity_id', 'position', 'state_position', 'ocid', 'release_id', 'release_date', 'tags', 'source'],
  ...['body_sha256', 'previous_link', 'link', 'published_at'],
] as const
const HISTORICAL = [
  ...['entity_id', 'position', 'state_position', 'ocid', 'release_id', 'release_date', 'tags', 'body', 'body_sha256'],
  ...['findings', 'published_at'],
] as const
const RECORDS = [
  ...[
    'ocid',
    'entity_id',
    'position',
    'state_position',
    'compiled',
    'compiled_sha256',
    'release_count',
    'published_at',
  ],
] as const
const AWARDS = [
  ...['ocid', 'award_id', 'supplier_id', 'entity_id', 'supplier_name', 'title', 'status', 'method', 'category'],
  ...['historical', 'amount', 'currency', 'award_date'],
] as const
const ROLLUP = [
  ...['entity_id', 'sphere', 'method', 'category', 'stage', 'year', 'amount_band', 'historical', 'currency'],
  ...['processes', 'amount'],
] as const
const PROCESSES = [
  ...[
    'ocid',
    'entity_id',
    'sphere',
    'method',
    'method_details',
    'category',
    'stage',
    'status',
    'year',
    'historical',
    'title',
  ],
  ...['summary', 'file_number', 'supplier_ids', 'supplier_names', 'amount', 'currency', 'amount_band', 'sort_date'],
  ...['answered_count', 'release_count', 'published_at'],
] as const
const WORDS = ['heading', 'people', 'text', 'ids'] as const
const SUPPLIERS = [
  ...[
    'id',
    'name',
    'normal',
    'name_key',
    'names',
    'natural_person',
    'identifier',
    'categories',
    'municipality',
    'processes',
    'entities',
  ],
  ...['published_at'],
] as const

/** A COPY into each published table whose rows come as they are, and into the claims. */
export const openTables = (god: Sql) => ({
  claims: new CopyTable(god, 'published_ocids', ['ocid', 'entity_id']),
  releases: new CopyTable(god, 'published_releases', RELEASES),
  bodies: new CopyTable(god, 'published_release_bodies', ['entity_id', 'position', 'body']),
  records: new CopyTable(god, 'published_records', RECORDS),
  historical: new CopyTable(god, 'published_historical_releases', HISTORICAL),
  historicalRecords: new CopyTable(god, 'published_historical_records', [
    ...['ocid', 'entity_id', 'compiled', 'release_count', 'published_at'],
  ] as const),
  awards: new CopyTable(god, 'published_awards', AWARDS),
  participants: new CopyTable(god, 'published_participants', ['ocid', 'match_key', 'party_id', 'entity_id']),
})

/** Sums, written at the end. */
export const openSums = (god: Sql) => ({
  rollup: new CopyTable(god, 'published_rollup', ROLLUP),
  counts: new CopyTable(god, 'published_facet_counts', ['entity_id', 'facet', 'value', 'processes']),
  totals: new CopyTable(god, 'published_entity_suppliers', [
    'entity_id',
    'supplier_id',
    'currency',
    'awards',
    'amount',
  ]),
  names: new CopyTable(god, 'published_supplier_names', [
    ...['entity_id', 'supplier_id', 'name', 'awards', 'first_at', 'last_at'],
  ] as const),
  positions: new CopyTable(god, 'published_entity_positions', [
    ...['entity_id', 'feed', 'position', 'head', 'releases', 'records', 'last_published_at'],
  ] as const),
})

/** A COPY into a table of passage, from which search rows go on with their words made by the statement that publishing uses. */
export async function openSearchRows(god: Sql, name: string) {
  await god.unsafe(`create unlogged table ${name} as select ${PROCESSES.join(', ')}, ''::text as heading, ''::text as people,
    ''::text as "text", ''::text as ids from published_processes with no data`)
  const table = new CopyTable(god, name, [...PROCESSES, ...WORDS])
  const finish = async () => {
    const columns = sql.raw(PROCESSES.join(', '))
    await drizzle(god).execute(
      sql`insert into published_processes (${columns}, tsv) select ${columns}, ${SEARCH_VECTOR} from ${sql.raw(name)}`,
    )
    await god.unsafe(`drop table ${name}`)
  }
  return { table, finish }
}

/** The same for suppliers. */
export async function openSuppliers(god: Sql) {
  await god.unsafe(
    `create unlogged table passing_suppliers as select ${SUPPLIERS.join(', ')} from published_suppliers with no data`,
  )
  const table = new CopyTable(god, 'passing_suppliers', SUPPLIERS)
  const finish = async () => {
    const columns = sql.raw(SUPPLIERS.join(', '))
    await drizzle(god).execute(
      sql`insert into published_suppliers (${columns}, tsv) select ${columns}, ${SUPPLIER_VECTOR} from passing_suppliers`,
    )
    await god`drop table passing_suppliers`
  }
  return { table, finish }
}

/** Takes the indexes that back no key off the published tables, for loading; out: how to make them again. */
export async function dropIndexes(god: Sql): Promise<string[]> {
  const indexes = await god<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relname like 'published\\_%' and c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`
  for (const { name } of indexes) await god.unsafe(`drop index ${name}`)
  return indexes.map(({ definition }) => definition)
}
