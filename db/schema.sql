-- Written by npm run db:dump; a test keeps it equal to what the migrations make.

-- tenant: hash-chained log of acts; only ever appended to
create table audit_events (
  entity_id uuid not null,
  position bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  door text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  constraint audit_events_pkey PRIMARY KEY (entity_id, "position"),
  constraint audit_events_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX audit_events_by_action ON public.audit_events USING btree (entity_id, action, "position");
CREATE INDEX audit_events_by_actor ON public.audit_events USING btree (entity_id, actor_id, "position") WHERE (actor_id IS NOT NULL);
CREATE TRIGGER audit_entry_follows_the_last BEFORE INSERT ON public.audit_events FOR EACH ROW EXECUTE FUNCTION audit_entry_follows_the_last();
CREATE TRIGGER audit_events_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy "a backup sees every row" on audit_events for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on audit_events for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on audit_events for all to public using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant select (actor_id, detail, entity_id, position, subject) on audit_events to portal_finder;
grant select on audit_events to portal_backup;
grant select on audit_events to portal_member;
grant select on audit_events to portal_platform;
grant select on audit_events to portal_worker;

-- tenant: last link of the audit chain of the entity; its row lock orders the writers
create table audit_heads (
  entity_id uuid not null,
  position bigint not null,
  hash text not null,
  last_sign_at timestamp with time zone,
  constraint audit_heads_pkey PRIMARY KEY (entity_id),
  constraint audit_heads_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER audit_head_follows_entries BEFORE INSERT OR UPDATE ON public.audit_heads FOR EACH ROW EXECUTE FUNCTION audit_head_follows_entries();
CREATE TRIGGER audit_heads_stay BEFORE DELETE OR TRUNCATE ON public.audit_heads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_sign_of_life BEFORE INSERT OR UPDATE ON public.audit_heads FOR EACH ROW EXECUTE FUNCTION note_sign_of_life();
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy "a backup sees every row" on audit_heads for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on audit_heads for select to portal_finder using (true) with check (none);
create policy "operation sees signs of life of all entities" on audit_heads for select to portal_platform using ((( SELECT current_entity_id() AS current_entity_id) IS NULL)) with check (none);
create policy "rows of the entity at hand" on audit_heads for all to public using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant select (entity_id, position) on audit_heads to portal_finder;
grant select on audit_heads to portal_backup;
grant select on audit_heads to portal_member;
grant select on audit_heads to portal_platform;
grant select on audit_heads to portal_worker;

-- tenant: what the control body of the entity is told of matches with lists of sanctions
create table control_notices (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  ocid text not null,
  supplier_id text not null,
  act text not null,
  act_ref text not null,
  outcome text not null,
  reason text,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone,
  seen_by uuid,
  constraint control_notices_entity_id_kind_ocid_act_act_ref_supplier_id_key UNIQUE (entity_id, kind, ocid, act, act_ref, supplier_id, outcome),
  constraint control_notices_pkey PRIMARY KEY (entity_id, id),
  constraint control_notices_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint control_notices_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES users(id),
  constraint control_notices_kind_check CHECK ((kind = ANY (ARRAY['sanction-stop'::text, 'sanction-match'::text])))
);
CREATE INDEX control_notices_by_time ON public.control_notices USING btree (entity_id, created_at DESC, id);
alter table control_notices enable row level security;
alter table control_notices force row level security;
create policy "a backup sees every row" on control_notices for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on control_notices for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on control_notices for all to portal_member, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select on control_notices to portal_worker;
grant select (act, entity_id, ocid, reason, seen_by, supplier_id) on control_notices to portal_finder;
grant select on control_notices to portal_backup;
grant select on control_notices to portal_member;
grant update (seen_at, seen_by) on control_notices to portal_member;

-- tenant: running numbers of the entity, such as file numbers of a year
create table counters (
  entity_id uuid not null,
  name text not null,
  value bigint not null,
  constraint counters_pkey PRIMARY KEY (entity_id, name),
  constraint counters_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
alter table counters enable row level security;
alter table counters force row level security;
create policy "a backup sees every row" on counters for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on counters for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on counters for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select, update on counters to portal_member;
grant insert, select, update on counters to portal_worker;
grant select (entity_id, name) on counters to portal_finder;
grant select on counters to portal_backup;

-- state: the one state that this deployment serves
create table deployment (
  only_row boolean not null default true,
  state_slug text not null,
  settings jsonb not null,
  synced_at timestamp with time zone not null default now(),
  constraint deployment_pkey PRIMARY KEY (only_row),
  constraint deployment_only_row_check CHECK (only_row)
);
grant insert, select, update on deployment to portal_platform;
grant select (settings, state_slug) on deployment to portal_finder;
grant select on deployment to portal_account;
grant select on deployment to portal_auditor;
grant select on deployment to portal_backup;
grant select on deployment to portal_coordinator;
grant select on deployment to portal_member;
grant select on deployment to portal_worker;

-- tenant: comments and steps of the review of a draft
create table draft_events (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  draft_id uuid not null,
  kind text not null,
  path text,
  body text not null default ''::text,
  revision integer not null,
  actor_id uuid,
  at timestamp with time zone not null default now(),
  constraint draft_events_pkey PRIMARY KEY (entity_id, id),
  constraint draft_events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint draft_events_entity_id_draft_id_fkey FOREIGN KEY (entity_id, draft_id) REFERENCES drafts(entity_id, id),
  constraint draft_events_kind_check CHECK ((kind = ANY (ARRAY['created'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'published'::text, 'reopened'::text, 'comment'::text])))
);
CREATE INDEX draft_events_by_draft ON public.draft_events USING btree (entity_id, draft_id, at);
alter table draft_events enable row level security;
alter table draft_events force row level security;
create policy "a backup sees every row" on draft_events for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on draft_events for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on draft_events for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select on draft_events to portal_member;
grant insert, select on draft_events to portal_worker;
grant select (actor_id, body, draft_id, entity_id, id, path) on draft_events to portal_finder;
grant select on draft_events to portal_backup;

-- tenant: processes being captured, one EDCA-MX document each; never public; without a person where the operator imported them
create table drafts (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  ocid text not null,
  document jsonb not null,
  revision integer not null default 1,
  state text not null default 'draft'::text,
  title text not null default ''::text,
  method text,
  findings jsonb not null default '[]'::jsonb,
  error_count integer not null default 0,
  warning_count integer not null default 0,
  answered_count smallint not null default 0,
  captured_by uuid[] not null default '{}'::uuid[],
  published_revision integer,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint drafts_entity_id_ocid_key UNIQUE (entity_id, ocid),
  constraint drafts_pkey PRIMARY KEY (entity_id, id),
  constraint drafts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint drafts_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint drafts_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES users(id),
  constraint drafts_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'returned'::text, 'approved'::text, 'published'::text])))
);
CREATE INDEX drafts_by_update ON public.drafts USING btree (entity_id, updated_at DESC, id);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy "a backup sees every row" on drafts for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on drafts for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on drafts for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select, update on drafts to portal_member;
grant insert, select, update on drafts to portal_worker;
grant select (captured_by, created_by, document, entity_id, findings, id, ocid, title, updated_by) on drafts to portal_finder;
grant select on drafts to portal_backup;

-- state: roster of the contracting entities; the reserved row carries state-level audit events
create table entities (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  key text not null,
  name text not null,
  short_name text not null,
  level text not null,
  sphere text not null,
  kind text not null,
  parent_id uuid,
  inegi_key text,
  rfc text,
  source text not null,
  note text,
  notice text,
  closed text,
  status text not null default 'active'::text,
  successor_id uuid,
  reserved boolean not null default false,
  separate_publisher boolean not null default false,
  natural_rfc_legal_basis text,
  created_at timestamp with time zone not null default now(),
  status_reason text,
  status_since text,
  screen_fields text[] not null default '{}'::text[],
  constraint entities_key_key UNIQUE (key),
  constraint entities_slug_key UNIQUE (slug),
  constraint entities_pkey PRIMARY KEY (id),
  constraint entities_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES entities(id),
  constraint entities_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES entities(id),
  constraint entities_key_check CHECK ((key ~ '^[A-Z0-9]{2,12}$'::text)),
  constraint entities_level_check CHECK ((level = ANY (ARRAY['ESTATAL'::text, 'MUNICIPAL'::text]))),
  constraint entities_slug_check CHECK ((slug ~ '^[a-z0-9_][a-z0-9-]{1,79}$'::text)),
  constraint entities_sphere_check CHECK ((sphere = ANY (ARRAY['EJECUTIVO'::text, 'LEGISLATIVO'::text, 'JUDICIAL'::text, 'ORGANO_AUTONOMO'::text, 'MUNICIPAL'::text]))),
  constraint entities_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX entities_reserved ON public.entities USING btree (reserved) WHERE reserved;
grant insert, select, update on entities to portal_platform;
grant select (id) on entities to portal_sweeper;
grant select (id, name, natural_rfc_legal_basis, note, notice, rfc, short_name, slug, source, status_reason) on entities to portal_finder;
grant select on entities to portal_account;
grant select on entities to portal_auditor;
grant select on entities to portal_backup;
grant select on entities to portal_coordinator;
grant select on entities to portal_member;
grant select on entities to portal_worker;

-- state: acts on the roster, with what changed, from which day and why; only ever appended to
create table entity_acts (
  id uuid not null default gen_random_uuid(),
  entity_id uuid not null,
  at timestamp with time zone not null default now(),
  actor_id uuid,
  act text not null,
  origin text not null,
  effective_on text,
  reason text not null default ''::text,
  detail jsonb not null default '{}'::jsonb,
  constraint entity_acts_pkey PRIMARY KEY (id),
  constraint entity_acts_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint entity_acts_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint entity_acts_act_check CHECK ((act = ANY (ARRAY['added'::text, 'corrected'::text, 'renamed'::text, 'suspended'::text, 'reinstated'::text, 'closed'::text, 'reopened'::text, 'administrator-invited'::text]))),
  constraint entity_acts_origin_check CHECK ((origin = ANY (ARRAY['screen'::text, 'import'::text, 'file'::text])))
);
CREATE INDEX entity_acts_by_entity ON public.entity_acts USING btree (entity_id, at);
CREATE TRIGGER entity_acts_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.entity_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on entity_acts to portal_platform;
grant select (actor_id, detail, entity_id, id, reason) on entity_acts to portal_finder;
grant select on entity_acts to portal_auditor;
grant select on entity_acts to portal_backup;
grant select on entity_acts to portal_coordinator;

-- state: former names of entities, with their dates
create table entity_aliases (
  entity_id uuid not null,
  slug text not null,
  name text not null,
  short_name text,
  valid_from text,
  valid_until text,
  source text not null,
  constraint entity_aliases_pkey PRIMARY KEY (entity_id, slug, name),
  constraint entity_aliases_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX entity_aliases_by_slug ON public.entity_aliases USING btree (slug);
grant insert, select on entity_aliases to portal_platform;
grant select (entity_id, name, short_name, slug, source) on entity_aliases to portal_finder;
grant select on entity_aliases to portal_account;
grant select on entity_aliases to portal_auditor;
grant select on entity_aliases to portal_backup;
grant select on entity_aliases to portal_coordinator;
grant select on entity_aliases to portal_worker;

-- tenant: files of an import, those inside of a zip included, with the counts of each
create table import_files (
  entity_id uuid not null,
  import_id uuid not null,
  position integer not null,
  name text not null,
  bytes bigint not null,
  releases integer not null default 0,
  accepted integer not null default 0,
  historical integer not null default 0,
  duplicates integer not null default 0,
  rejected integer not null default 0,
  warnings integer not null default 0,
  constraint import_files_pkey PRIMARY KEY (entity_id, import_id, "position"),
  constraint import_files_entity_id_import_id_fkey FOREIGN KEY (entity_id, import_id) REFERENCES imports(entity_id, id)
);
alter table import_files enable row level security;
alter table import_files force row level security;
create policy "a backup sees every row" on import_files for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on import_files for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on import_files for all to portal_member, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on import_files for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant delete on import_files to portal_sweeper;
grant insert, select, update on import_files to portal_worker;
grant select (entity_id, import_id) on import_files to portal_sweeper;
grant select (entity_id, import_id, name, position) on import_files to portal_finder;
grant select on import_files to portal_backup;
grant select on import_files to portal_member;

-- tenant: what an import found wrong or doubtful, in the order in which it was found
create table import_findings (
  entity_id uuid not null,
  import_id uuid not null,
  position integer not null,
  severity text not null,
  file text not null,
  ocid text,
  release_id text,
  path text not null,
  message text not null,
  constraint import_findings_pkey PRIMARY KEY (entity_id, import_id, "position"),
  constraint import_findings_entity_id_import_id_fkey FOREIGN KEY (entity_id, import_id) REFERENCES imports(entity_id, id),
  constraint import_findings_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);
alter table import_findings enable row level security;
alter table import_findings force row level security;
create policy "a backup sees every row" on import_findings for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on import_findings for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on import_findings for all to portal_member, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on import_findings for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant delete on import_findings to portal_sweeper;
grant insert, select on import_findings to portal_worker;
grant select (entity_id, file, import_id, message, ocid, path, position, release_id) on import_findings to portal_finder;
grant select (entity_id, import_id) on import_findings to portal_sweeper;
grant select on import_findings to portal_backup;
grant select on import_findings to portal_member;

-- tenant: imports of files: state, how far, counts; the findings and the files lie beside
create table imports (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  actor text not null,
  at timestamp with time zone not null default now(),
  counts jsonb not null default '{}'::jsonb,
  state text not null default 'waiting'::text,
  publish boolean not null default false,
  actor_id uuid,
  sources jsonb not null default '[]'::jsonb,
  bytes_stored bigint not null default 0,
  bytes_total bigint not null default 0,
  bytes_done bigint not null default 0,
  processes_total integer not null default 0,
  processes_done integer not null default 0,
  finding_count integer not null default 0,
  failure text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (entity_id, id),
  constraint imports_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint imports_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'running'::text, 'cancelling'::text, 'cancelled'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX imports_by_time ON public.imports USING btree (entity_id, at DESC, id);
alter table imports enable row level security;
alter table imports force row level security;
create policy "a backup sees every row" on imports for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on imports for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on imports for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on imports for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select on imports to portal_member;
grant insert, select, update on imports to portal_worker;
grant select (actor_id, entity_id, failure, id, sources) on imports to portal_finder;
grant select on imports to portal_backup;
grant select, update (failure, sources) on imports to portal_sweeper;
grant update (state) on imports to portal_member;

-- state: what happened to an application, only ever appended to
create table integrity_acts (
  application_id uuid not null,
  position integer not null,
  at timestamp with time zone not null default now(),
  act text not null,
  actor_id uuid,
  from_state text not null,
  to_state text not null,
  reasons text not null default ''::text,
  constraint integrity_acts_pkey PRIMARY KEY (application_id, "position"),
  constraint integrity_acts_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint integrity_acts_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id)
);
CREATE TRIGGER integrity_acts_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.integrity_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select (act, application_id, from_state, position, reasons, to_state) on integrity_acts to portal_supplier;
grant insert, select on integrity_acts to portal_coordinator;
grant select (actor_id, application_id, reasons) on integrity_acts to portal_finder;
grant select on integrity_acts to portal_backup;

-- state: what an applicant writes of each element, and how it judges itself
create table integrity_answers (
  application_id uuid not null,
  element text not null,
  level smallint,
  answer text not null default ''::text,
  saved_at timestamp with time zone not null default now(),
  constraint integrity_answers_pkey PRIMARY KEY (application_id, element),
  constraint integrity_answers_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_answers_answer_check CHECK ((length(answer) <= 6000)),
  constraint integrity_answers_level_check CHECK (((level >= 0) AND (level <= 3)))
);
grant insert, select, update on integrity_answers to portal_supplier;
grant select (answer, application_id) on integrity_answers to portal_finder;
grant select on integrity_answers to portal_backup;
grant select on integrity_answers to portal_coordinator;

-- state: applications to the integrity registry; what they hold is never public
create table integrity_applications (
  id uuid not null default gen_random_uuid(),
  folio text not null,
  account_id uuid not null,
  kind text not null,
  badge_folio text,
  supplier_id text not null,
  rfc text not null,
  name text not null,
  state text not null default 'draft'::text,
  elements_from date not null,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  decided_on date,
  appeal_text text,
  reviewer_id uuid,
  decider_id uuid,
  recommendation text,
  recommendation_reasons text,
  constraint integrity_applications_folio_key UNIQUE (folio),
  constraint integrity_applications_pkey PRIMARY KEY (id),
  constraint integrity_applications_account_id_fkey FOREIGN KEY (account_id) REFERENCES supplier_accounts(id),
  constraint integrity_applications_decider_id_fkey FOREIGN KEY (decider_id) REFERENCES users(id),
  constraint integrity_applications_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES users(id),
  constraint integrity_applications_check CHECK (((kind = 'new'::text) OR (badge_folio IS NOT NULL))),
  constraint integrity_applications_folio_check CHECK ((folio ~ '^SI-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{8}$'::text)),
  constraint integrity_applications_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'update'::text, 'renewal'::text]))),
  constraint integrity_applications_recommendation_check CHECK ((recommendation = ANY (ARRAY['grant'::text, 'deny'::text]))),
  constraint integrity_applications_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'in-review'::text, 'questioned'::text, 'proposed'::text, 'granted'::text, 'denied'::text, 'appealed'::text, 'appeal-granted'::text, 'appeal-denied'::text, 'desisted'::text])))
);
CREATE INDEX integrity_applications_by_state ON public.integrity_applications USING btree (state, sent_at);
CREATE UNIQUE INDEX integrity_applications_one_open ON public.integrity_applications USING btree (account_id) WHERE (state = ANY (ARRAY['draft'::text, 'sent'::text, 'in-review'::text, 'questioned'::text, 'proposed'::text, 'appealed'::text]));
grant insert, select, update (appeal_text, changed_at, sent_at, state) on integrity_applications to portal_supplier;
grant select (account_id, badge_folio, id, kind, sent_at, state) on integrity_applications to portal_platform;
grant select (appeal_text, decider_id, folio, name, recommendation_reasons, reviewer_id, rfc) on integrity_applications to portal_finder;
grant select on integrity_applications to portal_backup;
grant select on integrity_applications to portal_coordinator;
grant update (badge_folio, changed_at, decided_on, decider_id, recommendation, recommendation_reasons, reviewer_id, state) on integrity_applications to portal_coordinator;

-- state: what happened to each badge and who did it, only ever appended to
create table integrity_badge_acts (
  folio text not null,
  position integer not null,
  act text not null,
  on_day date not null,
  at timestamp with time zone not null default now(),
  valid_until date,
  update_due_on date,
  cause_key text,
  cause text,
  ground text,
  origin text,
  application_id uuid,
  actor_id uuid,
  constraint integrity_badge_acts_pkey PRIMARY KEY (folio, "position"),
  constraint integrity_badge_acts_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint integrity_badge_acts_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_badge_acts_act_check CHECK ((act = ANY (ARRAY['granted'::text, 'update-sent'::text, 'updated'::text, 'update-refused'::text, 'renewed'::text, 'suspended'::text, 'lifted'::text, 'withdrawn'::text]))),
  constraint integrity_badge_acts_check CHECK (((act <> 'granted'::text) OR ((valid_until IS NOT NULL) AND ("position" = 1)))),
  constraint integrity_badge_acts_folio_check CHECK ((folio ~ '^PI-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{8}$'::text)),
  constraint integrity_badge_acts_origin_check CHECK ((origin = ANY (ARRAY['decision'::text, 'automatic'::text])))
);
CREATE TRIGGER integrity_badge_acts_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.integrity_badge_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on integrity_badge_acts to portal_coordinator;
grant insert, select on integrity_badge_acts to portal_platform;
grant select (actor_id, cause, folio, ground) on integrity_badge_acts to portal_finder;
grant select on integrity_badge_acts to portal_backup;

-- state: conflicts of interest declared by reviewers; who declared one takes no part
create table integrity_conflicts (
  application_id uuid not null,
  user_id uuid not null,
  reason text not null,
  at timestamp with time zone not null default now(),
  constraint integrity_conflicts_pkey PRIMARY KEY (application_id, user_id),
  constraint integrity_conflicts_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_conflicts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint integrity_conflicts_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
grant insert, select on integrity_conflicts to portal_coordinator;
grant select (application_id, reason, user_id) on integrity_conflicts to portal_finder;
grant select on integrity_conflicts to portal_backup;

-- state: decisions with their reasons and the marks they rest on, as the applicant is told them
create table integrity_decisions (
  application_id uuid not null,
  stage text not null,
  outcome text not null,
  reasons text not null,
  marks jsonb not null,
  decided_by uuid not null,
  decided_on date not null,
  appeal_until date,
  at timestamp with time zone not null default now(),
  constraint integrity_decisions_pkey PRIMARY KEY (application_id, stage),
  constraint integrity_decisions_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint integrity_decisions_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'denied'::text]))),
  constraint integrity_decisions_reasons_check CHECK (((length(reasons) >= 1) AND (length(reasons) <= 6000))),
  constraint integrity_decisions_stage_check CHECK ((stage = ANY (ARRAY['first'::text, 'appeal'::text])))
);
CREATE TRIGGER integrity_decisions_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.integrity_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on integrity_decisions to portal_coordinator;
grant select (appeal_until, application_id, at, decided_on, marks, outcome, reasons, stage) on integrity_decisions to portal_supplier;
grant select (application_id, decided_by, marks, reasons) on integrity_decisions to portal_finder;
grant select on integrity_decisions to portal_backup;

-- state: links and files that show an element; what is in the files lies beside
create table integrity_evidence (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  element text not null,
  title text not null,
  url text,
  type text,
  bytes bigint,
  sha256 text,
  added_at timestamp with time zone not null default now(),
  constraint integrity_evidence_pkey PRIMARY KEY (id),
  constraint integrity_evidence_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_evidence_check CHECK (((url IS NULL) <> (sha256 IS NULL))),
  constraint integrity_evidence_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint integrity_evidence_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 1000)))
);
CREATE INDEX integrity_evidence_by_application ON public.integrity_evidence USING btree (application_id, element);
grant delete, insert, select on integrity_evidence to portal_supplier;
grant select (id, title, url) on integrity_evidence to portal_finder;
grant select on integrity_evidence to portal_backup;
grant select on integrity_evidence to portal_coordinator;

-- state: what is in the files of an applicant; for it and for reviewers only
create table integrity_evidence_files (
  evidence_id uuid not null,
  content bytea not null,
  constraint integrity_evidence_files_pkey PRIMARY KEY (evidence_id),
  constraint integrity_evidence_files_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES integrity_evidence(id) ON DELETE CASCADE,
  constraint integrity_evidence_files_content_check CHECK ((length(content) <= 10485760))
);
grant insert, select on integrity_evidence_files to portal_supplier;
grant select (evidence_id) on integrity_evidence_files to portal_finder;
grant select on integrity_evidence_files to portal_backup;
grant select on integrity_evidence_files to portal_coordinator;

-- state: how a reviewer judges each element, with reasons; for reviewers only until a decision takes them up
create table integrity_marks (
  application_id uuid not null,
  element text not null,
  level smallint not null,
  reasons text not null,
  marked_by uuid not null,
  marked_at timestamp with time zone not null default now(),
  constraint integrity_marks_pkey PRIMARY KEY (application_id, element),
  constraint integrity_marks_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_marks_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES users(id),
  constraint integrity_marks_level_check CHECK (((level >= 0) AND (level <= 3))),
  constraint integrity_marks_reasons_check CHECK (((length(reasons) >= 1) AND (length(reasons) <= 4000)))
);
grant insert, select, update on integrity_marks to portal_coordinator;
grant select (application_id, marked_by, reasons) on integrity_marks to portal_finder;
grant select on integrity_marks to portal_backup;

-- state: questions of the reviewer and answers of the applicant
create table integrity_messages (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  author text not null,
  user_id uuid,
  element text,
  body text not null,
  at timestamp with time zone not null default now(),
  constraint integrity_messages_pkey PRIMARY KEY (id),
  constraint integrity_messages_application_id_fkey FOREIGN KEY (application_id) REFERENCES integrity_applications(id),
  constraint integrity_messages_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint integrity_messages_author_check CHECK ((author = ANY (ARRAY['reviewer'::text, 'applicant'::text]))),
  constraint integrity_messages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000)))
);
CREATE INDEX integrity_messages_by_application ON public.integrity_messages USING btree (application_id, at);
grant insert, select (application_id, author, body, element) on integrity_messages to portal_supplier;
grant insert, select on integrity_messages to portal_coordinator;
grant select (body, id, user_id) on integrity_messages to portal_finder;
grant select on integrity_messages to portal_backup;

-- tenant: who was invited to work in the entity, as what and until when; the token is kept elsewhere, as a hash
create table invitations (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  roles text[] not null,
  state text not null default 'pending'::text,
  invited_by uuid,
  invited_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (entity_id, id),
  constraint invitations_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES users(id),
  constraint invitations_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id),
  constraint invitations_email_check CHECK ((email = lower(email))),
  constraint invitations_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['capturer'::text, 'reviewer'::text, 'publisher'::text, 'entity_admin'::text, 'internal_control'::text]))),
  constraint invitations_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'withdrawn'::text, 'replaced'::text])))
);
CREATE UNIQUE INDEX invitations_one_pending ON public.invitations USING btree (entity_id, email) WHERE (state = 'pending'::text);
alter table invitations enable row level security;
alter table invitations force row level security;
create policy "a backup sees every row" on invitations for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on invitations for select to portal_finder using (true) with check (none);
create policy "operation counts invitations of all entities" on invitations for select to portal_platform using ((( SELECT current_entity_id() AS current_entity_id) IS NULL)) with check (none);
create policy "rows of the entity at hand" on invitations for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on invitations for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant delete on invitations to portal_sweeper;
grant insert, select, update on invitations to portal_platform;
grant select (closed_at, entity_id, expires_at, id, state) on invitations to portal_sweeper;
grant select (closed_by, email, entity_id, id, invited_by, name) on invitations to portal_finder;
grant select on invitations to portal_backup;

-- state: what the links in mails open, by the SHA-256 of the secret in them; made when the mail is sent
create table mail_tokens (
  token_hash text not null,
  mail_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint mail_tokens_pkey PRIMARY KEY (token_hash),
  constraint mail_tokens_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mails(id) ON DELETE CASCADE
);
CREATE INDEX mail_tokens_by_mail ON public.mail_tokens USING btree (mail_id);
grant delete on mail_tokens to portal_sweeper;
grant delete, insert, select, update on mail_tokens to portal_platform;
grant select (expires_at, mail_id, token_hash) on mail_tokens to portal_sweeper;
grant select on mail_tokens to portal_account;
grant select on mail_tokens to portal_backup;
grant update (used_at) on mail_tokens to portal_account;

-- state: mails to send, by kind and ids only: neither text nor address nor secret; a restore sets what was waiting to dead
create table mails (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  user_id uuid,
  entity_id uuid,
  invitation_id uuid,
  about_user_id uuid,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default now(),
  lease_until timestamp with time zone,
  valid_until timestamp with time zone not null,
  problem text,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  supplier_account_id uuid,
  constraint mails_pkey PRIMARY KEY (id),
  constraint mails_about_user_id_fkey FOREIGN KEY (about_user_id) REFERENCES users(id),
  constraint mails_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint mails_entity_id_invitation_id_fkey FOREIGN KEY (entity_id, invitation_id) REFERENCES invitations(entity_id, id),
  constraint mails_supplier_account_id_fkey FOREIGN KEY (supplier_account_id) REFERENCES supplier_accounts(id) ON DELETE SET NULL,
  constraint mails_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint mails_check CHECK (((invitation_id IS NULL) OR (entity_id IS NOT NULL))),
  constraint mails_kind_check CHECK ((kind ~ '^[a-z][a-z-]{2,40}$'::text)),
  constraint mails_problem_check CHECK ((problem ~ '^[a-z][a-z-]{1,40}$'::text)),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'expired'::text, 'dead'::text])))
);
CREATE INDEX mails_by_age ON public.mails USING btree (created_at);
CREATE INDEX mails_by_invitation ON public.mails USING btree (invitation_id) WHERE (invitation_id IS NOT NULL);
CREATE INDEX mails_by_supplier ON public.mails USING btree (supplier_account_id) WHERE (supplier_account_id IS NOT NULL);
CREATE INDEX mails_waiting ON public.mails USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
grant delete on mails to portal_sweeper;
grant delete, insert, select, update on mails to portal_platform;
grant insert on mails to portal_account;
grant insert on mails to portal_coordinator;
grant insert on mails to portal_member;
grant insert on mails to portal_supplier;
grant insert on mails to portal_worker;
grant select (about_user_id, entity_id, id, user_id) on mails to portal_finder;
grant select (created_at, entity_id, id, invitation_id, state, valid_until) on mails to portal_sweeper;
grant select (entity_id, id, invitation_id, kind, supplier_account_id, user_id) on mails to portal_account;
grant select (id) on mails to portal_coordinator;
grant select (id) on mails to portal_member;
grant select (id) on mails to portal_supplier;
grant select (id) on mails to portal_worker;
grant select on mails to portal_backup;

-- tenant: what a member is shown at their desk until they have seen it
create table member_notices (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  kind text not null,
  about_user_id uuid not null,
  at timestamp with time zone not null default now(),
  seen_at timestamp with time zone,
  constraint member_notices_pkey PRIMARY KEY (entity_id, id),
  constraint member_notices_about_user_id_fkey FOREIGN KEY (about_user_id) REFERENCES users(id),
  constraint member_notices_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint member_notices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint member_notices_kind_check CHECK ((kind = 'new-admin'::text))
);
CREATE INDEX member_notices_unseen ON public.member_notices USING btree (entity_id, user_id) WHERE (seen_at IS NULL);
alter table member_notices enable row level security;
alter table member_notices force row level security;
create policy "a backup sees every row" on member_notices for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on member_notices for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on member_notices for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on member_notices for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant delete on member_notices to portal_sweeper;
grant insert, select on member_notices to portal_platform;
grant select (about_user_id, at, entity_id, id, seen_at, user_id) on member_notices to portal_sweeper;
grant select (about_user_id, entity_id, id, user_id) on member_notices to portal_finder;
grant select on member_notices to portal_backup;
grant select on member_notices to portal_member;
grant update (seen_at) on member_notices to portal_member;

-- tenant: who works in the entity, and as what
create table memberships (
  entity_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  constraint memberships_pkey PRIMARY KEY (entity_id, user_id, role),
  constraint memberships_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['capturer'::text, 'reviewer'::text, 'publisher'::text, 'entity_admin'::text, 'internal_control'::text])))
);
CREATE INDEX memberships_by_user ON public.memberships USING btree (user_id);
alter table memberships enable row level security;
alter table memberships force row level security;
create policy "a backup sees every row" on memberships for select to portal_backup using (true) with check (none);
create policy "a person sees their own memberships" on memberships for select to portal_account using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check (none);
create policy "a search for a person sees every row" on memberships for select to portal_finder using (true) with check (none);
create policy "operation counts members of all entities" on memberships for select to portal_platform using ((( SELECT current_entity_id() AS current_entity_id) IS NULL)) with check (none);
create policy "rows of the entity at hand" on memberships for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
create policy "what has reached its term in the entity at hand" on memberships for all to portal_sweeper using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant delete on memberships to portal_sweeper;
grant delete, insert, select on memberships to portal_platform;
grant select (entity_id, role, user_id) on memberships to portal_finder;
grant select (entity_id, user_id) on memberships to portal_sweeper;
grant select on memberships to portal_account;
grant select on memberships to portal_backup;
grant select on memberships to portal_member;
grant select on memberships to portal_worker;

-- state: searches for a person, exports and restrictions, by keyed digest; never the value
create table person_requests (
  id uuid not null default gen_random_uuid(),
  act text not null,
  digests text[] not null,
  folio text,
  places integer not null,
  at timestamp with time zone not null default now(),
  constraint person_requests_pkey PRIMARY KEY (id),
  constraint person_requests_act_check CHECK ((act = ANY (ARRAY['find'::text, 'export'::text, 'restrict'::text, 'lift'::text]))),
  constraint person_requests_digests_check CHECK (((cardinality(digests) >= 1) AND (cardinality(digests) <= 20))),
  constraint person_requests_folio_check CHECK (((length(folio) >= 1) AND (length(folio) <= 80)))
);
CREATE INDEX person_requests_by_time ON public.person_requests USING btree (at DESC, id);
grant delete on person_requests to portal_sweeper;
grant insert, select on person_requests to portal_platform;
grant select (at, id) on person_requests to portal_sweeper;
grant select (folio, id) on person_requests to portal_finder;
grant select on person_requests to portal_backup;

-- state: keys of persons, by keyed digest, that no publication shows from then on, whatever basis an entity has stated
create table person_restrictions (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  digest text not null,
  ground text not null,
  reason text not null,
  requested_on date not null,
  restricted_at timestamp with time zone not null default now(),
  lifted_at timestamp with time zone,
  lifted_reason text,
  constraint person_restrictions_pkey PRIMARY KEY (id),
  constraint person_restrictions_ground_check CHECK ((ground = ANY (ARRAY['oposicion'::text, 'cancelacion'::text, 'bloqueo'::text]))),
  constraint person_restrictions_kind_check CHECK ((kind = ANY (ARRAY['rfc'::text, 'curp'::text, 'email'::text, 'phone'::text]))),
  constraint person_restrictions_lifted_reason_check CHECK (((length(lifted_reason) >= 3) AND (length(lifted_reason) <= 500))),
  constraint person_restrictions_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);
CREATE UNIQUE INDEX person_restrictions_in_force ON public.person_restrictions USING btree (kind, digest) WHERE (lifted_at IS NULL);
grant delete on person_restrictions to portal_sweeper;
grant insert, select on person_restrictions to portal_platform;
grant select (digest, kind, lifted_at) on person_restrictions to portal_member;
grant select (digest, kind, lifted_at) on person_restrictions to portal_worker;
grant select (id, lifted_at) on person_restrictions to portal_sweeper;
grant select (id, lifted_reason, reason) on person_restrictions to portal_finder;
grant select on person_restrictions to portal_backup;
grant update (lifted_at, lifted_reason) on person_restrictions to portal_platform;

-- state: which version of the privacy notice each account was shown and took note of, and when
create table privacy_readings (
  user_id uuid not null,
  version text not null,
  how text not null,
  at timestamp with time zone not null default now(),
  constraint privacy_readings_pkey PRIMARY KEY (user_id, version),
  constraint privacy_readings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint privacy_readings_how_check CHECK ((how = ANY (ARRAY['invitation'::text, 'sign-in'::text, 'account'::text]))),
  constraint privacy_readings_version_check CHECK ((version ~ '^\d{4}-\d{2}-\d{2}$'::text))
);
grant delete on privacy_readings to portal_sweeper;
grant insert on privacy_readings to portal_platform;
grant insert, select on privacy_readings to portal_account;
grant select (user_id) on privacy_readings to portal_sweeper;
grant select (user_id, version) on privacy_readings to portal_finder;
grant select on privacy_readings to portal_backup;

-- published: heads of the audit chains by day, sealed; a chain rebuilt afterwards does not meet them
create table published_audit_heads (
  entity_id uuid not null,
  day date not null,
  head text not null,
  seal text not null,
  constraint published_audit_heads_pkey PRIMARY KEY (entity_id, day),
  constraint published_audit_heads_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_audit_heads_head_check CHECK ((head ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX published_audit_heads_by_day ON public.published_audit_heads USING btree (day);
CREATE TRIGGER published_audit_heads_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_audit_heads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on published_audit_heads to portal_platform;
grant select (day, entity_id) on published_audit_heads to portal_finder;
grant select on published_audit_heads to portal_auditor;
grant select on published_audit_heads to portal_backup;
grant select on published_audit_heads to portal_coordinator;
grant select on published_audit_heads to portal_member;
grant select on published_audit_heads to portal_visitor;
grant select on published_audit_heads to portal_worker;

-- published: who was awarded what by whom, for supplier and entity pages
create table published_awards (
  ocid text not null,
  award_id text not null,
  supplier_id text not null,
  entity_id uuid not null,
  supplier_name text not null,
  title text not null,
  status text not null,
  method text not null,
  historical boolean not null,
  amount numeric(18,2),
  currency text,
  award_date timestamp with time zone,
  category text not null default 'unknown'::text,
  constraint published_awards_pkey PRIMARY KEY (ocid, award_id, supplier_id),
  constraint published_awards_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_awards_by_supplier ON public.published_awards USING btree (supplier_id, award_date DESC NULLS LAST, ocid, award_id) INCLUDE (entity_id, method, historical, currency, amount, supplier_name);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_awards FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_awards to portal_worker;
grant select (award_id, entity_id, ocid, supplier_id, supplier_name, title) on published_awards to portal_finder;
grant select on published_awards to portal_auditor;
grant select on published_awards to portal_backup;
grant select on published_awards to portal_coordinator;
grant select on published_awards to portal_member;
grant select on published_awards to portal_platform;
grant select on published_awards to portal_visitor;

-- published: badges of the integrity registry: whose, since when, until when and all that happened to them
create table published_badges (
  folio text not null,
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
  changed_at timestamp with time zone not null default now(),
  constraint published_badges_pkey PRIMARY KEY (folio)
);
CREATE INDEX published_badges_by_age ON public.published_badges USING btree (granted_on DESC, folio DESC);
CREATE INDEX published_badges_by_supplier ON public.published_badges USING btree (supplier_id);
CREATE INDEX published_badges_words ON public.published_badges USING gin (words extensions.gin_trgm_ops);
grant insert, select, update on published_badges to portal_coordinator;
grant insert, select, update on published_badges to portal_platform;
grant select (acts, folio, name, rfc) on published_badges to portal_finder;
grant select on published_badges to portal_auditor;
grant select on published_badges to portal_backup;
grant select on published_badges to portal_member;
grant select on published_badges to portal_supplier;
grant select on published_badges to portal_visitor;
grant select on published_badges to portal_worker;

-- published: the roster as citizens see it
create table published_entities (
  entity_id uuid not null,
  slug text not null,
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
  aliases jsonb not null default '[]'::jsonb,
  tsv tsvector not null,
  status_since text,
  constraint published_entities_slug_key UNIQUE (slug),
  constraint published_entities_pkey PRIMARY KEY (entity_id),
  constraint published_entities_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
grant insert, select, update on published_entities to portal_platform;
grant select (aliases, entity_id, name, notice, rfc, short_name, slug) on published_entities to portal_finder;
grant select on published_entities to portal_auditor;
grant select on published_entities to portal_backup;
grant select on published_entities to portal_coordinator;
grant select on published_entities to portal_member;
grant select on published_entities to portal_visitor;
grant select on published_entities to portal_worker;

-- published: counter rows and chain heads of each entity's feeds
create table published_entity_positions (
  entity_id uuid not null,
  feed text not null,
  position bigint not null default 0,
  head text not null default repeat('0'::text, 64),
  releases bigint not null default 0,
  records bigint not null default 0,
  last_published_at timestamp with time zone,
  constraint published_entity_positions_pkey PRIMARY KEY (entity_id, feed),
  constraint published_entity_positions_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_entity_positions_feed_check CHECK ((feed = ANY (ARRAY['main'::text, 'historical'::text])))
);
CREATE TRIGGER position_only_grows BEFORE UPDATE ON public.published_entity_positions FOR EACH ROW EXECUTE FUNCTION position_only_grows();
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_entity_positions FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select, update on published_entity_positions to portal_worker;
grant select (entity_id, feed) on published_entity_positions to portal_finder;
grant select on published_entity_positions to portal_auditor;
grant select on published_entity_positions to portal_backup;
grant select on published_entity_positions to portal_coordinator;
grant select on published_entity_positions to portal_member;
grant select on published_entity_positions to portal_platform;
grant select on published_entity_positions to portal_visitor;

-- published: what each entity has awarded to each supplier, by currency; kept by publishing
create table published_entity_suppliers (
  entity_id uuid not null,
  supplier_id text not null,
  currency text not null,
  awards integer not null,
  amount numeric(22,2) not null,
  constraint published_entity_suppliers_pkey PRIMARY KEY (entity_id, supplier_id, currency),
  constraint published_entity_suppliers_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_entity_suppliers_by_amount ON public.published_entity_suppliers USING btree (entity_id, amount DESC, supplier_id);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_entity_suppliers FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_entity_suppliers to portal_worker;
grant select (entity_id, supplier_id) on published_entity_suppliers to portal_finder;
grant select on published_entity_suppliers to portal_auditor;
grant select on published_entity_suppliers to portal_backup;
grant select on published_entity_suppliers to portal_coordinator;
grant select on published_entity_suppliers to portal_member;
grant select on published_entity_suppliers to portal_platform;
grant select on published_entity_suppliers to portal_visitor;

-- published: how many processes each entity has by one facet alone; kept by publishing
create table published_facet_counts (
  entity_id uuid not null,
  facet text not null,
  value text not null,
  processes integer not null,
  constraint published_facet_counts_pkey PRIMARY KEY (entity_id, facet, value),
  constraint published_facet_counts_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_facet_counts FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_facet_counts to portal_worker;
grant select (entity_id, facet) on published_facet_counts to portal_finder;
grant select on published_facet_counts to portal_auditor;
grant select on published_facet_counts to portal_backup;
grant select on published_facet_counts to portal_coordinator;
grant select on published_facet_counts to portal_member;
grant select on published_facet_counts to portal_platform;
grant select on published_facet_counts to portal_visitor;

-- published: compiled release of each historical process
create table published_historical_records (
  ocid text not null,
  entity_id uuid not null,
  compiled text not null,
  release_count integer not null,
  published_at timestamp with time zone not null,
  constraint published_historical_records_pkey PRIMARY KEY (ocid),
  constraint published_historical_records_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_historical_records FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select, update on published_historical_records to portal_worker;
grant select (compiled, entity_id, ocid) on published_historical_records to portal_finder;
grant select on published_historical_records to portal_auditor;
grant select on published_historical_records to portal_backup;
grant select on published_historical_records to portal_coordinator;
grant select on published_historical_records to portal_member;
grant select on published_historical_records to portal_platform;
grant select on published_historical_records to portal_visitor;

-- published: imported past releases that fail the gate, with their findings; never in the main feeds
create table published_historical_releases (
  entity_id uuid not null,
  position bigint not null,
  state_position bigint not null,
  ocid text not null,
  release_id text not null,
  release_date timestamp with time zone,
  tags text[] not null,
  body text not null,
  body_sha256 text not null,
  findings jsonb not null,
  published_at timestamp with time zone not null,
  constraint published_historical_releases_ocid_release_id_key UNIQUE (ocid, release_id),
  constraint published_historical_releases_state_position_key UNIQUE (state_position),
  constraint published_historical_releases_pkey PRIMARY KEY (entity_id, "position"),
  constraint published_historical_releases_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_historical_releases_by_time ON public.published_historical_releases USING btree (published_at, state_position);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_historical_releases FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select on published_historical_releases to portal_worker;
grant select (body, entity_id, findings, ocid, release_id) on published_historical_releases to portal_finder;
grant select on published_historical_releases to portal_auditor;
grant select on published_historical_releases to portal_backup;
grant select on published_historical_releases to portal_coordinator;
grant select on published_historical_releases to portal_member;
grant select on published_historical_releases to portal_platform;
grant select on published_historical_releases to portal_visitor;

-- state: which entity published an ocid first; claimed inside publishing
create table published_ocids (
  ocid text not null,
  entity_id uuid not null,
  claimed_at timestamp with time zone not null default now(),
  constraint published_ocids_pkey PRIMARY KEY (ocid),
  constraint published_ocids_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER written_by_its_entity BEFORE INSERT ON public.published_ocids FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select on published_ocids to portal_worker;
grant select (entity_id, ocid) on published_ocids to portal_finder;
grant select on published_ocids to portal_backup;

-- published: who took part in a process beside those who were awarded something, by RFC or stand-in; kept by publishing
create table published_participants (
  ocid text not null,
  match_key text not null,
  party_id text not null,
  entity_id uuid not null,
  constraint published_participants_pkey PRIMARY KEY (ocid, match_key),
  constraint published_participants_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_participants_by_key ON public.published_participants USING btree (match_key, ocid);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_participants FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select on published_participants to portal_worker;
grant select (entity_id, match_key, ocid, party_id) on published_participants to portal_finder;
grant select on published_participants to portal_auditor;
grant select on published_participants to portal_backup;
grant select on published_participants to portal_coordinator;
grant select on published_participants to portal_member;
grant select on published_participants to portal_platform;
grant select on published_participants to portal_visitor;

-- published: one slim row per process for search and facets
create table published_processes (
  ocid text not null,
  entity_id uuid not null,
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
  amount numeric(18,2),
  currency text,
  amount_band smallint not null,
  sort_date timestamp with time zone not null,
  answered_count smallint not null,
  release_count integer not null,
  published_at timestamp with time zone not null,
  tsv tsvector not null,
  constraint published_processes_pkey PRIMARY KEY (ocid),
  constraint published_processes_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_processes_by_amount ON public.published_processes USING btree (amount DESC NULLS LAST, ocid DESC);
CREATE INDEX published_processes_by_content ON public.published_processes USING gin (tsv, process_facets(entity_id, sphere, method, category, stage, year, amount_band, historical), supplier_ids);
CREATE INDEX published_processes_by_date ON public.published_processes USING btree (sort_date DESC, ocid DESC);
CREATE INDEX published_processes_by_entity ON public.published_processes USING btree (entity_id, sort_date DESC, ocid DESC);
CREATE INDEX published_processes_by_year ON public.published_processes USING btree (year, sort_date DESC, ocid DESC);
CREATE INDEX published_processes_historical ON public.published_processes USING btree (sort_date DESC, ocid DESC) WHERE historical;
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_processes FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_processes to portal_worker;
grant select (entity_id, file_number, method_details, ocid, summary, supplier_ids, supplier_names, title) on published_processes to portal_finder;
grant select on published_processes to portal_auditor;
grant select on published_processes to portal_backup;
grant select on published_processes to portal_coordinator;
grant select on published_processes to portal_member;
grant select on published_processes to portal_platform;
grant select on published_processes to portal_visitor;

-- published: compiled release of each process, at the positions of its last release
create table published_records (
  ocid text not null,
  entity_id uuid not null,
  position bigint not null,
  state_position bigint not null,
  compiled text not null,
  compiled_sha256 text not null,
  release_count integer not null,
  published_at timestamp with time zone not null,
  constraint published_records_entity_id_position_key UNIQUE (entity_id, "position"),
  constraint published_records_state_position_key UNIQUE (state_position),
  constraint published_records_pkey PRIMARY KEY (ocid),
  constraint published_records_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE INDEX published_records_by_time ON public.published_records USING btree (published_at, state_position);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_records FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select, update on published_records to portal_worker;
grant select (compiled, entity_id, ocid) on published_records to portal_finder;
grant select on published_records to portal_auditor;
grant select on published_records to portal_backup;
grant select on published_records to portal_coordinator;
grant select on published_records to portal_member;
grant select on published_records to portal_platform;
grant select on published_records to portal_visitor;

-- published: canonical public bytes (RFC 8785) of each release, apart from the chain so that a legal order can withdraw a body
create table published_release_bodies (
  entity_id uuid not null,
  position bigint not null,
  body text not null,
  constraint published_release_bodies_pkey PRIMARY KEY (entity_id, "position"),
  constraint published_release_bodies_entity_id_position_fkey FOREIGN KEY (entity_id, "position") REFERENCES published_releases(entity_id, "position")
);
CREATE TRIGGER published_release_bodies_are_never_changed BEFORE UPDATE OR TRUNCATE ON public.published_release_bodies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_release_bodies FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select on published_release_bodies to portal_worker;
grant select (body, entity_id, position) on published_release_bodies to portal_finder;
grant select on published_release_bodies to portal_auditor;
grant select on published_release_bodies to portal_backup;
grant select on published_release_bodies to portal_coordinator;
grant select on published_release_bodies to portal_member;
grant select on published_release_bodies to portal_platform;
grant select on published_release_bodies to portal_visitor;

-- published: chain of the releases of each entity; rows never change
create table published_releases (
  entity_id uuid not null,
  position bigint not null,
  state_position bigint not null,
  ocid text not null,
  release_id text not null,
  release_date timestamp with time zone not null,
  tags text[] not null,
  source text not null,
  body_sha256 text not null,
  previous_link text not null,
  link text not null,
  published_at timestamp with time zone not null,
  constraint published_releases_ocid_release_id_key UNIQUE (ocid, release_id),
  constraint published_releases_state_position_key UNIQUE (state_position),
  constraint published_releases_pkey PRIMARY KEY (entity_id, "position"),
  constraint published_releases_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_releases_source_check CHECK ((source = ANY (ARRAY['captured'::text, 'imported'::text])))
);
CREATE INDEX published_releases_by_time ON public.published_releases USING btree (published_at, state_position);
CREATE INDEX published_releases_of_entity_by_time ON public.published_releases USING btree (entity_id, published_at, "position");
CREATE TRIGGER published_releases_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_releases FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select on published_releases to portal_worker;
grant select (entity_id, ocid, release_id) on published_releases to portal_finder;
grant select on published_releases to portal_auditor;
grant select on published_releases to portal_backup;
grant select on published_releases to portal_coordinator;
grant select on published_releases to portal_member;
grant select on published_releases to portal_platform;
grant select on published_releases to portal_visitor;

-- published: counts and amounts by facet, kept by publishing, for pages where nothing is typed
create table published_rollup (
  entity_id uuid not null,
  sphere text not null,
  method text not null,
  category text not null,
  stage text not null,
  year smallint not null,
  amount_band smallint not null,
  historical boolean not null,
  currency text not null,
  processes integer not null,
  amount numeric(22,2) not null,
  constraint published_rollup_pkey PRIMARY KEY (entity_id, method, category, stage, year, amount_band, historical, currency),
  constraint published_rollup_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_rollup FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_rollup to portal_worker;
grant select (entity_id) on published_rollup to portal_finder;
grant select on published_rollup to portal_auditor;
grant select on published_rollup to portal_backup;
grant select on published_rollup to portal_coordinator;
grant select on published_rollup to portal_member;
grant select on published_rollup to portal_platform;
grant select on published_rollup to portal_visitor;

-- published: the lists of sanctions with source, date and counts of the snapshot that counts
create table published_sanction_lists (
  code text not null,
  title text not null,
  source text not null,
  source_url text,
  as_of date,
  received_at timestamp with time zone,
  sha256 text,
  rows_accepted integer not null default 0,
  rows_refused integer not null default 0,
  rows_kept integer not null default 0,
  removed_at timestamp with time zone,
  removed_reason text,
  constraint published_sanction_lists_pkey PRIMARY KEY (code)
);
grant insert, select, update on published_sanction_lists to portal_coordinator;
grant select (code, removed_reason, source, title) on published_sanction_lists to portal_finder;
grant select on published_sanction_lists to portal_auditor;
grant select on published_sanction_lists to portal_backup;
grant select on published_sanction_lists to portal_member;
grant select on published_sanction_lists to portal_platform;
grant select on published_sanction_lists to portal_visitor;
grant select on published_sanction_lists to portal_worker;

-- published: outcomes of the match against lists of sanctions at the date of each act
create table published_sanction_matches (
  ocid text not null,
  act text not null,
  act_ref text not null,
  supplier_id text not null,
  entity_id uuid not null,
  supplier_name text not null,
  act_on date,
  outcome text not null,
  hits jsonb not null,
  judged_at timestamp with time zone not null,
  constraint published_sanction_matches_pkey PRIMARY KEY (ocid, act, act_ref, supplier_id),
  constraint published_sanction_matches_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_sanction_matches_outcome_check CHECK ((outcome = ANY (ARRAY['sanctioned-then'::text, 'listed-later'::text])))
);
CREATE INDEX published_sanction_matches_by_supplier ON public.published_sanction_matches USING btree (supplier_id, act_on DESC NULLS LAST, ocid);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_sanction_matches FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_sanction_matches to portal_worker;
grant select (act, entity_id, hits, ocid, supplier_id, supplier_name) on published_sanction_matches to portal_finder;
grant select on published_sanction_matches to portal_auditor;
grant select on published_sanction_matches to portal_backup;
grant select on published_sanction_matches to portal_coordinator;
grant select on published_sanction_matches to portal_member;
grant select on published_sanction_matches to portal_platform;
grant select on published_sanction_matches to portal_visitor;

-- published: each file of a list of sanctions that came to count, and from when
create table published_sanction_snapshots (
  id uuid not null,
  list text not null,
  sha256 text not null,
  as_of date,
  received_at timestamp with time zone not null,
  counted_from timestamp with time zone not null,
  rows_accepted integer not null,
  constraint published_sanction_snapshots_pkey PRIMARY KEY (id),
  constraint published_sanction_snapshots_list_fkey FOREIGN KEY (list) REFERENCES published_sanction_lists(code)
);
CREATE INDEX published_sanction_snapshots_by_list ON public.published_sanction_snapshots USING btree (list, counted_from DESC);
grant insert, select on published_sanction_snapshots to portal_coordinator;
grant select (id) on published_sanction_snapshots to portal_finder;
grant select on published_sanction_snapshots to portal_auditor;
grant select on published_sanction_snapshots to portal_backup;
grant select on published_sanction_snapshots to portal_member;
grant select on published_sanction_snapshots to portal_platform;
grant select on published_sanction_snapshots to portal_visitor;
grant select on published_sanction_snapshots to portal_worker;

-- published: sanctions as they may be public, every version of each; persons by the rule of their list
create table published_sanctions (
  id text not null,
  version integer not null,
  list text not null,
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
  standing text not null,
  entity_id uuid,
  snapshot_as_of date,
  snapshot_sha256 text,
  row integer not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone,
  content jsonb not null,
  tsv tsvector not null,
  constraint published_sanctions_pkey PRIMARY KEY (id, version),
  constraint published_sanctions_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_sanctions_list_fkey FOREIGN KEY (list) REFERENCES published_sanction_lists(code),
  constraint published_sanctions_standing_check CHECK ((standing = ANY (ARRAY['listed'::text, 'gone'::text, 'challenged'::text, 'suspended'::text, 'annulled'::text])))
);
CREATE INDEX published_sanctions_by_change ON public.published_sanctions USING btree (known_from DESC, id, version);
CREATE INDEX published_sanctions_by_date ON public.published_sanctions USING btree (sort_date DESC, id) WHERE latest;
CREATE INDEX published_sanctions_by_entity ON public.published_sanctions USING btree (entity_id, sort_date DESC, id) WHERE (latest AND (entity_id IS NOT NULL));
CREATE INDEX published_sanctions_by_list ON public.published_sanctions USING btree (list, sort_date DESC, id) WHERE latest;
CREATE INDEX published_sanctions_by_rfc ON public.published_sanctions USING btree (rfc) WHERE (latest AND (rfc IS NOT NULL));
CREATE INDEX published_sanctions_by_words ON public.published_sanctions USING gin (tsv) WHERE latest;
CREATE TRIGGER sanction_of_its_entity BEFORE INSERT OR UPDATE ON public.published_sanctions FOR EACH ROW EXECUTE FUNCTION sanction_of_its_entity();
grant delete, insert, select, update on published_sanctions to portal_coordinator;
grant insert, select, update on published_sanctions to portal_worker;
grant select (authority, content, entity_id, file_number, id, list, name, rfc) on published_sanctions to portal_finder;
grant select on published_sanctions to portal_auditor;
grant select on published_sanctions to portal_backup;
grant select on published_sanctions to portal_member;
grant select on published_sanctions to portal_platform;
grant select on published_sanctions to portal_visitor;

-- published: public keys with which answers on badges are or were signed, with the time of their use
create table published_signing_keys (
  key_id text not null,
  public_key text not null,
  used_from timestamp with time zone not null default now(),
  used_until timestamp with time zone,
  constraint published_signing_keys_pkey PRIMARY KEY (key_id),
  constraint published_signing_keys_key_id_check CHECK ((key_id ~ '^[0-9a-f]{16}$'::text))
);
CREATE UNIQUE INDEX published_signing_keys_one_in_use ON public.published_signing_keys USING btree ((true)) WHERE (used_until IS NULL);
grant insert, select on published_signing_keys to portal_platform;
grant select (key_id) on published_signing_keys to portal_finder;
grant select on published_signing_keys to portal_auditor;
grant select on published_signing_keys to portal_backup;
grant select on published_signing_keys to portal_coordinator;
grant select on published_signing_keys to portal_member;
grant select on published_signing_keys to portal_supplier;
grant select on published_signing_keys to portal_visitor;
grant select on published_signing_keys to portal_worker;
grant update (used_until) on published_signing_keys to portal_platform;

-- published: name, texts and prefixes of the state of this deployment
create table published_state (
  only_row boolean not null default true,
  state_slug text not null,
  settings jsonb not null,
  constraint published_state_pkey PRIMARY KEY (only_row),
  constraint published_state_only_row_check CHECK (only_row)
);
grant insert, select, update on published_state to portal_platform;
grant select (settings, state_slug) on published_state to portal_finder;
grant select on published_state to portal_auditor;
grant select on published_state to portal_backup;
grant select on published_state to portal_coordinator;
grant select on published_state to portal_member;
grant select on published_state to portal_visitor;
grant select on published_state to portal_worker;

-- published: counter rows of the statewide feeds; taken last, just before commit
create table published_state_positions (
  feed text not null,
  position bigint not null default 0,
  releases bigint not null default 0,
  records bigint not null default 0,
  last_published_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint published_state_positions_pkey PRIMARY KEY (feed),
  constraint published_state_positions_feed_check CHECK ((feed = ANY (ARRAY['main'::text, 'historical'::text])))
);
CREATE TRIGGER position_only_grows BEFORE UPDATE ON public.published_state_positions FOR EACH ROW EXECUTE FUNCTION position_only_grows();
grant select (feed) on published_state_positions to portal_finder;
grant select on published_state_positions to portal_auditor;
grant select on published_state_positions to portal_backup;
grant select on published_state_positions to portal_coordinator;
grant select on published_state_positions to portal_member;
grant select on published_state_positions to portal_platform;
grant select on published_state_positions to portal_visitor;
grant select, update on published_state_positions to portal_worker;

-- published: supplier ids that the coordination joined to another identity, or that are another spelling of an RFC
create table published_supplier_identities (
  supplier_id text not null,
  identity_id text not null,
  since timestamp with time zone not null default now(),
  constraint published_supplier_identities_pkey PRIMARY KEY (supplier_id),
  constraint published_supplier_identities_check CHECK ((identity_id <> supplier_id))
);
CREATE INDEX published_supplier_identities_by_identity ON public.published_supplier_identities USING btree (identity_id);
grant delete, insert, select, update on published_supplier_identities to portal_coordinator;
grant select (identity_id, supplier_id) on published_supplier_identities to portal_finder;
grant select on published_supplier_identities to portal_auditor;
grant select on published_supplier_identities to portal_backup;
grant select on published_supplier_identities to portal_member;
grant select on published_supplier_identities to portal_platform;
grant select on published_supplier_identities to portal_visitor;
grant select on published_supplier_identities to portal_worker;

-- published: names by which each entity has written each supplier in its awards, with the first and last date; kept by publishing
create table published_supplier_names (
  entity_id uuid not null,
  supplier_id text not null,
  name text not null,
  awards integer not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  constraint published_supplier_names_pkey PRIMARY KEY (supplier_id, entity_id, name),
  constraint published_supplier_names_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id)
);
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.published_supplier_names FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant delete, insert, select, update on published_supplier_names to portal_worker;
grant select (entity_id, name, supplier_id) on published_supplier_names to portal_finder;
grant select on published_supplier_names to portal_auditor;
grant select on published_supplier_names to portal_backup;
grant select on published_supplier_names to portal_coordinator;
grant select on published_supplier_names to portal_member;
grant select on published_supplier_names to portal_platform;
grant select on published_supplier_names to portal_visitor;

-- published: suppliers that appear in published awards
create table published_suppliers (
  id text not null,
  name text not null,
  natural_person boolean not null,
  identifier text,
  processes integer not null,
  entities integer not null,
  tsv tsvector not null,
  published_at timestamp with time zone not null,
  normal text not null default ''::text,
  name_key text not null default ''::text,
  names text[] not null default '{}'::text[],
  categories text[] not null default '{}'::text[],
  municipality text,
  size text,
  file_until date,
  constraint published_suppliers_pkey PRIMARY KEY (id),
  constraint published_suppliers_size_check CHECK ((size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text])))
);
CREATE INDEX published_suppliers_by_content ON public.published_suppliers USING gin (tsv, supplier_facets(categories, size, municipality));
CREATE INDEX published_suppliers_by_file ON public.published_suppliers USING btree (file_until) WHERE (file_until IS NOT NULL);
CREATE INDEX published_suppliers_by_id ON public.published_suppliers USING btree (id COLLATE "C");
CREATE INDEX published_suppliers_by_likeness ON public.published_suppliers USING gin (normal extensions.gin_trgm_ops);
CREATE INDEX published_suppliers_by_municipality ON public.published_suppliers USING btree (municipality) WHERE (municipality IS NOT NULL);
CREATE INDEX published_suppliers_by_name ON public.published_suppliers USING btree (normal, id);
CREATE INDEX published_suppliers_by_name_key ON public.published_suppliers USING btree (name_key, id) WHERE (NOT natural_person);
grant delete, insert, select, update on published_suppliers to portal_worker;
grant select (id, identifier, name, names) on published_suppliers to portal_finder;
grant select on published_suppliers to portal_auditor;
grant select on published_suppliers to portal_backup;
grant select on published_suppliers to portal_coordinator;
grant select on published_suppliers to portal_member;
grant select on published_suppliers to portal_platform;
grant select on published_suppliers to portal_supplier;
grant select on published_suppliers to portal_visitor;

-- published: processes withdrawn by legal order: who ordered it, when and on what ground
create table published_withdrawals (
  ocid text not null,
  entity_id uuid not null,
  authority text not null,
  legal_basis text not null,
  ordered_on date not null,
  releases integer not null,
  withdrawn_at timestamp with time zone not null default now(),
  constraint published_withdrawals_pkey PRIMARY KEY (ocid),
  constraint published_withdrawals_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint published_withdrawals_authority_check CHECK (((length(authority) >= 3) AND (length(authority) <= 300))),
  constraint published_withdrawals_legal_basis_check CHECK (((length(legal_basis) >= 3) AND (length(legal_basis) <= 1000)))
);
CREATE TRIGGER published_withdrawals_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant select (authority, entity_id, legal_basis, ocid) on published_withdrawals to portal_finder;
grant select on published_withdrawals to portal_auditor;
grant select on published_withdrawals to portal_backup;
grant select on published_withdrawals to portal_coordinator;
grant select on published_withdrawals to portal_member;
grant select on published_withdrawals to portal_platform;
grant select on published_withdrawals to portal_visitor;
grant select on published_withdrawals to portal_worker;

-- state: attempts counted across processes; keys are keyed hashes, never addresses
create table rate_limits (
  key text not null,
  window_started_at timestamp with time zone not null,
  hits integer not null,
  constraint rate_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limits_by_age ON public.rate_limits USING btree (window_started_at);
grant delete on rate_limits to portal_sweeper;
grant delete, insert, select, update on rate_limits to portal_account;
grant select (key, window_started_at) on rate_limits to portal_sweeper;
grant select on rate_limits to portal_backup;

-- state: Argon2id hashes of recovery codes, each good for one sign-in
create table recovery_codes (
  factor_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (factor_id, code_hash),
  constraint recovery_codes_factor_id_fkey FOREIGN KEY (factor_id) REFERENCES second_factors(id) ON DELETE CASCADE
);
grant delete, insert, select on recovery_codes to portal_account;
grant select on recovery_codes to portal_backup;
grant update (used_at) on recovery_codes to portal_account;

-- tenant: imported releases as they came in, private values included; for the operator only
create table release_originals (
  entity_id uuid not null,
  ocid text not null,
  release_id text not null,
  original json not null,
  sha256 text not null,
  file text not null,
  outcome text not null,
  import_id uuid not null,
  imported_at timestamp with time zone not null default now(),
  constraint release_originals_pkey PRIMARY KEY (entity_id, ocid, release_id),
  constraint release_originals_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint release_originals_entity_id_import_id_fkey FOREIGN KEY (entity_id, import_id) REFERENCES imports(entity_id, id),
  constraint release_originals_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'historical'::text])))
);
alter table release_originals enable row level security;
alter table release_originals force row level security;
create policy "a backup sees every row" on release_originals for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on release_originals for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on release_originals for all to portal_member, portal_platform, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select on release_originals to portal_worker;
grant select (entity_id, file, ocid, original, release_id) on release_originals to portal_finder;
grant select on release_originals to portal_backup;

-- state: versions of sanctions, with when this portal went by each; only the end of a version is ever written later
create table sanction_entries (
  id uuid not null default gen_random_uuid(),
  sanction_id text not null,
  list text not null,
  key text not null,
  content_hash text not null,
  content jsonb not null,
  rfc text,
  name_key text not null,
  effect text not null,
  starts_on date,
  ends_on date,
  published_on date,
  row integer not null,
  snapshot_id uuid,
  ended_by uuid,
  entity_id uuid,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone,
  constraint sanction_entries_pkey PRIMARY KEY (id),
  constraint sanction_entries_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES sanction_snapshots(id),
  constraint sanction_entries_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint sanction_entries_list_fkey FOREIGN KEY (list) REFERENCES sanction_lists(code),
  constraint sanction_entries_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES sanction_snapshots(id),
  constraint sanction_entries_check CHECK (((known_to IS NULL) OR (known_to >= known_from))),
  constraint sanction_entries_effect_check CHECK ((effect = ANY (ARRAY['stops'::text, 'warns'::text, 'none'::text])))
);
CREATE INDEX sanction_entries_by_end ON public.sanction_entries USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX sanction_entries_by_key ON public.sanction_entries USING btree (list, key, known_from DESC);
CREATE INDEX sanction_entries_by_name ON public.sanction_entries USING btree (name_key);
CREATE INDEX sanction_entries_by_rfc ON public.sanction_entries USING btree (rfc) WHERE (rfc IS NOT NULL);
CREATE INDEX sanction_entries_by_sanction ON public.sanction_entries USING btree (sanction_id, known_from);
CREATE INDEX sanction_entries_by_snapshot ON public.sanction_entries USING btree (snapshot_id);
CREATE UNIQUE INDEX sanction_entries_current ON public.sanction_entries USING btree (list, key) WHERE (known_to IS NULL);
CREATE TRIGGER sanction_entries_are_never_deleted BEFORE DELETE OR TRUNCATE ON public.sanction_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sanction_of_its_entity BEFORE INSERT OR UPDATE ON public.sanction_entries FOR EACH ROW EXECUTE FUNCTION sanction_of_its_entity();
CREATE TRIGGER sanction_versions_stay BEFORE UPDATE ON public.sanction_entries FOR EACH ROW EXECUTE FUNCTION sanction_versions_stay();
grant insert, select on sanction_entries to portal_coordinator;
grant insert, select on sanction_entries to portal_worker;
grant select (content, entity_id, id, key, list, rfc) on sanction_entries to portal_finder;
grant select on sanction_entries to portal_auditor;
grant select on sanction_entries to portal_backup;
grant select on sanction_entries to portal_member;
grant update (ended_by, known_to) on sanction_entries to portal_coordinator;
grant update (ended_by, known_to) on sanction_entries to portal_worker;

-- state: lists of sanctions that are imported or made here, and the rules of each
create table sanction_lists (
  code text not null,
  title text not null,
  source text not null,
  source_url text,
  mapping jsonb,
  hold_below numeric(3,2) not null default 0.90,
  person_basis text,
  removed_at timestamp with time zone,
  removed_reason text,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  constraint sanction_lists_pkey PRIMARY KEY (code),
  constraint sanction_lists_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint sanction_lists_code_check CHECK (((code ~ '^(sat-69b|sfp|pdn-s3|propias|csv-[a-z0-9]+(-[a-z0-9]+)*)$'::text) AND (length(code) <= 60))),
  constraint sanction_lists_hold_below_check CHECK (((hold_below >= (0)::numeric) AND (hold_below <= (1)::numeric))),
  constraint sanction_lists_person_basis_check CHECK (((length(person_basis) >= 10) AND (length(person_basis) <= 500))),
  constraint sanction_lists_source_check CHECK (((length(source) >= 3) AND (length(source) <= 200))),
  constraint sanction_lists_source_url_check CHECK ((length(source_url) <= 500)),
  constraint sanction_lists_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
);
grant insert, select, update on sanction_lists to portal_coordinator;
grant select (code, created_by, person_basis, removed_reason, source, title) on sanction_lists to portal_finder;
grant select on sanction_lists to portal_auditor;
grant select on sanction_lists to portal_backup;
grant select on sanction_lists to portal_member;
grant select on sanction_lists to portal_worker;

-- state: each time that everything published was matched against the lists of sanctions, with its counts
create table sanction_match_runs (
  id uuid not null default gen_random_uuid(),
  door text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null default now(),
  counts jsonb not null,
  constraint sanction_match_runs_pkey PRIMARY KEY (id),
  constraint sanction_match_runs_door_check CHECK ((door = ANY (ARRAY['job'::text, 'cli'::text, 'demo'::text])))
);
CREATE INDEX sanction_match_runs_by_time ON public.sanction_match_runs USING btree (finished_at DESC);
grant insert, select on sanction_match_runs to portal_worker;
grant select (id) on sanction_match_runs to portal_finder;
grant select on sanction_match_runs to portal_auditor;
grant select on sanction_match_runs to portal_backup;
grant select on sanction_match_runs to portal_coordinator;
grant select on sanction_match_runs to portal_member;
grant select on sanction_match_runs to portal_platform;

-- state: how those who took part in processes stood before the lists of sanctions at the date of each act, in versions
create table sanction_matches (
  id uuid not null default gen_random_uuid(),
  entity_id uuid not null,
  ocid text not null,
  act text not null,
  act_ref text not null,
  supplier_id text not null,
  supplier_name text not null,
  act_on date,
  outcome text not null,
  warns boolean not null,
  hits jsonb not null,
  judged_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint sanction_matches_pkey PRIMARY KEY (id),
  constraint sanction_matches_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint sanction_matches_act_check CHECK ((act = ANY (ARRAY['registration'::text, 'award'::text, 'signature'::text]))),
  constraint sanction_matches_outcome_check CHECK ((outcome = ANY (ARRAY['sanctioned-then'::text, 'listed-later'::text, 'clean-then'::text])))
);
CREATE INDEX sanction_matches_by_entity ON public.sanction_matches USING btree (entity_id, judged_at DESC) WHERE (superseded_at IS NULL);
CREATE INDEX sanction_matches_by_supplier ON public.sanction_matches USING btree (supplier_id, judged_at DESC) WHERE (superseded_at IS NULL);
CREATE INDEX sanction_matches_by_time ON public.sanction_matches USING btree (judged_at DESC, id DESC) WHERE (superseded_at IS NULL);
CREATE UNIQUE INDEX sanction_matches_current ON public.sanction_matches USING btree (ocid, act, act_ref, supplier_id) WHERE (superseded_at IS NULL);
CREATE TRIGGER sanction_matches_stay BEFORE UPDATE ON public.sanction_matches FOR EACH ROW EXECUTE FUNCTION sanction_matches_stay();
CREATE TRIGGER written_by_its_entity BEFORE INSERT OR DELETE OR UPDATE ON public.sanction_matches FOR EACH ROW EXECUTE FUNCTION written_by_its_entity();
grant insert, select on sanction_matches to portal_worker;
grant select (act, entity_id, hits, ocid, supplier_id, supplier_name) on sanction_matches to portal_finder;
grant select on sanction_matches to portal_auditor;
grant select on sanction_matches to portal_backup;
grant select on sanction_matches to portal_coordinator;
grant select on sanction_matches to portal_member;
grant update (superseded_at) on sanction_matches to portal_worker;

-- state: rows of a list that could not be read, each with its reason
create table sanction_refused_rows (
  snapshot_id uuid not null,
  position integer not null,
  row integer not null,
  column_name text,
  code text not null,
  sentence text not null,
  raw jsonb not null default '{}'::jsonb,
  constraint sanction_refused_rows_pkey PRIMARY KEY (snapshot_id, "position"),
  constraint sanction_refused_rows_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES sanction_snapshots(id)
);
grant delete, insert, select on sanction_refused_rows to portal_coordinator;
grant select (position, raw, sentence, snapshot_id) on sanction_refused_rows to portal_finder;
grant select on sanction_refused_rows to portal_backup;

-- tenant: what was done to a published resolution, with the document of each version; only ever appended to
create table sanction_resolution_acts (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  resolution_id uuid not null,
  act text not null,
  at timestamp with time zone not null default now(),
  actor_id uuid not null,
  reason text not null default ''::text,
  effective_on date,
  judgement text,
  document jsonb not null,
  constraint sanction_resolution_acts_pkey PRIMARY KEY (entity_id, id),
  constraint sanction_resolution_acts_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint sanction_resolution_acts_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint sanction_resolution_acts_entity_id_resolution_id_fkey FOREIGN KEY (entity_id, resolution_id) REFERENCES sanction_resolutions(entity_id, id),
  constraint sanction_resolution_acts_act_check CHECK ((act = ANY (ARRAY['published'::text, 'corrected'::text, 'ended'::text, 'challenged'::text, 'suspended'::text, 'annulled'::text, 'reinstated'::text])))
);
CREATE INDEX sanction_resolution_acts_by_resolution ON public.sanction_resolution_acts USING btree (entity_id, resolution_id, at);
CREATE TRIGGER sanction_resolution_acts_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sanction_resolution_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table sanction_resolution_acts enable row level security;
alter table sanction_resolution_acts force row level security;
create policy "a backup sees every row" on sanction_resolution_acts for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on sanction_resolution_acts for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on sanction_resolution_acts for all to portal_member, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select on sanction_resolution_acts to portal_member;
grant insert, select on sanction_resolution_acts to portal_worker;
grant select (actor_id, document, entity_id, id, judgement, reason, resolution_id) on sanction_resolution_acts to portal_finder;
grant select on sanction_resolution_acts to portal_backup;

-- tenant: resolutions that sanction, as the control body of the entity captures them
create table sanction_resolutions (
  entity_id uuid not null,
  id uuid not null default gen_random_uuid(),
  state text not null default 'draft'::text,
  revision integer not null default 1,
  document jsonb not null,
  title text not null default ''::text,
  sanction_id text,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_by uuid not null,
  updated_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  constraint sanction_resolutions_pkey PRIMARY KEY (entity_id, id),
  constraint sanction_resolutions_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint sanction_resolutions_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities(id),
  constraint sanction_resolutions_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES users(id),
  constraint sanction_resolutions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'discarded'::text])))
);
CREATE INDEX sanction_resolutions_by_update ON public.sanction_resolutions USING btree (entity_id, updated_at DESC, id);
alter table sanction_resolutions enable row level security;
alter table sanction_resolutions force row level security;
create policy "a backup sees every row" on sanction_resolutions for select to portal_backup using (true) with check (none);
create policy "a search for a person sees every row" on sanction_resolutions for select to portal_finder using (true) with check (none);
create policy "rows of the entity at hand" on sanction_resolutions for all to portal_member, portal_worker using ((entity_id = ( SELECT current_entity_id() AS current_entity_id))) with check ((entity_id = ( SELECT current_entity_id() AS current_entity_id)));
grant insert, select, update on sanction_resolutions to portal_member;
grant insert, select, update on sanction_resolutions to portal_worker;
grant select (created_by, document, entity_id, id, title, updated_by) on sanction_resolutions to portal_finder;
grant select on sanction_resolutions to portal_backup;

-- state: the bytes of each imported list as they came, in the database so that they are in every backup
create table sanction_snapshot_files (
  snapshot_id uuid not null,
  content bytea not null,
  constraint sanction_snapshot_files_pkey PRIMARY KEY (snapshot_id),
  constraint sanction_snapshot_files_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES sanction_snapshots(id)
);
CREATE TRIGGER sanction_snapshot_files_are_never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sanction_snapshot_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on sanction_snapshot_files to portal_coordinator;
grant select (snapshot_id) on sanction_snapshot_files to portal_finder;
grant select on sanction_snapshot_files to portal_backup;

-- state: each import of a list of sanctions with its count of rows; what it held is never changed
create table sanction_snapshots (
  id uuid not null default gen_random_uuid(),
  list text not null,
  sha256 text not null,
  file_name text not null,
  bytes integer not null,
  as_of date,
  received_at timestamp with time zone not null default now(),
  actor_id uuid,
  door text not null,
  state text not null default 'reading'::text,
  hold_reasons text[] not null default '{}'::text[],
  problem text,
  encoding text,
  separator text,
  rows_read integer not null default 0,
  rows_accepted integer not null default 0,
  rows_refused integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_gone integer not null default 0,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision_reason text,
  constraint sanction_snapshots_pkey PRIMARY KEY (id),
  constraint sanction_snapshots_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id),
  constraint sanction_snapshots_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint sanction_snapshots_list_fkey FOREIGN KEY (list) REFERENCES sanction_lists(code),
  constraint sanction_snapshots_door_check CHECK ((door = ANY (ARRAY['screen'::text, 'cli'::text, 'demo'::text]))),
  constraint sanction_snapshots_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint sanction_snapshots_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint sanction_snapshots_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'failed'::text, 'held'::text, 'current'::text, 'superseded'::text, 'discarded'::text])))
);
CREATE INDEX sanction_snapshots_by_list ON public.sanction_snapshots USING btree (list, received_at DESC, id);
CREATE UNIQUE INDEX sanction_snapshots_current ON public.sanction_snapshots USING btree (list) WHERE (state = 'current'::text);
CREATE TRIGGER sanction_snapshot_counts AFTER UPDATE OF state ON public.sanction_snapshots FOR EACH ROW WHEN (((new.state = 'current'::text) AND (old.state <> 'current'::text))) EXECUTE FUNCTION sanction_snapshot_counts();
grant insert, select, update on sanction_snapshots to portal_coordinator;
grant select (actor_id, decided_by, decision_reason, file_name, id, problem) on sanction_snapshots to portal_finder;
grant select on sanction_snapshots to portal_auditor;
grant select on sanction_snapshots to portal_backup;
grant select on sanction_snapshots to portal_member;
grant select on sanction_snapshots to portal_worker;

-- state: rows of a list that were read and do not count yet; gone when the snapshot is decided
create table sanction_staged_rows (
  snapshot_id uuid not null,
  row integer not null,
  key text not null,
  content_hash text not null,
  content jsonb not null,
  public_content jsonb,
  constraint sanction_staged_rows_snapshot_id_key_key UNIQUE (snapshot_id, key),
  constraint sanction_staged_rows_pkey PRIMARY KEY (snapshot_id, "row"),
  constraint sanction_staged_rows_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES sanction_snapshots(id)
);
grant delete, insert, select on sanction_staged_rows to portal_coordinator;
grant select (content, key, public_content, row, snapshot_id) on sanction_staged_rows to portal_finder;
grant select on sanction_staged_rows to portal_backup;

-- state: the second factor of a person; its key is encrypted
create table second_factors (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  secret_box text not null,
  key_id text not null,
  last_step bigint not null,
  code_salt text not null,
  confirmed_at timestamp with time zone not null default now(),
  constraint second_factors_user_id_key UNIQUE (user_id),
  constraint second_factors_pkey PRIMARY KEY (id),
  constraint second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
grant delete on second_factors to portal_sweeper;
grant delete, insert, select on second_factors to portal_account;
grant select (confirmed_at, user_id) on second_factors to portal_member;
grant select (confirmed_at, user_id) on second_factors to portal_platform;
grant select (id, user_id) on second_factors to portal_finder;
grant select (user_id) on second_factors to portal_sweeper;
grant select on second_factors to portal_backup;
grant update (code_salt, key_id, last_step, secret_box) on second_factors to portal_account;

-- state: signed-in sessions, kept by the SHA-256 of their id
create table sessions (
  id_hash text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  absolute_expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  public_id uuid not null default gen_random_uuid(),
  browser text,
  factor_id uuid,
  proved_at timestamp with time zone not null default now(),
  constraint sessions_public_id_key UNIQUE (public_id),
  constraint sessions_pkey PRIMARY KEY (id_hash),
  constraint sessions_factor_id_fkey FOREIGN KEY (factor_id) REFERENCES second_factors(id) ON DELETE CASCADE,
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_by_factor ON public.sessions USING btree (factor_id);
CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);
grant delete on sessions to portal_platform;
grant delete on sessions to portal_sweeper;
grant delete, insert, select, update on sessions to portal_account;
grant select (absolute_expires_at, expires_at, id_hash, user_id) on sessions to portal_sweeper;
grant select (public_id, user_id) on sessions to portal_finder;
grant select (user_id) on sessions to portal_platform;
grant select on sessions to portal_backup;

-- state: who signs in for a company, by e-mail and RFC; that the e-mail is theirs is confirmed, that they speak for the company is for a reviewer to see
create table supplier_accounts (
  id uuid not null default gen_random_uuid(),
  email text not null,
  rfc text not null,
  supplier_id text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  constraint supplier_accounts_email_rfc_key UNIQUE (email, rfc),
  constraint supplier_accounts_pkey PRIMARY KEY (id),
  constraint supplier_accounts_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint supplier_accounts_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200))),
  constraint supplier_accounts_rfc_check CHECK ((rfc ~ '^[A-ZÑ&]{3}[0-9]{6}[A-Z0-9]{3}$'::text))
);
CREATE INDEX supplier_accounts_unconfirmed ON public.supplier_accounts USING btree (created_at) WHERE (confirmed_at IS NULL);
grant delete, insert, select on supplier_accounts to portal_account;
grant select (email, id, name, rfc) on supplier_accounts to portal_finder;
grant select on supplier_accounts to portal_backup;
grant select on supplier_accounts to portal_coordinator;
grant select on supplier_accounts to portal_platform;
grant select on supplier_accounts to portal_supplier;
grant update (confirmed_at, name) on supplier_accounts to portal_account;

-- state: merges and splits of suppliers' identities by the coordination, with who moved, why, and how they were undone
create table supplier_decisions (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  supplier_id text not null,
  identity_id text not null,
  moved text[] not null,
  reason text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  undone_by uuid,
  undone_at timestamp with time zone,
  undo_reason text,
  constraint supplier_decisions_pkey PRIMARY KEY (id),
  constraint supplier_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users(id),
  constraint supplier_decisions_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES users(id),
  constraint supplier_decisions_check CHECK ((identity_id <> supplier_id)),
  constraint supplier_decisions_check1 CHECK ((((undone_at IS NULL) = (undone_by IS NULL)) AND ((undone_at IS NULL) = (undo_reason IS NULL)))),
  constraint supplier_decisions_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text]))),
  constraint supplier_decisions_moved_check CHECK ((cardinality(moved) > 0)),
  constraint supplier_decisions_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 2000)))
);
CREATE INDEX supplier_decisions_by_time ON public.supplier_decisions USING btree (decided_at DESC, id);
grant insert, select, update on supplier_decisions to portal_coordinator;
grant select (decided_by, id, identity_id, moved, reason, supplier_id, undo_reason, undone_by) on supplier_decisions to portal_finder;
grant select on supplier_decisions to portal_backup;

-- state: sessions of suppliers, by the SHA-256 of their id
create table supplier_sessions (
  id_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint supplier_sessions_pkey PRIMARY KEY (id_hash),
  constraint supplier_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES supplier_accounts(id) ON DELETE CASCADE
);
CREATE INDEX supplier_sessions_by_account ON public.supplier_sessions USING btree (account_id);
CREATE INDEX supplier_sessions_by_expiry ON public.supplier_sessions USING btree (expires_at);
grant delete, insert, select on supplier_sessions to portal_account;
grant select on supplier_sessions to portal_backup;

-- state: people who sign in; a person may belong to several entities
create table users (
  id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  password_hash text,
  state_roles text[] not null default '{}'::text[],
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  factor_reset_at timestamp with time zone,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_check CHECK ((email = lower(email))),
  constraint users_state_roles_check CHECK ((state_roles <@ ARRAY['coordinator'::text, 'state_auditor'::text, 'platform_admin'::text]))
);
CREATE UNIQUE INDEX users_by_email ON public.users USING btree (email);
grant insert, update on users to portal_platform;
grant select (disabled_at, email, id, name, state_roles) on users to portal_platform;
grant select (disabled_at, id, name, state_roles) on users to portal_coordinator;
grant select (email, id, name) on users to portal_finder;
grant select (id, name) on users to portal_member;
grant select (id, name) on users to portal_worker;
grant select on users to portal_account;
grant select on users to portal_backup;
grant select, update (email, factor_reset_at, name, password_hash, state_roles) on users to portal_sweeper;
grant update (factor_reset_at, password_hash) on users to portal_account;

-- state: sign-ins whose password was right and whose code is still to come; they open nothing
create table waiting_sign_ins (
  id_hash text not null,
  user_id uuid not null,
  failures integer not null default 0,
  browser text,
  expires_at timestamp with time zone not null,
  constraint waiting_sign_ins_pkey PRIMARY KEY (id_hash),
  constraint waiting_sign_ins_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX waiting_sign_ins_by_expiry ON public.waiting_sign_ins USING btree (expires_at);
CREATE INDEX waiting_sign_ins_by_user ON public.waiting_sign_ins USING btree (user_id);
grant delete on waiting_sign_ins to portal_platform;
grant delete on waiting_sign_ins to portal_sweeper;
grant delete, insert, select, update on waiting_sign_ins to portal_account;
grant select (expires_at, id_hash, user_id) on waiting_sign_ins to portal_sweeper;
grant select (user_id) on waiting_sign_ins to portal_finder;
grant select (user_id) on waiting_sign_ins to portal_platform;
grant select on waiting_sign_ins to portal_backup;

CREATE OR REPLACE FUNCTION public.append_audit(chain uuid, entries json)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  declare
    at_hand uuid := current_entity_id();
    state uuid := (select id from entities where reserved);
    target uuid := coalesce(chain, state);
    last_position bigint;
    last_hash text;
    half json;
    content text;
    entry jsonb;
  begin
    if at_hand is not null and target <> at_hand and target <> state then
      raise exception using errcode = '42501', message = 'chain of another entity';
    end if;
    perform set_config('app.entity_id', target::text, true);
    select position, hash into last_position, last_hash from audit_heads where entity_id = target for update;
    if not found then
      insert into audit_heads (entity_id, position, hash) values (target, 0, repeat('0', 64)) on conflict (entity_id) do nothing;
      select position, hash into last_position, last_hash from audit_heads where entity_id = target for update;
    end if;
    for half in select value from json_array_elements(entries) loop
      last_position := last_position + 1;
      content := (half ->> 'before') || ',"entityId":"' || target || '","position":' || last_position
        || ',"previousHash":"' || last_hash || '",' || (half ->> 'after');
      entry := content::jsonb;
      insert into audit_events (entity_id, position, at, actor_id, door, action, subject, detail, previous_hash, hash)
      values (target, last_position, (entry ->> 'at')::timestamptz, (entry ->> 'actorId')::uuid, entry ->> 'door', entry ->> 'action',
        entry ->> 'subject', entry -> 'detail', last_hash, encode(sha256(convert_to(content, 'UTF8')), 'hex'))
      returning hash into last_hash;
    end loop;
    update audit_heads set position = last_position, hash = last_hash where entity_id = target and position < last_position;
    perform set_config('app.entity_id', coalesce(at_hand::text, ''), true);
    return last_position;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.audit_entry_follows_the_last()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if new.position = 1 and new.previous_hash = repeat('0', 64) then
      return new;
    end if;
    if not exists (
      select from audit_events where entity_id = new.entity_id and position = new.position - 1 and hash = new.previous_hash
    ) then
      raise exception using errcode = '42501', message = 'an entry follows the last one';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.audit_head_follows_entries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if tg_op = 'INSERT' then
      if new.position <> 0 or new.hash <> repeat('0', 64) then
        raise exception using errcode = '42501', message = 'a chain begins at nothing';
      end if;
    elsif new.entity_id <> old.entity_id or new.position <= old.position or not exists (
      select from audit_events where entity_id = new.entity_id and position = new.position and hash = new.hash
    ) then
      raise exception using errcode = '42501', message = 'a head only follows its entries';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.current_entity_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.entity_id', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.user_id', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.enqueue_job(name text, payload json, job_key text, run_at timestamp with time zone, line text, attempts integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if name !~ '^[a-z][a-z-]{1,60}$' or json_typeof(payload) <> 'object' or length(payload::text) > 1000
    or length(job_key) > 200 or length(line) > 200 then
    raise exception using errcode = '22023', message = 'no such job';
  end if;
  perform graphile_worker.add_job(identifier => name, payload => payload, queue_name => line, run_at => run_at,
    max_attempts => attempts, job_key => job_key,
    job_key_mode => case when run_at is null then 'preserve_run_at' else 'replace' end);
end
$function$
;

CREATE OR REPLACE FUNCTION public.first_texts(texts text[], at_most integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select coalesce(array_agg(t order by at), '{}') from (
    select t, min(at) as at from unnest(texts) with ordinality u (t, at) group by t order by 2 limit at_most) f $function$
;

CREATE OR REPLACE FUNCTION public.normalize_supplier_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select regexp_replace(
      regexp_replace(
        trim(regexp_replace(
          replace(
            translate(
              regexp_replace(regexp_replace(normalize(name, nfkd), '[nN]\u0303', U&'\00D1', 'g'), '[\u0300-\u036f]', '', 'g'),
              'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
            '&', ' Y '),
          '[^0-9A-Z\u00c0-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]+', ' ', 'g')),
        '^(.+?)(?: (?:(?:S ?A|S ?A ?B|S ?A ?P ?I|S ?A ?P ?I ?B|S ?A ?S|S ?C|S ?C ?P|S ?C ?U|S ?C ?L|S ?C ?S|S ?E ?N ?C|S ?E ?N ?C ?S|S ?E ?N ?C ?P ?O ?R ?A|S ?N ?C|S ?E ?N ?N ?C|S ?R ?L|S ?D ?E ?R ?L|S ?D ?R ?L|S ?D ?E ?R ?L ?M ?I|S ?D ?E ?R ?L ?D ?E ?M ?I|S ?C ?D ?E ?R ?L|S ?C ?R ?L|S ?C ?D ?E ?P ?D ?E ?R ?L|S ?C ?D ?E ?R ?S|S ?P ?R|S ?P ?R ?D ?E ?R ?L|S ?P ?R ?D ?E ?R ?I|S ?S ?S|A ?C|I ?A ?P|A ?B ?P|I ?B ?P|A ?E ?N ?P|S ?O ?C ?I ?E ?D ?A ?D ?A ?N ?O ?N ?I ?M ?A|S ?O ?C ?I ?E ?D ?A ?D ?A ?N ?O ?N ?I ?M ?A ?B ?U ?R ?S ?A ?T ?I ?L|S ?O ?C ?I ?E ?D ?A ?D ?A ?N ?O ?N ?I ?M ?A ?P ?R ?O ?M ?O ?T ?O ?R ?A ?D ?E ?I ?N ?V ?E ?R ?S ?I ?O ?N|S ?O ?C ?I ?E ?D ?A ?D ?P ?O ?R ?A ?C ?C ?I ?O ?N ?E ?S ?S ?I ?M ?P ?L ?I ?F ?I ?C ?A ?D ?A|S ?O ?C ?I ?E ?D ?A ?D ?C ?I ?V ?I ?L|S ?O ?C ?I ?E ?D ?A ?D ?C ?I ?V ?I ?L ?P ?A ?R ?T ?I ?C ?U ?L ?A ?R|S ?O ?C ?I ?E ?D ?A ?D ?E ?N ?N ?O ?M ?B ?R ?E ?C ?O ?L ?E ?C ?T ?I ?V ?O|S ?O ?C ?I ?E ?D ?A ?D ?E ?N ?C ?O ?M ?A ?N ?D ?I ?T ?A ?S ?I ?M ?P ?L ?E|S ?O ?C ?I ?E ?D ?A ?D ?D ?E ?R ?E ?S ?P ?O ?N ?S ?A ?B ?I ?L ?I ?D ?A ?D ?L ?I ?M ?I ?T ?A ?D ?A|S ?O ?C ?I ?E ?D ?A ?D ?D ?E ?R ?E ?S ?P ?O ?N ?S ?A ?B ?I ?L ?I ?D ?A ?D ?L ?I ?M ?I ?T ?A ?D ?A ?M ?I ?C ?R ?O ?I ?N ?D ?U ?S ?T ?R ?I ?A ?L|S ?O ?C ?I ?E ?D ?A ?D ?C ?O ?O ?P ?E ?R ?A ?T ?I ?V ?A ?D ?E ?R ?E ?S ?P ?O ?N ?S ?A ?B ?I ?L ?I ?D ?A ?D ?L ?I ?M ?I ?T ?A ?D ?A|S ?O ?C ?I ?E ?D ?A ?D ?C ?O ?O ?P ?E ?R ?A ?T ?I ?V ?A ?D ?E ?P ?R ?O ?D ?U ?C ?C ?I ?O ?N ?D ?E ?R ?E ?S ?P ?O ?N ?S ?A ?B ?I ?L ?I ?D ?A ?D ?L ?I ?M ?I ?T ?A ?D ?A|S ?O ?C ?I ?E ?D ?A ?D ?D ?E ?P ?R ?O ?D ?U ?C ?C ?I ?O ?N ?R ?U ?R ?A ?L ?D ?E ?R ?E ?S ?P ?O ?N ?S ?A ?B ?I ?L ?I ?D ?A ?D ?L ?I ?M ?I ?T ?A ?D ?A|A ?S ?O ?C ?I ?A ?C ?I ?O ?N ?C ?I ?V ?I ?L|I ?N ?S ?T ?I ?T ?U ?C ?I ?O ?N ?D ?E ?A ?S ?I ?S ?T ?E ?N ?C ?I ?A ?P ?R ?I ?V ?A ?D ?A|A ?S ?O ?C ?I ?A ?C ?I ?O ?N ?E ?N ?P ?A ?R ?T ?I ?C ?I ?P ?A ?C ?I ?O ?N)(?: ?D ?E)?(?: ?C ?V| ?C ?A ?P ?I ?T ?A ?L ?V ?A ?R ?I ?A ?B ?L ?E)?|I ?N ?C|L ?L ?C|L ?L ?P|L ?T ?D|L ?T ?D ?A|G ?M ?B ?H|S ?A ?R ?L|S ?L ?U|P ?L ?C))+$', '\1'),
      '(?<=^[^ ]| [^ ]) (?=[^ ]( |$))', '', 'g')
  $function$
;

CREATE OR REPLACE FUNCTION public.note_sign_of_life()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    new.last_sign_at := case when current_setting('role', true) = 'portal_platform' then case when tg_op = 'UPDATE' then old.last_sign_at end else now() end;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.position_only_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if new.position < old.position or new.releases < old.releases then
      raise exception using errcode = '42501', message = 'a position only grows';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.process_facets(entity_id uuid, sphere text, method text, category text, stage text, year smallint, amount_band smallint, historical boolean)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array['e' || entity_id::text, 'p' || sphere, 'm' || method, 'c' || category, 's' || stage, 'y' || year::text,
      'b' || amount_band::text, 'h' || historical::text] $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception using errcode = '42501', message = 'append only'; end $function$
;

CREATE OR REPLACE FUNCTION public.sanction_matches_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if old.superseded_at is not null or new.superseded_at is null
      or (to_jsonb(new) - 'superseded_at') is distinct from (to_jsonb(old) - 'superseded_at') then
      raise exception using errcode = '42501', message = 'a match is never changed';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.sanction_of_its_entity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if current_setting('role', true) = 'portal_worker'
      and (new.list <> 'propias' or new.entity_id is distinct from current_entity_id()) then
      raise exception using errcode = '42501', message = 'sanction of another list or entity';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.sanction_snapshot_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into published_sanction_snapshots (id, list, sha256, as_of, received_at, counted_from, rows_accepted)
    values (new.id, new.list, new.sha256, new.as_of, new.received_at, now(), new.rows_accepted) on conflict do nothing;
    return null;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.sanction_versions_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if old.known_to is not null or new.known_to is null
      or (to_jsonb(new) - 'known_to' - 'ended_by') is distinct from (to_jsonb(old) - 'known_to' - 'ended_by') then
      raise exception using errcode = '42501', message = 'a version of a sanction is never changed';
    end if;
    return new;
  end
  $function$
;

CREATE OR REPLACE FUNCTION public.search_text(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select regexp_replace(extensions.unaccent('extensions.unaccent', lower(words)), '([cs])ion\M', '\1ión', 'g') $function$
;

CREATE OR REPLACE FUNCTION public.sorted_words(normal text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select coalesce(string_agg(word, ' ' order by word collate "C"), '') from regexp_split_to_table(normal, ' ') word $function$
;

CREATE OR REPLACE FUNCTION public.supplier_facets(categories text[], size text, municipality text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array(select 'c' || c from unnest(categories) c) || array_remove(array['s' || size, 'm' || public.search_text(municipality)], null) $function$
;

CREATE OR REPLACE FUNCTION public.withdraw_process(p_ocid text, p_authority text, p_legal_basis text, p_ordered_on date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  declare
    main_count integer;
    past_count integer;
    record_count integer;
  begin
    if not exists (select from published_ocids where ocid = p_ocid and entity_id = current_entity_id()) then
      return 0;
    end if;
    delete from published_release_bodies b using published_releases r
      where r.ocid = p_ocid and r.entity_id = current_entity_id() and b.entity_id = r.entity_id and b.position = r.position;
    get diagnostics main_count = row_count;
    delete from published_records where ocid = p_ocid and entity_id = current_entity_id();
    get diagnostics record_count = row_count;
    update published_entity_positions set records = records - record_count where entity_id = current_entity_id() and feed = 'main';
    update published_state_positions set records = records - record_count where feed = 'main';
    delete from published_historical_releases where ocid = p_ocid and entity_id = current_entity_id();
    get diagnostics past_count = row_count;
    delete from published_historical_records where ocid = p_ocid and entity_id = current_entity_id();
    get diagnostics record_count = row_count;
    update published_entity_positions set records = records - record_count where entity_id = current_entity_id() and feed = 'historical';
    update published_state_positions set records = records - record_count where feed = 'historical';
    if main_count + past_count > 0 then
      insert into published_withdrawals (ocid, entity_id, authority, legal_basis, ordered_on, releases)
      values (p_ocid, current_entity_id(), p_authority, p_legal_basis, p_ordered_on, main_count + past_count);
    end if;
    return main_count + past_count;
  end $function$
;

CREATE OR REPLACE FUNCTION public.written_by_its_entity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  $function$
;
