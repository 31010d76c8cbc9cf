-- Rights of persons over their data (who asked, what is restricted), what was read of the privacy notice, and the role that removes
-- what has reached its term.
create table person_requests (
  id uuid primary key default gen_random_uuid(),
  act text not null check (act in ('find', 'export', 'restrict', 'lift')),
  -- Keyed digests of what was looked for: the same person is met again, and nobody can read who it was.
  digests text[] not null check (cardinality(digests) between 1 and 20),
  folio text check (length(folio) between 1 and 80),
  places integer not null,
  at timestamptz not null default now()
);
--> statement-breakpoint
comment on table person_requests is 'state: searches for a person, exports and restrictions, by keyed digest; never the value';
--> statement-breakpoint
create index person_requests_by_time on person_requests (at desc, id);
--> statement-breakpoint
create table person_restrictions (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('rfc', 'curp', 'email', 'phone')),
  digest text not null,
  ground text not null check (ground in ('oposicion', 'cancelacion', 'bloqueo')),
  reason text not null check (length(reason) between 3 and 500),
  requested_on date not null,
  restricted_at timestamptz not null default now(),
  lifted_at timestamptz,
  lifted_reason text check (length(lifted_reason) between 3 and 500)
);
--> statement-breakpoint
comment on table person_restrictions is 'state: keys of persons, by keyed digest, that no publication shows from then on, whatever basis an entity has stated';
--> statement-breakpoint
create unique index person_restrictions_in_force on person_restrictions (kind, digest) where lifted_at is null;
--> statement-breakpoint
create table privacy_readings (
  user_id uuid not null references users (id) on delete cascade,
  version text not null check (version ~ '^\d{4}-\d{2}-\d{2}$'),
  how text not null check (how in ('invitation', 'sign-in', 'account')),
  at timestamptz not null default now(),
  primary key (user_id, version)
);
--> statement-breakpoint
comment on table privacy_readings is 'state: which version of the privacy notice each account was shown and took note of, and when';
--> statement-breakpoint
grant select, insert on person_requests to portal_platform;
--> statement-breakpoint
grant select, insert on person_restrictions to portal_platform;
--> statement-breakpoint
grant update (lifted_at, lifted_reason) on person_restrictions to portal_platform;
--> statement-breakpoint
-- Publishing and its preview must know what is restricted.
grant select (kind, digest, lifted_at) on person_restrictions to portal_worker, portal_member;
--> statement-breakpoint
grant select, insert on privacy_readings to portal_account;
--> statement-breakpoint
grant insert on privacy_readings to portal_platform;
--> statement-breakpoint
-- The door that removes what has reached its term: the columns that say so, and nothing of what was said in them.
do $$
begin
  create role portal_sweeper nologin noinherit;
exception when duplicate_object or unique_violation then
  null;
end
$$;
--> statement-breakpoint
grant usage on schema public to portal_sweeper;
--> statement-breakpoint
grant execute on function current_entity_id(), append_audit(uuid, json) to portal_sweeper;
--> statement-breakpoint
grant select (id) on entities to portal_sweeper;
--> statement-breakpoint
grant select (id_hash, expires_at, absolute_expires_at, user_id), delete on sessions to portal_sweeper;
--> statement-breakpoint
grant select (id_hash, expires_at, user_id), delete on waiting_sign_ins to portal_sweeper;
--> statement-breakpoint
grant select (key, window_started_at), delete on rate_limits to portal_sweeper;
--> statement-breakpoint
grant select (id, state, created_at, valid_until, invitation_id, entity_id), delete on mails to portal_sweeper;
--> statement-breakpoint
grant select (token_hash, mail_id, expires_at), delete on mail_tokens to portal_sweeper;
--> statement-breakpoint
grant select (id, at), delete on person_requests to portal_sweeper;
--> statement-breakpoint
grant select (id, lifted_at), delete on person_restrictions to portal_sweeper;
--> statement-breakpoint
grant select (id, email, disabled_at), update (email, name, password_hash, state_roles, factor_reset_at) on users to portal_sweeper;
--> statement-breakpoint
grant select (user_id), delete on second_factors, privacy_readings to portal_sweeper;
--> statement-breakpoint
grant select (entity_id, id, state, expires_at, closed_at), delete on invitations to portal_sweeper;
--> statement-breakpoint
grant select (entity_id, id, at, seen_at, user_id, about_user_id), delete on member_notices to portal_sweeper;
--> statement-breakpoint
grant select (entity_id, user_id), delete on memberships to portal_sweeper;
--> statement-breakpoint
grant select (entity_id, id, state, at, finished_at, sources), update (sources, failure) on imports to portal_sweeper;
--> statement-breakpoint
grant select (entity_id, import_id), delete on import_files, import_findings to portal_sweeper;
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array['invitations', 'member_notices', 'memberships', 'imports', 'import_files', 'import_findings'] loop
    execute format(
      'create policy "what has reached its term in the entity at hand" on %I to portal_sweeper '
      'using (entity_id = (select current_entity_id())) with check (entity_id = (select current_entity_id()))',
      table_name
    );
  end loop;
end
$$;
