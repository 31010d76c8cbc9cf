-- The integrity registry: accounts of suppliers, applications with evidence and review, badges as acts that are only added, public keys.
-- Suppliers have a door of their own: it sees their applications and nothing of the review but what was decided.
do $$
begin
  create role portal_supplier nologin noinherit;
exception when duplicate_object or unique_violation then
  null;
end
$$;
--> statement-breakpoint
grant usage on schema public, extensions to portal_supplier;
--> statement-breakpoint
grant execute on function append_audit(uuid, json) to portal_supplier;
--> statement-breakpoint
grant execute on function enqueue_job(text, json, text, timestamptz, text, integer) to portal_supplier;
--> statement-breakpoint
create table supplier_accounts (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email) and length(email) <= 254),
  rfc text not null check (rfc ~ '^[A-ZÑ&]{3}[0-9]{6}[A-Z0-9]{3}$'),
  supplier_id text not null,
  name text not null check (length(name) between 2 and 200),
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  unique (email, rfc)
);
--> statement-breakpoint
comment on table supplier_accounts is 'state: who signs in for a company, by e-mail and RFC; that the e-mail is theirs is confirmed, that they speak for the company is for a reviewer to see';
--> statement-breakpoint
create index supplier_accounts_unconfirmed on supplier_accounts (created_at) where confirmed_at is null;
--> statement-breakpoint
create table supplier_sessions (
  id_hash text primary key,
  account_id uuid not null references supplier_accounts (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
--> statement-breakpoint
comment on table supplier_sessions is 'state: sessions of suppliers, by the SHA-256 of their id';
--> statement-breakpoint
create index supplier_sessions_by_account on supplier_sessions (account_id);
--> statement-breakpoint
create index supplier_sessions_by_expiry on supplier_sessions (expires_at);
--> statement-breakpoint
-- Mails to suppliers. The kinds are a list of the code (app/mail/mail-kinds.ts); the table holds the shape.
alter table mails
  add column supplier_account_id uuid references supplier_accounts (id) on delete set null,
  drop constraint if exists mails_kind_check,
  add constraint mails_kind_check check (kind ~ '^[a-z][a-z-]{2,40}$');
--> statement-breakpoint
create index mails_by_supplier on mails (supplier_account_id) where supplier_account_id is not null;
--> statement-breakpoint
create table integrity_applications (
  id uuid primary key default gen_random_uuid(),
  folio text not null unique check (folio ~ '^SI-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{8}$'),
  account_id uuid not null references supplier_accounts (id),
  kind text not null check (kind in ('new', 'update', 'renewal')),
  badge_folio text,
  supplier_id text not null,
  rfc text not null,
  name text not null,
  state text not null default 'draft' check (state in (
    'draft', 'sent', 'in-review', 'questioned', 'proposed', 'granted', 'denied', 'appealed', 'appeal-granted', 'appeal-denied', 'desisted'
  )),
  elements_from date not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  sent_at timestamptz,
  decided_on date,
  appeal_text text,
  reviewer_id uuid references users (id),
  decider_id uuid references users (id),
  recommendation text check (recommendation in ('grant', 'deny')),
  recommendation_reasons text,
  check (kind = 'new' or badge_folio is not null)
);
--> statement-breakpoint
comment on table integrity_applications is 'state: applications to the integrity registry; what they hold is never public';
--> statement-breakpoint
create unique index integrity_applications_one_open on integrity_applications (account_id)
  where state in ('draft', 'sent', 'in-review', 'questioned', 'proposed', 'appealed');
--> statement-breakpoint
create index integrity_applications_by_state on integrity_applications (state, sent_at);
--> statement-breakpoint
create table integrity_answers (
  application_id uuid not null references integrity_applications (id),
  element text not null,
  level smallint check (level between 0 and 3),
  answer text not null default '' check (length(answer) <= 6000),
  saved_at timestamptz not null default now(),
  primary key (application_id, element)
);
--> statement-breakpoint
comment on table integrity_answers is 'state: what an applicant writes of each element, and how it judges itself';
--> statement-breakpoint
create table integrity_evidence (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references integrity_applications (id),
  element text not null,
  title text not null check (length(title) between 1 and 200),
  url text check (url ~ '^https?://' and length(url) <= 1000),
  type text,
  bytes bigint,
  sha256 text,
  added_at timestamptz not null default now(),
  check ((url is null) <> (sha256 is null))
);
--> statement-breakpoint
comment on table integrity_evidence is 'state: links and files that show an element; what is in the files lies beside';
--> statement-breakpoint
create index integrity_evidence_by_application on integrity_evidence (application_id, element);
--> statement-breakpoint
-- In the database and not on disk: a file is there exactly when its row is, and every backup has it.
create table integrity_evidence_files (
  evidence_id uuid primary key references integrity_evidence (id) on delete cascade,
  content bytea not null check (length(content) <= 10485760)
);
--> statement-breakpoint
comment on table integrity_evidence_files is 'state: what is in the files of an applicant; for it and for reviewers only';
--> statement-breakpoint
create table integrity_marks (
  application_id uuid not null references integrity_applications (id),
  element text not null,
  level smallint not null check (level between 0 and 3),
  reasons text not null check (length(reasons) between 1 and 4000),
  marked_by uuid not null references users (id),
  marked_at timestamptz not null default now(),
  primary key (application_id, element)
);
--> statement-breakpoint
comment on table integrity_marks is 'state: how a reviewer judges each element, with reasons; for reviewers only until a decision takes them up';
--> statement-breakpoint
create table integrity_messages (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references integrity_applications (id),
  author text not null check (author in ('reviewer', 'applicant')),
  user_id uuid references users (id),
  element text,
  body text not null check (length(body) between 1 and 4000),
  at timestamptz not null default now()
);
--> statement-breakpoint
comment on table integrity_messages is 'state: questions of the reviewer and answers of the applicant';
--> statement-breakpoint
create index integrity_messages_by_application on integrity_messages (application_id, at);
--> statement-breakpoint
create table integrity_conflicts (
  application_id uuid not null references integrity_applications (id),
  user_id uuid not null references users (id),
  reason text not null check (length(reason) between 1 and 1000),
  at timestamptz not null default now(),
  primary key (application_id, user_id)
);
--> statement-breakpoint
comment on table integrity_conflicts is 'state: conflicts of interest declared by reviewers; who declared one takes no part';
--> statement-breakpoint
create table integrity_acts (
  application_id uuid not null references integrity_applications (id),
  position integer not null,
  at timestamptz not null default now(),
  act text not null,
  actor_id uuid references users (id),
  from_state text not null,
  to_state text not null,
  reasons text not null default '',
  primary key (application_id, position)
);
--> statement-breakpoint
comment on table integrity_acts is 'state: what happened to an application, only ever appended to';
--> statement-breakpoint
create table integrity_decisions (
  application_id uuid not null references integrity_applications (id),
  stage text not null check (stage in ('first', 'appeal')),
  outcome text not null check (outcome in ('granted', 'denied')),
  reasons text not null check (length(reasons) between 1 and 6000),
  marks jsonb not null,
  decided_by uuid not null references users (id),
  decided_on date not null,
  appeal_until date,
  at timestamptz not null default now(),
  primary key (application_id, stage)
);
--> statement-breakpoint
comment on table integrity_decisions is 'state: decisions with their reasons and the marks they rest on, as the applicant is told them';
--> statement-breakpoint
create table integrity_badge_acts (
  folio text not null check (folio ~ '^PI-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{8}$'),
  position integer not null,
  act text not null check (act in ('granted', 'update-sent', 'updated', 'update-refused', 'renewed', 'suspended', 'lifted', 'withdrawn')),
  on_day date not null,
  at timestamptz not null default now(),
  valid_until date,
  update_due_on date,
  cause_key text,
  cause text,
  ground text,
  origin text check (origin in ('decision', 'automatic')),
  application_id uuid references integrity_applications (id),
  actor_id uuid references users (id),
  primary key (folio, position),
  check (act <> 'granted' or (valid_until is not null and position = 1))
);
--> statement-breakpoint
comment on table integrity_badge_acts is 'state: what happened to each badge and who did it, only ever appended to';
--> statement-breakpoint
create table published_badges (
  folio text primary key,
  supplier_id text not null,
  rfc text not null,
  name text not null,
  granted_on date not null,
  valid_until date not null,
  update_due_on date,
  lapses_on date not null,
  suspended boolean not null,
  withdrawn boolean not null,
  elements text[] not null,
  law text not null,
  acts jsonb not null,
  words text not null,
  changed_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table published_badges is 'published: badges of the integrity registry: whose, since when, until when and all that happened to them';
--> statement-breakpoint
create index published_badges_by_supplier on published_badges (supplier_id);
--> statement-breakpoint
create index published_badges_by_age on published_badges (granted_on desc, folio desc);
--> statement-breakpoint
create index published_badges_words on published_badges using gin (words extensions.gin_trgm_ops);
--> statement-breakpoint
create table published_signing_keys (
  key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
  public_key text not null,
  used_from timestamptz not null default now(),
  used_until timestamptz
);
--> statement-breakpoint
comment on table published_signing_keys is 'published: public keys with which answers on badges are or were signed, with the time of their use';
--> statement-breakpoint
create unique index published_signing_keys_one_in_use on published_signing_keys ((true)) where used_until is null;
--> statement-breakpoint
do $$
declare
  table_name text;
begin
  foreach table_name in array array['integrity_acts', 'integrity_decisions', 'integrity_badge_acts'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      table_name || '_are_never_changed', table_name);
  end loop;
end
$$;
--> statement-breakpoint
grant select, insert, delete on supplier_accounts to portal_account;
--> statement-breakpoint
grant update (name, confirmed_at) on supplier_accounts to portal_account;
--> statement-breakpoint
grant select, insert, delete on supplier_sessions to portal_account;
--> statement-breakpoint
grant select on supplier_accounts to portal_supplier, portal_coordinator, portal_platform;
--> statement-breakpoint
grant select (supplier_account_id) on mails to portal_account;
--> statement-breakpoint
grant insert on mails to portal_supplier, portal_coordinator;
--> statement-breakpoint
grant select (id) on mails to portal_supplier, portal_coordinator;
--> statement-breakpoint
-- The applicant's side: nothing of who reviews.
grant select (id, folio, account_id, kind, badge_folio, supplier_id, rfc, name, state, elements_from, created_at, changed_at, sent_at, decided_on, appeal_text)
  on integrity_applications to portal_supplier;
--> statement-breakpoint
grant insert (folio, account_id, kind, badge_folio, supplier_id, rfc, name, elements_from) on integrity_applications to portal_supplier;
--> statement-breakpoint
grant update (state, changed_at, sent_at, appeal_text) on integrity_applications to portal_supplier;
--> statement-breakpoint
grant select, insert, update on integrity_answers to portal_supplier;
--> statement-breakpoint
grant select, insert, delete on integrity_evidence to portal_supplier;
--> statement-breakpoint
grant select, insert on integrity_evidence_files to portal_supplier;
--> statement-breakpoint
grant select (id, application_id, author, element, body, at), insert (application_id, author, element, body) on integrity_messages to portal_supplier;
--> statement-breakpoint
grant select (application_id, position, at, act, from_state, to_state, reasons), insert (application_id, position, act, from_state, to_state, reasons)
  on integrity_acts to portal_supplier;
--> statement-breakpoint
grant select (application_id, stage, outcome, reasons, marks, decided_on, appeal_until, at) on integrity_decisions to portal_supplier;
--> statement-breakpoint
-- The coordination's side.
grant select on integrity_applications, integrity_answers, integrity_evidence, integrity_evidence_files, integrity_marks, integrity_messages, integrity_conflicts, integrity_acts,
  integrity_decisions, integrity_badge_acts to portal_coordinator;
--> statement-breakpoint
grant update (state, changed_at, decided_on, badge_folio, reviewer_id, decider_id, recommendation, recommendation_reasons) on integrity_applications to portal_coordinator;
--> statement-breakpoint
grant insert, update on integrity_marks to portal_coordinator;
--> statement-breakpoint
grant insert on integrity_messages, integrity_conflicts, integrity_acts, integrity_decisions, integrity_badge_acts to portal_coordinator;
--> statement-breakpoint
-- Whom an application may be given to.
grant select (id, name, state_roles, disabled_at) on users to portal_coordinator;
--> statement-breakpoint
-- Jobs: updates that were sent, suspensions by themselves, reminders.
grant select on integrity_badge_acts to portal_platform;
--> statement-breakpoint
grant insert on integrity_badge_acts to portal_platform;
--> statement-breakpoint
grant select (id, account_id, kind, badge_folio, state, sent_at) on integrity_applications to portal_platform;
--> statement-breakpoint
grant select on published_badges, published_signing_keys to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor,
  portal_platform, portal_supplier;
--> statement-breakpoint
grant insert, update on published_badges to portal_coordinator, portal_platform;
--> statement-breakpoint
grant insert on published_signing_keys to portal_platform;
--> statement-breakpoint
grant update (used_until) on published_signing_keys to portal_platform;
--> statement-breakpoint
-- Whether a supplier has a page.
grant select on published_suppliers to portal_supplier;
