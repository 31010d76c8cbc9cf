import type { Sql } from 'postgres'

/**
 * Lets the role of backups read every table there is, all rows, by grants and policies of its own: it needs neither superuser nor
 * BYPASSRLS, and no login of the application can become it. Run after each migration, so that no table is forgotten.
 */
export async function letBackupRead(sql: Sql): Promise<void> {
  await sql.unsafe(`
    do $$
    declare
      name text;
      secured boolean;
    begin
      begin
        create role portal_backup nologin noinherit;
      exception when duplicate_object or unique_violation then
        null;
      end;
      grant usage on schema public to portal_backup;
      for name, secured in select relname, relrowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
        execute format('grant select on %I to portal_backup', name);
        if secured and not exists (
          select from pg_policies where schemaname = 'public' and tablename = name and policyname = 'a backup sees every row'
        ) then
          execute format('create policy "a backup sees every row" on %I for select to portal_backup using (true)', name);
        end if;
      end loop;
      if not pg_has_role(current_user, 'portal_backup', 'member') or current_setting('server_version_num')::int >= 160000 then
        execute format('grant portal_backup to %I', current_user);
      end if;
    end
    $$`)
}

/** Tables that the role of backups would read in part only, or not at all. A backup is refused unless there is none. */
export async function tablesNotWhole(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
      not has_table_privilege('portal_backup', c.oid, 'select') or (c.relrowsecurity and (
        not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
          and p.qual = 'true' and 'portal_backup' = any (p.roles))
        or exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'RESTRICTIVE')
      ))) order by 1`
  return rows.map(({ name }) => name)
}
