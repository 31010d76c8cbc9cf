-- Invitations to work in an entity, mails that wait to be sent, and the notice that every new administrator of an entity causes.
create table invitations (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  email text not null check (email = lower(email)),
  name text not null,
  roles text[] not null check (
    cardinality(roles) > 0 and roles <@ array['capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control']
  ),
  state text not null default 'pending' check (state in ('pending', 'accepted', 'withdrawn', 'replaced')),
  invited_by uuid references users (id),
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  closed_by uuid references users (id),
  closed_at timestamptz,
  primary key (entity_id, id)
);
--> statement-breakpoint
comment on table invitations is 'tenant: who was invited to work in the entity, as what and until when; the token is kept elsewhere, as a hash';
--> statement-breakpoint
create unique index invitations_one_pending on invitations (entity_id, email) where state = 'pending';
--> statement-breakpoint
create table member_notices (
  entity_id uuid not null references entities (id),
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references users (id),
  kind text not null check (kind in ('new-admin')),
  about_user_id uuid not null references users (id),
  at timestamptz not null default now(),
  seen_at timestamptz,
  primary key (entity_id, id)
);
--> statement-breakpoint
comment on table member_notices is 'tenant: what a member is shown at their desk until they have seen it';
--> statement-breakpoint
create index member_notices_unseen on member_notices (entity_id, user_id) where seen_at is null;
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array['invitations', 'member_notices'] loop
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
create table mails (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in (
    'invitation', 'password-reset', 'password-changed', 'second-factor-reset', 'second-factor-changed', 'new-admin', 'roles-changed'
  )),
  user_id uuid references users (id),
  entity_id uuid references entities (id),
  invitation_id uuid,
  about_user_id uuid references users (id),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'expired', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  valid_until timestamptz not null,
  problem text check (problem ~ '^[a-z][a-z-]{1,40}$'),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (entity_id, invitation_id) references invitations (entity_id, id),
  check (invitation_id is null or entity_id is not null)
);
--> statement-breakpoint
comment on table mails is 'state: mails to send, by kind and ids only: neither text nor address nor secret; a restore sets what was waiting to dead';
--> statement-breakpoint
create index mails_waiting on mails (next_attempt_at) where state in ('queued', 'sending');
--> statement-breakpoint
create index mails_by_invitation on mails (invitation_id) where invitation_id is not null;
--> statement-breakpoint
create index mails_by_age on mails (created_at);
--> statement-breakpoint
create table mail_tokens (
  token_hash text primary key,
  mail_id uuid not null references mails (id) on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
--> statement-breakpoint
comment on table mail_tokens is 'state: what the links in mails open, by the SHA-256 of the secret in them; made when the mail is sent';
--> statement-breakpoint
create index mail_tokens_by_mail on mail_tokens (mail_id);
--> statement-breakpoint
-- A member sees their own notices and says that they were seen.
grant select, update (seen_at) on member_notices to portal_member;
--> statement-breakpoint
-- Any writing door may ask for a mail; only the operator's side (the deliverer) works on the queue.
grant insert on mails to portal_account, portal_member, portal_worker, portal_platform;
--> statement-breakpoint
grant select (id) on mails to portal_member, portal_worker;
--> statement-breakpoint
grant select (id, kind, user_id, entity_id, invitation_id) on mails to portal_account;
--> statement-breakpoint
grant select, update, delete on mails to portal_platform;
--> statement-breakpoint
grant select, update (used_at) on mail_tokens to portal_account;
--> statement-breakpoint
grant select, insert, update, delete on mail_tokens to portal_platform;
--> statement-breakpoint
-- Invitations, members, and the end of sessions when somebody's roles change, in one transaction.
grant select, insert, update on invitations to portal_platform;
--> statement-breakpoint
grant select, insert on member_notices to portal_platform;
--> statement-breakpoint
grant select (user_id), delete on sessions to portal_platform;
--> statement-breakpoint
grant select (user_id), delete on waiting_sign_ins to portal_platform;
