import type { Sql } from 'postgres'
import { TABLE_FACTS } from './table-facts.server.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Columns of a table that a search for a person reads: those it searches, those that name the row, and ids of accounts. */
export function columnsRead(table: string): string[] {
  const { key = [], searched = [], accounts = [] } = TABLE_FACTS[table] ?? { key: [] }
  return [...new Set([...key, ...searched, ...accounts])]
}

/**
 * Lets the role of searches for a person read exactly those columns of every row: no hash of a password, no key of a second factor,
 * and nothing to change. Neither superuser nor BYPASSRLS; only the owner of the tables can become it, no login of the application.
 * Run after each migration, so that a new table is searched from its entry on.
 */
export async function letFinderRead(sql: Sql): Promise<void> {
  await sql.unsafe(`
    do $$
    begin
      begin
        create role portal_finder nologin noinherit;
      exception when duplicate_object or unique_violation then
        null;
      end;
      if not pg_has_role(current_user, 'portal_finder', 'member') or current_setting('server_version_num')::int >= 160000 then
        execute format('grant portal_finder to %I', current_user);
      end if;
    end
    $$`)
  await sql.unsafe('grant usage on schema public, extensions to portal_finder')
  const tables = await sql<{ name: string; secured: boolean; columns: string[]; open: boolean }[]>`
    select relname as name, relrowsecurity as secured, array_agg(a.attname::text) as columns,
      exists (select from pg_policies p where p.tablename = relname and p.policyname = ${POLICY}) as open
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where relnamespace = 'public'::regnamespace and relkind = 'r' group by 1, 2, relname order by 1`
  for (const { name, secured, columns, open } of tables) {
    const read = [...columnsRead(name), 'entity_id'].filter((column) => columns.includes(column))
    if (read.length === 0) continue
    await sql.unsafe(`grant select (${read.map(quoted).join(', ')}) on ${quoted(name)} to portal_finder`)
    if (secured && !open)
      await sql.unsafe(`create policy ${quoted(POLICY)} on ${quoted(name)} for select to portal_finder using (true)`)
  }
  await sql.unsafe('grant select (id, slug) on entities to portal_finder')
}

const POLICY = 'a search for a person sees every row'
