-- What belongs to the state and to no single entity: the deployment, the roster, people, sessions, limits, claimed ocids.
create table deployment (
  only_row boolean primary key default true check (only_row),
  state_slug text not null,
  settings jsonb not null,
  synced_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table deployment is 'state: the one state that this deployment serves';
--> statement-breakpoint
create table entities (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9_][a-z0-9-]{1,79}$'),
  key text not null unique check (key ~ '^[A-Z0-9]{2,12}$'),
  name text not null,
  short_name text not null,
  level text not null check (level in ('ESTATAL', 'MUNICIPAL')),
  sphere text not null check (sphere in ('EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL')),
  kind text not null,
  parent_id uuid references entities (id),
  inegi_key text,
  rfc text,
  source text not null,
  note text,
  notice text,
  closed text,
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  successor_id uuid references entities (id),
  reserved boolean not null default false,
  separate_publisher boolean not null default false,
  natural_rfc_legal_basis text,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table entities is 'state: roster of the contracting entities; the reserved row carries state-level audit events';
--> statement-breakpoint
create table entity_aliases (
  entity_id uuid not null references entities (id),
  slug text not null,
  name text not null,
  short_name text,
  valid_from text,
  valid_until text,
  source text not null,
  primary key (entity_id, slug, name)
);
--> statement-breakpoint
comment on table entity_aliases is 'state: former names of entities, with their dates';
--> statement-breakpoint
create index entity_aliases_by_slug on entity_aliases (slug);
--> statement-breakpoint
create table users (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text,
  state_roles text[] not null default '{}' check (state_roles <@ array['coordinator', 'state_auditor', 'platform_admin']),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
create unique index users_by_email on users (email);
--> statement-breakpoint
comment on table users is 'state: people who sign in; a person may belong to several entities';
--> statement-breakpoint
create table sessions (
  id_hash text primary key,
  user_id uuid not null references users (id) on delete cascade,
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
create index sessions_by_user on sessions (user_id);
--> statement-breakpoint
create index sessions_by_expiry on sessions (expires_at);
--> statement-breakpoint
comment on table sessions is 'state: signed-in sessions, kept by the SHA-256 of their id';
--> statement-breakpoint
create table rate_limits (
  key text primary key,
  window_started_at timestamptz not null,
  hits integer not null
);
--> statement-breakpoint
create index rate_limits_by_age on rate_limits (window_started_at);
--> statement-breakpoint
comment on table rate_limits is 'state: attempts counted across processes; keys are keyed hashes, never addresses';
--> statement-breakpoint
create table published_ocids (
  ocid text primary key,
  entity_id uuid not null references entities (id),
  claimed_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table published_ocids is 'state: which entity published an ocid first; claimed inside publishing';
