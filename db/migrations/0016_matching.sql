-- The match of those who take part in processes against the lists of sanctions, at the date of each act.
create table published_participants (
  ocid text not null,
  match_key text not null,
  party_id text not null,
  entity_id uuid not null references entities (id),
  primary key (ocid, match_key)
);
--> statement-breakpoint
comment on table published_participants is 'published: who took part in a process beside those who were awarded something, by RFC or stand-in; kept by publishing';
--> statement-breakpoint
create index published_participants_by_key on published_participants (match_key, ocid);
--> statement-breakpoint
-- Tenderers of what was published before. Companies by their RFC and persons by their stand-in, when they stand as party ids.
insert into published_participants (ocid, match_key, party_id, entity_id)
select distinct on (r.ocid, t ->> 'id') r.ocid, t ->> 'id', t ->> 'id', r.entity_id
from (select ocid, entity_id, compiled from published_records union all select ocid, entity_id, compiled from published_historical_records) r,
  jsonb_path_query(r.compiled::jsonb, '$.tender.tenderers[*]') t
where t ->> 'id' ~ '^(MX-RFC-[A-ZÑ&]{3,4}[0-9]{6}[0-9A-Z]{3}|MX-PF-[0-9a-f]{20})$'
  and not exists (select from published_awards a where a.ocid = r.ocid and a.supplier_id = t ->> 'id')
on conflict do nothing;
--> statement-breakpoint
create trigger written_by_its_entity before insert or update or delete on published_participants
  for each row execute function written_by_its_entity();
--> statement-breakpoint
grant select on published_participants
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, delete on published_participants to portal_worker;
--> statement-breakpoint
-- What the lists said of somebody at the date of an act, as it was judged each time that the answer changed. Only the end of a row is
-- ever written later, so that what was known when can be told for ever.
create table sanction_matches (
  id uuid primary key default gen_random_uuid(),
  entity_id uuid not null references entities (id),
  ocid text not null,
  act text not null check (act in ('registration', 'award', 'signature')),
  act_ref text not null,
  supplier_id text not null,
  supplier_name text not null,
  act_on date,
  outcome text not null check (outcome in ('sanctioned-then', 'listed-later', 'clean-then')),
  warns boolean not null,
  -- Every sanction with its list, snapshot, row, days and how it stood.
  hits jsonb not null,
  judged_at timestamptz not null,
  superseded_at timestamptz
);
--> statement-breakpoint
comment on table sanction_matches is 'state: how those who took part in processes stood before the lists of sanctions at the date of each act, in versions';
--> statement-breakpoint
create unique index sanction_matches_current on sanction_matches (ocid, act, act_ref, supplier_id) where superseded_at is null;
--> statement-breakpoint
create index sanction_matches_by_supplier on sanction_matches (supplier_id, judged_at desc) where superseded_at is null;
--> statement-breakpoint
create index sanction_matches_by_entity on sanction_matches (entity_id, judged_at desc) where superseded_at is null;
--> statement-breakpoint
create index sanction_matches_by_time on sanction_matches (judged_at desc, id desc) where superseded_at is null;
--> statement-breakpoint
create function sanction_matches_stay() returns trigger
  language plpgsql
  as $$
  begin
    if old.superseded_at is not null or new.superseded_at is null
      or (to_jsonb(new) - 'superseded_at') is distinct from (to_jsonb(old) - 'superseded_at') then
      raise exception using errcode = '42501', message = 'a match is never changed';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger sanction_matches_stay before update on sanction_matches for each row execute function sanction_matches_stay();
--> statement-breakpoint
create trigger written_by_its_entity before insert or update or delete on sanction_matches
  for each row execute function written_by_its_entity();
--> statement-breakpoint
grant select on sanction_matches to portal_member, portal_worker, portal_coordinator, portal_auditor;
--> statement-breakpoint
grant insert on sanction_matches to portal_worker;
--> statement-breakpoint
grant update (superseded_at) on sanction_matches to portal_worker;
--> statement-breakpoint
-- The same as citizens see it: only what a list that may be shown says, and never somebody who is clean.
create table published_sanction_matches (
  ocid text not null,
  act text not null,
  act_ref text not null,
  supplier_id text not null,
  entity_id uuid not null references entities (id),
  supplier_name text not null,
  act_on date,
  outcome text not null check (outcome in ('sanctioned-then', 'listed-later')),
  hits jsonb not null,
  judged_at timestamptz not null,
  primary key (ocid, act, act_ref, supplier_id)
);
--> statement-breakpoint
comment on table published_sanction_matches is 'published: outcomes of the match against lists of sanctions at the date of each act';
--> statement-breakpoint
create index published_sanction_matches_by_supplier on published_sanction_matches (supplier_id, act_on desc nulls last, ocid);
--> statement-breakpoint
create trigger written_by_its_entity before insert or update or delete on published_sanction_matches
  for each row execute function written_by_its_entity();
--> statement-breakpoint
grant select on published_sanction_matches
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, update, delete on published_sanction_matches to portal_worker;
--> statement-breakpoint
create table sanction_match_runs (
  id uuid primary key default gen_random_uuid(),
  door text not null check (door in ('job', 'cli', 'demo')),
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  counts jsonb not null
);
--> statement-breakpoint
comment on table sanction_match_runs is 'state: each time that everything published was matched against the lists of sanctions, with its counts';
--> statement-breakpoint
create index sanction_match_runs_by_time on sanction_match_runs (finished_at desc);
--> statement-breakpoint
grant select on sanction_match_runs to portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert on sanction_match_runs to portal_worker;
--> statement-breakpoint
create table control_notices (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('sanction-stop', 'sanction-match')),
  ocid text not null,
  supplier_id text not null,
  act text not null,
  act_ref text not null,
  outcome text not null,
  -- The written reason of an award that a match had stopped, with its ground; null while there is none.
  reason text,
  created_at timestamptz not null default now(),
  seen_at timestamptz,
  seen_by uuid references users (id),
  primary key (entity_id, id),
  unique (entity_id, kind, ocid, act, act_ref, supplier_id, outcome)
);
--> statement-breakpoint
comment on table control_notices is 'tenant: what the control body of the entity is told of matches with lists of sanctions';
--> statement-breakpoint
create index control_notices_by_time on control_notices (entity_id, created_at desc, id);
--> statement-breakpoint
alter table control_notices enable row level security;
--> statement-breakpoint
alter table control_notices force row level security;
--> statement-breakpoint
create policy "rows of the entity at hand" on control_notices to portal_member, portal_worker
  using (entity_id = (select current_entity_id())) with check (entity_id = (select current_entity_id()));
--> statement-breakpoint
grant select on control_notices to portal_member, portal_worker;
--> statement-breakpoint
grant insert on control_notices to portal_worker;
--> statement-breakpoint
grant update (seen_at, seen_by) on control_notices to portal_member;
--> statement-breakpoint
-- Which file of a list counted from when on: with it anybody can tell what the lists said at any moment.
create table published_sanction_snapshots (
  id uuid primary key,
  list text not null references published_sanction_lists (code),
  sha256 text not null,
  as_of date,
  received_at timestamptz not null,
  counted_from timestamptz not null,
  rows_accepted integer not null
);
--> statement-breakpoint
comment on table published_sanction_snapshots is 'published: each file of a list of sanctions that came to count, and from when';
--> statement-breakpoint
create index published_sanction_snapshots_by_list on published_sanction_snapshots (list, counted_from desc);
--> statement-breakpoint
grant select on published_sanction_snapshots
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert on published_sanction_snapshots to portal_coordinator;
--> statement-breakpoint
insert into published_sanction_snapshots (id, list, sha256, as_of, received_at, counted_from, rows_accepted)
select id, list, sha256, as_of, received_at, coalesce(decided_at, received_at), rows_accepted
from sanction_snapshots where state in ('current', 'superseded');
--> statement-breakpoint
create function sanction_snapshot_counts() returns trigger
  language plpgsql
  as $$
  begin
    insert into published_sanction_snapshots (id, list, sha256, as_of, received_at, counted_from, rows_accepted)
    values (new.id, new.list, new.sha256, new.as_of, new.received_at, now(), new.rows_accepted) on conflict do nothing;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger sanction_snapshot_counts after update of state on sanction_snapshots
  for each row when (new.state = 'current' and old.state <> 'current') execute function sanction_snapshot_counts();
