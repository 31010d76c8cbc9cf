-- Roles behind the doors, the extensions, and the functions that policies and search rest on.
-- Roles belong to the cluster and not to the database: another database beside this one may have made them already.
do $$
declare
  role_name text;
begin
  foreach role_name in array array[
    'portal_account', 'portal_visitor', 'portal_member', 'portal_worker',
    'portal_platform', 'portal_coordinator', 'portal_auditor'
  ] loop
    begin
      execute format('create role %I nologin noinherit', role_name);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
end
$$;
--> statement-breakpoint
create schema if not exists extensions;
--> statement-breakpoint
create extension if not exists unaccent with schema extensions;
--> statement-breakpoint
create extension if not exists pg_trgm with schema extensions;
--> statement-breakpoint
revoke create on schema public from public;
--> statement-breakpoint
revoke execute on all functions in schema public from public;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
grant usage on schema public, extensions to
  portal_account, portal_visitor, portal_member, portal_worker, portal_platform, portal_coordinator, portal_auditor;
--> statement-breakpoint
-- The entity whose rows may be seen, or null. After a transaction an unset setting reads as '' and not as null: hence nullif.
create function current_entity_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.entity_id', true), '')::uuid $$;
--> statement-breakpoint
create function current_user_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
-- Accents and capitals folded without breaking the Spanish stemmer: unaccent alone turns "licitación" into "licitacion",
-- which does not meet "licitaciones" (stem "licit"). Putting the accent of -ción and -sión back makes all four spellings meet.
create function search_text(words text) returns text
  language sql immutable parallel safe
  as $$ select regexp_replace(extensions.unaccent('extensions.unaccent', lower(words)), '([cs])ion\M', '\1ión', 'g') $$;
--> statement-breakpoint
grant execute on function current_entity_id(), current_user_id(), search_text(text) to
  portal_account, portal_visitor, portal_member, portal_worker, portal_platform, portal_coordinator, portal_auditor;
