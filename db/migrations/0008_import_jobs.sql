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
