import postgres, { type Sql } from 'postgres'

/**
 * The schema `public` as readable text, from the catalogue: tables with columns, keys, indexes, triggers, policies, grants and
 * comments, then functions. The embedded server ships no pg_dump, and this text is the same on PostgreSQL 15 and 18.
 */
export async function dumpSchema(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const tables = await sql<{ oid: number; name: string; comment: string }[]>`
      select oid::int, relname as name, obj_description(oid) as comment from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`
    const parts = ['-- Written by npm run db:dump; a test keeps it equal to what the migrations make.']
    for (const table of tables) parts.push(await dumpTable(sql, table))
    parts.push(await dumpFunctions(sql))
    return `${parts.join('\n\n')}\n`
  } finally {
    await sql.end()
  }
}

async function dumpTable(sql: Sql, table: { oid: number; name: string; comment: string }): Promise<string> {
  const columns = await sql<{ line: string }[]>`
    select format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${table.oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`
  const keys = await sql<{ line: string }[]>`
    select format('  constraint %s %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
    where conrelid = ${table.oid} and contype in ('p', 'u', 'f', 'c') order by contype desc, conname`
  const rest = await sql<{ line: string }[]>`
    select line from (
      select 1 as part, pg_get_indexdef(indexrelid) || ';' as line from pg_index
        where indrelid = ${table.oid} and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid)
      union all
      select 2, pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = ${table.oid} and not tgisinternal
      union all
      select 3, format('alter table %s %s row level security;', ${table.name}::text, word) from pg_class, unnest(array['enable', 'force']) word
        where oid = ${table.oid} and (case word when 'enable' then relrowsecurity else relforcerowsecurity end)
      union all
      select 4, format('create policy %I on %s for %s to %s using (%s) with check (%s);', policyname, tablename, lower(cmd),
        (select string_agg(role, ', ' order by role) from unnest(roles::text[]) role), qual, coalesce(with_check, 'none'))
        from pg_policies where schemaname = 'public' and tablename = ${table.name}
      union all
      select 5, format('grant %s%s on %s to %s;', string_agg(lower(privilege), ', ' order by privilege), max(columns), ${table.name}::text, grantee)
        from (
          select privilege_type as privilege, grantee, '' as columns from information_schema.role_table_grants
            where table_schema = 'public' and table_name = ${table.name} and grantee like 'portal\\_%' and grantee not like 'portal\\_owner%'
          union all
          select privilege_type, grantee, ' (' || string_agg(column_name, ', ' order by column_name) || ')' from information_schema.column_privileges p
            where table_schema = 'public' and table_name = ${table.name} and grantee like 'portal\\_%' and grantee not like 'portal\\_owner%'
              and not exists (select from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = p.table_name
                and g.grantee = p.grantee and g.privilege_type = p.privilege_type)
            group by 1, 2
        ) g group by grantee, columns <> ''
    ) lines order by part, line`
  const body = [...columns, ...keys].map((row) => row.line).join(',\n')
  return `-- ${table.comment}\ncreate table ${table.name} (\n${body}\n);\n${rest.map((row) => row.line).join('\n')}`.trimEnd()
}

async function dumpFunctions(sql: Sql): Promise<string> {
  const functions = await sql<{ line: string }[]>`
    select pg_get_functiondef(oid) || ';' as line from pg_proc where pronamespace = 'public'::regnamespace order by proname`
  return functions.map((row) => row.line).join('\n\n')
}
