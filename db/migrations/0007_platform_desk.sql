-- The desk of operation: why and since when an entity is stopped, which of its facts were decided on the screen, every act on the roster.
alter table entities
  add column status_reason text,
  add column status_since text,
  add column screen_fields text[] not null default '{}';
--> statement-breakpoint
alter table published_entities add column status_since text;
--> statement-breakpoint
create table entity_acts (
  id uuid primary key default gen_random_uuid(),
  entity_id uuid not null references entities (id),
  at timestamptz not null default now(),
  actor_id uuid references users (id),
  act text not null check (act in ('added', 'corrected', 'renamed', 'suspended', 'reinstated', 'closed', 'reopened', 'administrator-invited')),
  origin text not null check (origin in ('screen', 'import', 'file')),
  effective_on text,
  reason text not null default '',
  detail jsonb not null default '{}'
);
--> statement-breakpoint
comment on table entity_acts is 'state: acts on the roster, with what changed, from which day and why; only ever appended to';
--> statement-breakpoint
create index entity_acts_by_entity on entity_acts (entity_id, at);
--> statement-breakpoint
create trigger entity_acts_are_never_changed before update or delete or truncate on entity_acts
  for each statement execute function refuse_change();
--> statement-breakpoint
grant select, insert on entity_acts to portal_platform;
--> statement-breakpoint
grant select on entity_acts to portal_coordinator, portal_auditor;
--> statement-breakpoint
-- A person's bookmark under a former address of their entity leads to the present one.
grant select on entity_aliases to portal_account;
--> statement-breakpoint
-- When somebody of the entity last did something, whatever it was. Acts of operation on it are no sign of its life. The role is asked
-- for by its setting: the chain is written by a function that runs as the owner.
alter table audit_heads add column last_sign_at timestamptz;
--> statement-breakpoint
create function note_sign_of_life() returns trigger
  language plpgsql
  as $$
  begin
    new.last_sign_at := case when current_setting('role', true) = 'portal_platform' then case when tg_op = 'UPDATE' then old.last_sign_at end else now() end;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger note_sign_of_life before insert or update on audit_heads for each row execute function note_sign_of_life();
--> statement-breakpoint
-- Counters of the whole roster: operation reads who is a member where, and when an entity last gave a sign of life, while no entity
-- is at hand. It still reads no draft: those policies stay as they are.
create policy "operation counts members of all entities" on memberships for select to portal_platform
  using ((select current_entity_id()) is null);
--> statement-breakpoint
create policy "operation sees signs of life of all entities" on audit_heads for select to portal_platform
  using ((select current_entity_id()) is null);
--> statement-breakpoint
create policy "operation counts invitations of all entities" on invitations for select to portal_platform
  using ((select current_entity_id()) is null);
