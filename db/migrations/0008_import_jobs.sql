-- The way into the queue of jobs, and imports on the screen. The queue's own tables live in the schema graphile_worker, which
-- db/jobs/migrate-queue.server.ts makes after these files and where it gives portal_jobs, the runner's role, what it needs.
do $$
begin
  create role portal_jobs nologin noinherit;
exception when duplicate_object or unique_violation then
  null;
end
$$;
--> statement-breakpoint
grant usage on schema public to portal_jobs;
--> statement-breakpoint
-- The one way for the other doors to queue a job, in the transaction of the act: with the owner's rights, since no door can see
-- the queue's tables; a name of ours, a small object of ids, nothing else.
create function enqueue_job(name text, payload json, job_key text, run_at timestamptz, line text, attempts integer) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  as $$
begin
  if name !~ '^[a-z][a-z-]{1,60}$' or json_typeof(payload) <> 'object' or length(payload::text) > 1000
    or length(job_key) > 200 or length(line) > 200 then
    raise exception using errcode = '22023', message = 'no such job';
  end if;
  perform graphile_worker.add_job(identifier => name, payload => payload, queue_name => line, run_at => run_at,
    max_attempts => attempts, job_key => job_key,
    job_key_mode => case when run_at is null then 'preserve_run_at' else 'replace' end);
end
$$;
--> statement-breakpoint
-- An import is a job with a state: it is told how far it is, goes on where its last committed batch ended, and can be cancelled.
alter table imports
  drop column findings,
  alter column counts set default '{}',
  add column state text not null default 'done'
    check (state in ('waiting', 'reading', 'running', 'cancelling', 'cancelled', 'done', 'failed')),
  add column publish boolean not null default false,
  add column actor_id uuid references users (id),
  add column sources jsonb not null default '[]',
  add column bytes_stored bigint not null default 0,
  add column bytes_total bigint not null default 0,
  add column bytes_done bigint not null default 0,
  add column processes_total integer not null default 0,
  add column processes_done integer not null default 0,
  add column finding_count integer not null default 0,
  add column failure text,
  add column started_at timestamptz,
  add column finished_at timestamptz;
--> statement-breakpoint
alter table imports alter column state set default 'waiting';
--> statement-breakpoint
comment on table imports is 'tenant: imports of files: state, how far, counts; the findings and the files lie beside';
--> statement-breakpoint
create index imports_by_time on imports (entity_id, at desc, id);
--> statement-breakpoint
create table import_files (
  entity_id uuid not null,
  import_id uuid not null,
  position integer not null,
  name text not null,
  bytes bigint not null,
  releases integer not null default 0,
  accepted integer not null default 0,
  historical integer not null default 0,
  duplicates integer not null default 0,
  rejected integer not null default 0,
  warnings integer not null default 0,
  primary key (entity_id, import_id, position),
  foreign key (entity_id, import_id) references imports (entity_id, id)
);
--> statement-breakpoint
comment on table import_files is 'tenant: files of an import, those inside of a zip included, with the counts of each';
--> statement-breakpoint
create table import_findings (
  entity_id uuid not null,
  import_id uuid not null,
  position integer not null,
  severity text not null check (severity in ('error', 'warning')),
  file text not null,
  ocid text,
  release_id text,
  path text not null,
  message text not null,
  primary key (entity_id, import_id, position),
  foreign key (entity_id, import_id) references imports (entity_id, id)
);
--> statement-breakpoint
comment on table import_findings is 'tenant: what an import found wrong or doubtful, in the order in which it was found';
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array['import_files', 'import_findings'] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      'create policy "rows of the entity at hand" on %I to portal_member, portal_worker '
      'using (entity_id = (select current_entity_id())) with check (entity_id = (select current_entity_id()))',
      table_name
    );
  end loop;
end
$$;
--> statement-breakpoint
grant insert, update (state) on imports to portal_member;
--> statement-breakpoint
grant update on imports to portal_worker;
--> statement-breakpoint
grant select on import_files, import_findings to portal_member;
--> statement-breakpoint
grant select, insert, update on import_files to portal_worker;
--> statement-breakpoint
grant select, insert on import_findings to portal_worker;
