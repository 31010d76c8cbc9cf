-- Lists of sanctions: every import is kept whole, what a list said is kept in versions, and what may be public has tables of its own.
create table sanction_lists (
  code text primary key check (code ~ '^(sat-69b|sfp|pdn-s3|propias|csv-[a-z0-9]+(-[a-z0-9]+)*)$' and length(code) <= 60),
  title text not null check (length(title) between 3 and 200),
  source text not null check (length(source) between 3 and 200),
  source_url text check (length(source_url) <= 500),
  mapping jsonb,
  -- A new snapshot with fewer rows than this share of the last one waits for a person.
  hold_below numeric(3, 2) not null default 0.90 check (hold_below between 0 and 1),
  -- The legal ground on which natural persons of the list are shown by name; without one they are matched and never shown.
  person_basis text check (length(person_basis) between 10 and 500),
  removed_at timestamptz,
  removed_reason text,
  created_at timestamptz not null default now(),
  created_by uuid references users (id)
);
--> statement-breakpoint
comment on table sanction_lists is 'state: lists of sanctions that are imported or made here, and the rules of each';
--> statement-breakpoint
create table sanction_snapshots (
  id uuid primary key default gen_random_uuid(),
  list text not null references sanction_lists (code),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null check (length(file_name) between 1 and 200),
  bytes integer not null,
  as_of date,
  received_at timestamptz not null default now(),
  actor_id uuid references users (id),
  door text not null check (door in ('screen', 'cli', 'demo')),
  -- reading: a job is at it · failed: it is not that list · held: waits for a person · current · superseded by a newer one · discarded.
  state text not null default 'reading' check (state in ('reading', 'failed', 'held', 'current', 'superseded', 'discarded')),
  hold_reasons text[] not null default '{}',
  problem text,
  encoding text,
  separator text,
  rows_read integer not null default 0,
  rows_accepted integer not null default 0,
  rows_refused integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_gone integer not null default 0,
  -- When it came to count, or was discarded; by whom and why when a person had to say so.
  decided_at timestamptz,
  decided_by uuid references users (id),
  decision_reason text
);
--> statement-breakpoint
comment on table sanction_snapshots is 'state: each import of a list of sanctions with its count of rows; what it held is never changed';
--> statement-breakpoint
create unique index sanction_snapshots_current on sanction_snapshots (list) where state = 'current';
--> statement-breakpoint
create index sanction_snapshots_by_list on sanction_snapshots (list, received_at desc, id);
--> statement-breakpoint
create table sanction_snapshot_files (
  snapshot_id uuid primary key references sanction_snapshots (id),
  content bytea not null
);
--> statement-breakpoint
comment on table sanction_snapshot_files is 'state: the bytes of each imported list as they came, in the database so that they are in every backup';
--> statement-breakpoint
create trigger sanction_snapshot_files_are_never_changed before update or delete or truncate on sanction_snapshot_files
  for each statement execute function refuse_change();
--> statement-breakpoint
create table sanction_staged_rows (
  snapshot_id uuid not null references sanction_snapshots (id),
  row integer not null,
  key text not null,
  content_hash text not null,
  content jsonb not null,
  public_content jsonb,
  primary key (snapshot_id, row),
  unique (snapshot_id, key)
);
--> statement-breakpoint
comment on table sanction_staged_rows is 'state: rows of a list that were read and do not count yet; gone when the snapshot is decided';
--> statement-breakpoint
create table sanction_refused_rows (
  snapshot_id uuid not null references sanction_snapshots (id),
  position integer not null,
  row integer not null,
  column_name text,
  code text not null,
  sentence text not null,
  raw jsonb not null default '{}',
  primary key (snapshot_id, position)
);
--> statement-breakpoint
comment on table sanction_refused_rows is 'state: rows of a list that could not be read, each with its reason';
--> statement-breakpoint
create table sanction_entries (
  id uuid primary key default gen_random_uuid(),
  sanction_id text not null,
  list text not null references sanction_lists (code),
  key text not null,
  content_hash text not null,
  content jsonb not null,
  rfc text,
  name_key text not null,
  effect text not null check (effect in ('stops', 'warns', 'none')),
  starts_on date,
  ends_on date,
  published_on date,
  row integer not null,
  snapshot_id uuid references sanction_snapshots (id),
  ended_by uuid references sanction_snapshots (id),
  entity_id uuid references entities (id),
  known_from timestamptz not null,
  known_to timestamptz,
  check (known_to is null or known_to >= known_from)
);
--> statement-breakpoint
comment on table sanction_entries is 'state: versions of sanctions, with when this portal went by each; only the end of a version is ever written later';
--> statement-breakpoint
create unique index sanction_entries_current on sanction_entries (list, key) where known_to is null;
--> statement-breakpoint
create index sanction_entries_by_sanction on sanction_entries (sanction_id, known_from);
--> statement-breakpoint
create index sanction_entries_by_key on sanction_entries (list, key, known_from desc);
--> statement-breakpoint
create index sanction_entries_by_rfc on sanction_entries (rfc) where rfc is not null;
--> statement-breakpoint
create index sanction_entries_by_name on sanction_entries (name_key);
--> statement-breakpoint
create index sanction_entries_by_snapshot on sanction_entries (snapshot_id);
--> statement-breakpoint
create index sanction_entries_by_end on sanction_entries (ended_by) where ended_by is not null;
--> statement-breakpoint
-- A version says what it said for ever: only its end is written, once.
create function sanction_versions_stay() returns trigger
  language plpgsql
  as $$
  begin
    if old.known_to is not null or new.known_to is null
      or (to_jsonb(new) - 'known_to' - 'ended_by') is distinct from (to_jsonb(old) - 'known_to' - 'ended_by') then
      raise exception using errcode = '42501', message = 'a version of a sanction is never changed';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger sanction_versions_stay before update on sanction_entries for each row execute function sanction_versions_stay();
--> statement-breakpoint
create trigger sanction_entries_are_never_deleted before delete or truncate on sanction_entries
  for each statement execute function refuse_change();
--> statement-breakpoint
-- An entity writes its own resolutions and nothing of a list.
create function sanction_of_its_entity() returns trigger
  language plpgsql
  as $$
  begin
    if current_setting('role', true) = 'portal_worker'
      and (new.list <> 'propias' or new.entity_id is distinct from current_entity_id()) then
      raise exception using errcode = '42501', message = 'sanction of another list or entity';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger sanction_of_its_entity before insert or update on sanction_entries for each row execute function sanction_of_its_entity();
--> statement-breakpoint
create table sanction_resolutions (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  state text not null default 'draft' check (state in ('draft', 'published', 'discarded')),
  revision integer not null default 1,
  -- What was typed, by field name; complete or not.
  document jsonb not null,
  title text not null default '',
  sanction_id text,
  created_by uuid not null references users (id),
  created_at timestamptz not null default now(),
  updated_by uuid not null references users (id),
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (entity_id, id)
);
--> statement-breakpoint
comment on table sanction_resolutions is 'tenant: resolutions that sanction, as the control body of the entity captures them';
--> statement-breakpoint
create index sanction_resolutions_by_update on sanction_resolutions (entity_id, updated_at desc, id);
--> statement-breakpoint
create table sanction_resolution_acts (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  resolution_id uuid not null,
  act text not null check (act in ('published', 'corrected', 'ended', 'challenged', 'suspended', 'annulled', 'reinstated')),
  at timestamptz not null default now(),
  actor_id uuid not null references users (id),
  reason text not null default '',
  effective_on date,
  judgement text,
  document jsonb not null,
  primary key (entity_id, id),
  foreign key (entity_id, resolution_id) references sanction_resolutions (entity_id, id)
);
--> statement-breakpoint
comment on table sanction_resolution_acts is 'tenant: what was done to a published resolution, with the document of each version; only ever appended to';
--> statement-breakpoint
create index sanction_resolution_acts_by_resolution on sanction_resolution_acts (entity_id, resolution_id, at);
--> statement-breakpoint
create trigger sanction_resolution_acts_are_never_changed before update or delete or truncate on sanction_resolution_acts
  for each statement execute function refuse_change();
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array['sanction_resolutions', 'sanction_resolution_acts'] loop
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
create table published_sanction_lists (
  code text primary key,
  title text not null,
  source text not null,
  source_url text,
  as_of date,
  received_at timestamptz,
  sha256 text,
  rows_accepted integer not null default 0,
  rows_refused integer not null default 0,
  -- Rows of natural persons that are matched and not shown.
  rows_kept integer not null default 0,
  removed_at timestamptz,
  removed_reason text
);
--> statement-breakpoint
comment on table published_sanction_lists is 'published: the lists of sanctions with source, date and counts of the snapshot that counts';
--> statement-breakpoint
create table published_sanctions (
  id text not null,
  version integer not null,
  list text not null references published_sanction_lists (code),
  latest boolean not null,
  name text not null,
  rfc text,
  natural_person boolean not null,
  authority text,
  file_number text,
  kinds text[] not null,
  effect text not null,
  starts_on date,
  ends_on date,
  published_on date,
  sort_date date not null,
  standing text not null check (standing in ('listed', 'gone', 'challenged', 'suspended', 'annulled')),
  entity_id uuid references entities (id),
  snapshot_as_of date,
  snapshot_sha256 text,
  row integer not null,
  known_from timestamptz not null,
  known_to timestamptz,
  content jsonb not null,
  tsv tsvector not null,
  primary key (id, version)
);
--> statement-breakpoint
comment on table published_sanctions is 'published: sanctions as they may be public, every version of each; persons by the rule of their list';
--> statement-breakpoint
create index published_sanctions_by_date on published_sanctions (sort_date desc, id) where latest;
--> statement-breakpoint
create index published_sanctions_by_list on published_sanctions (list, sort_date desc, id) where latest;
--> statement-breakpoint
create index published_sanctions_by_words on published_sanctions using gin (tsv) where latest;
--> statement-breakpoint
create index published_sanctions_by_rfc on published_sanctions (rfc) where latest and rfc is not null;
--> statement-breakpoint
create index published_sanctions_by_change on published_sanctions (known_from desc, id, version);
--> statement-breakpoint
create index published_sanctions_by_entity on published_sanctions (entity_id, sort_date desc, id) where latest and entity_id is not null;
--> statement-breakpoint
create trigger sanction_of_its_entity before insert or update on published_sanctions for each row execute function sanction_of_its_entity();
--> statement-breakpoint
grant select on published_sanctions, published_sanction_lists
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, update on published_sanctions to portal_worker, portal_coordinator;
--> statement-breakpoint
grant delete on published_sanctions to portal_coordinator;
--> statement-breakpoint
grant insert, update on published_sanction_lists to portal_coordinator;
--> statement-breakpoint
grant select on sanction_lists, sanction_entries, sanction_snapshots to portal_member, portal_worker, portal_coordinator, portal_auditor;
--> statement-breakpoint
grant insert, update on sanction_lists, sanction_snapshots to portal_coordinator;
--> statement-breakpoint
grant select, insert on sanction_snapshot_files to portal_coordinator;
--> statement-breakpoint
grant select, insert, delete on sanction_staged_rows, sanction_refused_rows to portal_coordinator;
--> statement-breakpoint
grant insert on sanction_entries to portal_coordinator, portal_worker;
--> statement-breakpoint
grant update (known_to, ended_by) on sanction_entries to portal_coordinator, portal_worker;
--> statement-breakpoint
grant select, insert, update on sanction_resolutions to portal_member, portal_worker;
--> statement-breakpoint
grant select, insert on sanction_resolution_acts to portal_member, portal_worker;
--> statement-breakpoint
grant select (id, name) on users to portal_coordinator;
--> statement-breakpoint
insert into sanction_lists (code, title, source, source_url) values
  ('sat-69b', 'Contribuyentes con operaciones presuntamente inexistentes (artículo 69-B del CFF)', 'Servicio de Administración Tributaria (SAT)',
    'https://omawww.sat.gob.mx/cifras_sat/Paginas/datos/vinculo.html?page=ListCompleta69B.html'),
  ('sfp', 'Directorio de proveedores y contratistas sancionados', 'Gobierno federal (antes Secretaría de la Función Pública)',
    'https://directoriosancionados.apps.funcionpublica.gob.mx/'),
  ('pdn-s3', 'Particulares sancionados (Plataforma Digital Nacional, sistema 3)', 'Secretaría Ejecutiva del Sistema Nacional Anticorrupción',
    'https://www.plataformadigitalnacional.org/sancionados'),
  ('propias', 'Resoluciones de los órganos internos de control del estado', 'Órganos internos de control de los entes de este portal', null);
--> statement-breakpoint
insert into published_sanction_lists (code, title, source, source_url) select code, title, source, source_url from sanction_lists;
