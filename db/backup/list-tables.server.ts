import type { Sql, TransactionSql } from 'postgres'

export interface TableShape {
  name: string
  /** Columns that are written; generated ones make themselves. */
  columns: string[]
}

/** All tables of the schema, each after those it refers to, so that they can be filled in this order. */
export async function listTables(sql: Sql | TransactionSql): Promise<TableShape[]> {
  const tables = await sql<TableShape[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`
  const references = await sql<{ from: string; to: string }[]>`
    select f.relname as from, t.relname as to from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`
  return inOrder(tables, references)
}

function inOrder(tables: TableShape[], references: { from: string; to: string }[]): TableShape[] {
  const done = new Set<string>()
  const ordered: TableShape[] = []
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name }) => !done.has(name) && references.every(({ from, to }) => from !== name || done.has(to)),
    )
    if (ready.length === 0) throw new Error('tables refer to each other in a circle: they cannot be filled one by one')
    for (const table of ready) done.add(table.name)
    ordered.push(...ready)
  }
  return ordered
}

/** A list of columns for COPY. Names come from the catalogue or have been compared with it. */
export const columnList = (columns: string[]) => columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')
