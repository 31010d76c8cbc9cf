-- What belongs to one entity. Every key begins with entity_id, so that no foreign key or unique value reaches across entities.
create table memberships (
  entity_id uuid not null references entities (id),
  user_id uuid not null references users (id),
  role text not null check (role in ('capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control')),
  created_at timestamptz not null default now(),
  primary key (entity_id, user_id, role)
);
--> statement-breakpoint
comment on table memberships is 'tenant: who works in the entity, and as what';
--> statement-breakpoint
create index memberships_by_user on memberships (user_id);
--> statement-breakpoint
create table counters (
  entity_id uuid not null references entities (id),
  name text not null,
  value bigint not null,
  primary key (entity_id, name)
);
--> statement-breakpoint
comment on table counters is 'tenant: running numbers of the entity, such as file numbers of a year';
--> statement-breakpoint
create table drafts (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  ocid text not null,
  document jsonb not null,
  revision integer not null default 1,
  state text not null default 'draft' check (state in ('draft', 'in_review', 'returned', 'approved', 'published')),
  title text not null default '',
  method text,
  findings jsonb not null default '[]',
  error_count integer not null default 0,
  warning_count integer not null default 0,
  answered_count smallint not null default 0,
  captured_by uuid[] not null default '{}',
  published_revision integer,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_by uuid references users (id),
  updated_at timestamptz not null default now(),
  primary key (entity_id, id),
  unique (entity_id, ocid)
);
--> statement-breakpoint
comment on table drafts is 'tenant: processes being captured, one EDCA-MX document each; never public; without a person where the operator imported them';
--> statement-breakpoint
create index drafts_by_update on drafts (entity_id, updated_at desc, id);
--> statement-breakpoint
create table draft_events (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  draft_id uuid not null,
  kind text not null check (kind in ('created', 'submitted', 'returned', 'approved', 'published', 'reopened', 'comment')),
  path text,
  body text not null default '',
  revision integer not null,
  actor_id uuid references users (id),
  at timestamptz not null default now(),
  primary key (entity_id, id),
  foreign key (entity_id, draft_id) references drafts (entity_id, id)
);
--> statement-breakpoint
comment on table draft_events is 'tenant: comments and steps of the review of a draft';
--> statement-breakpoint
create index draft_events_by_draft on draft_events (entity_id, draft_id, at);
--> statement-breakpoint
create table imports (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  actor text not null,
  at timestamptz not null default now(),
  counts jsonb not null,
  findings jsonb not null,
  primary key (entity_id, id)
);
--> statement-breakpoint
comment on table imports is 'tenant: imports of files, with their counts and findings';
--> statement-breakpoint
create table release_originals (
  entity_id uuid not null references entities (id),
  ocid text not null,
  release_id text not null,
  original json not null,
  sha256 text not null,
  file text not null,
  outcome text not null check (outcome in ('accepted', 'historical')),
  import_id uuid not null,
  imported_at timestamptz not null default now(),
  primary key (entity_id, ocid, release_id),
  foreign key (entity_id, import_id) references imports (entity_id, id)
);
--> statement-breakpoint
comment on table release_originals is 'tenant: imported releases as they came in, private values included; for the operator only';
--> statement-breakpoint
create table audit_heads (
  entity_id uuid primary key references entities (id),
  position bigint not null,
  hash text not null
);
--> statement-breakpoint
comment on table audit_heads is 'tenant: last link of the audit chain of the entity; its row lock orders the writers';
--> statement-breakpoint
create table audit_events (
  entity_id uuid not null references entities (id),
  position bigint not null,
  at timestamptz not null,
  actor_id uuid,
  door text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (entity_id, position)
);
--> statement-breakpoint
comment on table audit_events is 'tenant: hash-chained log of acts; only ever appended to';
--> statement-breakpoint
-- One policy for every tenant table: rows of the entity that the door has set, to read and to write.
do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'memberships', 'counters', 'drafts', 'draft_events', 'imports', 'release_originals', 'audit_heads', 'audit_events'
  ] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      'create policy "rows of the entity at hand" on %I to portal_member, portal_worker, portal_platform '
      'using (entity_id = (select current_entity_id())) with check (entity_id = (select current_entity_id()))',
      table_name
    );
  end loop;
end
$$;
--> statement-breakpoint
create policy "a person sees their own memberships" on memberships for select to portal_account
  using (user_id = (select current_user_id()));
--> statement-breakpoint
create function refuse_change() returns trigger
  language plpgsql
  as $$ begin raise exception using errcode = '42501', message = 'append only'; end $$;
--> statement-breakpoint
create trigger audit_events_are_never_changed before update or delete or truncate on audit_events
  for each statement execute function refuse_change();
