-- What is public. Only published values, no row security (it would switch the GIN index off: 0.2 ms becomes 196 to 411 ms),
-- SELECT for visitors, written by publishing and nothing else.
create table published_entities (
  entity_id uuid primary key references entities (id),
  slug text not null unique,
  key text not null,
  name text not null,
  short_name text not null,
  level text not null,
  sphere text not null,
  kind text not null,
  parent_slug text,
  inegi_key text,
  rfc text,
  status text not null,
  successor_slug text,
  notice text,
  aliases jsonb not null default '[]',
  tsv tsvector not null
);
--> statement-breakpoint
comment on table published_entities is 'published: the roster as citizens see it';
--> statement-breakpoint
create table published_state (
  only_row boolean primary key default true check (only_row),
  state_slug text not null,
  settings jsonb not null
);
--> statement-breakpoint
comment on table published_state is 'published: name, texts and prefixes of the state of this deployment';
--> statement-breakpoint
create table published_state_positions (
  feed text primary key check (feed in ('main', 'historical')),
  position bigint not null default 0,
  releases bigint not null default 0,
  records bigint not null default 0,
  last_published_at timestamptz not null default '-infinity'
);
--> statement-breakpoint
comment on table published_state_positions is 'published: counter rows of the statewide feeds; taken last, just before commit';
--> statement-breakpoint
insert into published_state_positions (feed) values ('main'), ('historical');
--> statement-breakpoint
create table published_entity_positions (
  entity_id uuid not null references entities (id),
  feed text not null check (feed in ('main', 'historical')),
  position bigint not null default 0,
  head text not null default repeat('0', 64),
  releases bigint not null default 0,
  records bigint not null default 0,
  last_published_at timestamptz,
  primary key (entity_id, feed)
);
--> statement-breakpoint
comment on table published_entity_positions is 'published: counter rows and chain heads of each entity''s feeds';
--> statement-breakpoint
create table published_releases (
  entity_id uuid not null references entities (id),
  position bigint not null,
  state_position bigint not null unique,
  ocid text not null,
  release_id text not null,
  release_date timestamptz not null,
  tags text[] not null,
  source text not null check (source in ('captured', 'imported')),
  body_sha256 text not null,
  previous_link text not null,
  link text not null,
  published_at timestamptz not null,
  primary key (entity_id, position),
  unique (ocid, release_id)
);
--> statement-breakpoint
comment on table published_releases is 'published: chain of the releases of each entity; rows never change';
--> statement-breakpoint
create index published_releases_by_time on published_releases (published_at, state_position);
--> statement-breakpoint
-- `since` on the feed of one entity.
create index published_releases_of_entity_by_time on published_releases (entity_id, published_at, position);
--> statement-breakpoint
create table published_release_bodies (
  entity_id uuid not null,
  position bigint not null,
  body text not null,
  primary key (entity_id, position),
  foreign key (entity_id, position) references published_releases (entity_id, position)
);
--> statement-breakpoint
comment on table published_release_bodies is 'published: canonical public bytes (RFC 8785) of each release, apart from the chain so that a legal order can withdraw a body';
--> statement-breakpoint
create trigger published_releases_are_never_changed before update or delete or truncate on published_releases
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger published_release_bodies_are_never_changed before update or truncate on published_release_bodies
  for each statement execute function refuse_change();
--> statement-breakpoint
create table published_records (
  ocid text primary key,
  entity_id uuid not null references entities (id),
  position bigint not null,
  state_position bigint not null unique,
  compiled text not null,
  compiled_sha256 text not null,
  release_count integer not null,
  published_at timestamptz not null,
  unique (entity_id, position)
);
--> statement-breakpoint
comment on table published_records is 'published: compiled release of each process, at the positions of its last release';
--> statement-breakpoint
create index published_records_by_time on published_records (published_at, state_position);
--> statement-breakpoint
create table published_historical_releases (
  entity_id uuid not null references entities (id),
  position bigint not null,
  state_position bigint not null unique,
  ocid text not null,
  release_id text not null,
  release_date timestamptz,
  tags text[] not null,
  body text not null,
  body_sha256 text not null,
  findings jsonb not null,
  published_at timestamptz not null,
  primary key (entity_id, position),
  unique (ocid, release_id)
);
--> statement-breakpoint
comment on table published_historical_releases is 'published: imported past releases that fail the gate, with their findings; never in the main feeds';
--> statement-breakpoint
create table published_historical_records (
  ocid text primary key,
  entity_id uuid not null references entities (id),
  compiled text not null,
  release_count integer not null,
  published_at timestamptz not null
);
--> statement-breakpoint
comment on table published_historical_records is 'published: compiled release of each historical process';
--> statement-breakpoint
create table published_processes (
  ocid text primary key,
  entity_id uuid not null references entities (id),
  sphere text not null,
  method text not null,
  method_details text,
  category text not null,
  stage text not null,
  status text not null,
  year smallint not null,
  historical boolean not null,
  title text not null,
  summary text not null,
  file_number text,
  supplier_ids text[] not null,
  supplier_names text[] not null,
  amount numeric(18, 2),
  currency text,
  amount_band smallint not null,
  sort_date timestamptz not null,
  answered_count smallint not null,
  release_count integer not null,
  published_at timestamptz not null,
  tsv tsvector not null
);
--> statement-breakpoint
comment on table published_processes is 'published: one slim row per process for search and facets';
--> statement-breakpoint
create index published_processes_by_words on published_processes using gin (tsv);
--> statement-breakpoint
create index published_processes_by_date on published_processes (sort_date desc, ocid desc);
--> statement-breakpoint
create index published_processes_by_amount on published_processes (amount desc nulls last, ocid desc);
--> statement-breakpoint
create index published_processes_by_entity on published_processes (entity_id, sort_date desc, ocid desc);
--> statement-breakpoint
create index published_processes_by_supplier on published_processes using gin (supplier_ids);
--> statement-breakpoint
create table published_rollup (
  entity_id uuid not null references entities (id),
  sphere text not null,
  method text not null,
  category text not null,
  stage text not null,
  year smallint not null,
  amount_band smallint not null,
  historical boolean not null,
  currency text not null,
  processes integer not null,
  amount numeric(22, 2) not null,
  primary key (entity_id, method, category, stage, year, amount_band, historical, currency)
);
--> statement-breakpoint
comment on table published_rollup is 'published: counts and amounts by facet, kept by publishing, for pages where nothing is typed';
--> statement-breakpoint
create table published_awards (
  ocid text not null,
  award_id text not null,
  supplier_id text not null,
  entity_id uuid not null references entities (id),
  supplier_name text not null,
  title text not null,
  status text not null,
  method text not null,
  historical boolean not null,
  amount numeric(18, 2),
  currency text,
  award_date timestamptz,
  primary key (ocid, award_id, supplier_id)
);
--> statement-breakpoint
comment on table published_awards is 'published: who was awarded what by whom, for supplier and entity pages';
--> statement-breakpoint
create index published_awards_by_supplier on published_awards (supplier_id, award_date desc nulls last, ocid, award_id);
--> statement-breakpoint
create index published_awards_by_entity on published_awards (entity_id, supplier_id);
--> statement-breakpoint
create table published_suppliers (
  id text primary key,
  name text not null,
  natural_person boolean not null,
  identifier text,
  processes integer not null,
  entities integer not null,
  tsv tsvector not null,
  published_at timestamptz not null
);
--> statement-breakpoint
comment on table published_suppliers is 'published: suppliers that appear in published awards';
--> statement-breakpoint
create index published_suppliers_by_words on published_suppliers using gin (tsv);
--> statement-breakpoint
-- Published tables have no row security, so a worker of one entity could write another's rows by mistake: this stops it.
create function written_by_its_entity() returns trigger
  language plpgsql
  as $$
  begin
    if tg_op <> 'INSERT' and old.entity_id is distinct from current_entity_id() then
      raise exception using errcode = '42501', message = 'row of another entity';
    end if;
    if tg_op = 'DELETE' then
      return old;
    end if;
    if new.entity_id is distinct from current_entity_id() then
      raise exception using errcode = '42501', message = 'row of another entity';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'published_entity_positions', 'published_releases', 'published_release_bodies', 'published_records',
    'published_historical_releases', 'published_historical_records', 'published_processes', 'published_rollup', 'published_awards'
  ] loop
    execute format(
      'create trigger written_by_its_entity before insert or update or delete on %I for each row execute function written_by_its_entity()',
      table_name
    );
  end loop;
end
$$;
