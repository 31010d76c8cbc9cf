-- The second factor (TOTP and recovery codes), sign-ins that wait for it, and what a session tells its owner.
create table second_factors (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null unique references users (id) on delete cascade,
  -- AES-256-GCM of the key, bound to the person; key_id names the secret it was sealed with, so that secrets can change.
  secret_box text not null,
  key_id text not null,
  -- The 30-second step of the last code that was taken: that one and all before it are refused.
  last_step bigint not null,
  code_salt text not null,
  confirmed_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table second_factors is 'state: the second factor of a person; its key is encrypted';
--> statement-breakpoint
create table recovery_codes (
  factor_id uuid not null references second_factors (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (factor_id, code_hash)
);
--> statement-breakpoint
comment on table recovery_codes is 'state: Argon2id hashes of recovery codes, each good for one sign-in';
--> statement-breakpoint
create table waiting_sign_ins (
  id_hash text primary key,
  user_id uuid not null references users (id) on delete cascade,
  failures integer not null default 0,
  browser text,
  expires_at timestamptz not null
);
--> statement-breakpoint
create index waiting_sign_ins_by_user on waiting_sign_ins (user_id);
--> statement-breakpoint
create index waiting_sign_ins_by_expiry on waiting_sign_ins (expires_at);
--> statement-breakpoint
comment on table waiting_sign_ins is 'state: sign-ins whose password was right and whose code is still to come; they open nothing';
--> statement-breakpoint
-- public_id names a session on its owner's screen; browser is a plain description, never the header; a session dies with the factor
-- it was opened with; proved_at is when who sits there last gave their password.
alter table sessions
  add column public_id uuid not null default gen_random_uuid() unique,
  add column browser text,
  add column factor_id uuid references second_factors (id) on delete cascade,
  add column proved_at timestamptz not null default now();
--> statement-breakpoint
create index sessions_by_factor on sessions (factor_id);
--> statement-breakpoint
-- Set when somebody else took the factor away, until the person has read it.
alter table users add column factor_reset_at timestamptz;
--> statement-breakpoint
grant select, insert, delete on second_factors to portal_account;
--> statement-breakpoint
grant update (secret_box, key_id, last_step, code_salt) on second_factors to portal_account;
--> statement-breakpoint
grant select, insert, delete on recovery_codes to portal_account;
--> statement-breakpoint
grant update (used_at) on recovery_codes to portal_account;
--> statement-breakpoint
grant select, insert, update, delete on waiting_sign_ins to portal_account;
--> statement-breakpoint
grant update (factor_reset_at) on users to portal_account;
--> statement-breakpoint
-- Who has a factor, for the screens that list people; never the key.
grant select (user_id, confirmed_at) on second_factors to portal_member, portal_platform;
