-- The supplier register: who a supplier is, by which names it was written, and what is kept so that it is found and compared.
-- The rule of app/lib/suppliers/normalize-name.ts, for the rows of before; a test holds the two together. Publishing sends normalised names.
create function normalize_supplier_name(name text) returns text
  language sql immutable strict parallel safe
  as $$
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
  $$;
--> statement-breakpoint
-- The words of a normalised name by code point: the same for the same words in another order.
create function sorted_words(normal text) returns text
  language sql immutable strict parallel safe
  as $$ select coalesce(string_agg(word, ' ' order by word collate "C"), '') from regexp_split_to_table(normal, ' ') word $$;
--> statement-breakpoint
-- The first `at_most` different texts, in the order in which they come.
create function first_texts(texts text[], at_most integer) returns text[]
  language sql immutable parallel safe
  as $$ select coalesce(array_agg(t order by at), '{}') from (
    select t, min(at) as at from unnest(texts) with ordinality u (t, at) group by t order by 2 limit at_most) f $$;
--> statement-breakpoint
grant execute on function first_texts(text[], integer) to portal_worker;
--> statement-breakpoint
-- By which names each entity has written its suppliers, and when.
create table published_supplier_names (
  entity_id uuid not null references entities (id),
  supplier_id text not null,
  name text not null,
  awards integer not null,
  first_at timestamptz,
  last_at timestamptz,
  primary key (supplier_id, entity_id, name)
);
--> statement-breakpoint
comment on table published_supplier_names is 'published: names by which each entity has written each supplier in its awards, with the first and last date; kept by publishing';
--> statement-breakpoint
grant select on published_supplier_names to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, update, delete on published_supplier_names to portal_worker;
--> statement-breakpoint
insert into published_supplier_names (entity_id, supplier_id, name, awards, first_at, last_at)
select entity_id, supplier_id, supplier_name, count(*), min(award_date), max(award_date) from published_awards group by 1, 2, 3;
--> statement-breakpoint
-- After the rows of what is published already: a migration is no entity, and the trigger lets nobody else write.
create trigger written_by_its_entity before insert or update or delete on published_supplier_names
  for each row execute function written_by_its_entity();
--> statement-breakpoint
alter table published_awards add column category text not null default 'unknown';
--> statement-breakpoint
alter table published_awards disable trigger written_by_its_entity;
--> statement-breakpoint
update published_awards a set category = p.category from published_processes p where p.ocid = a.ocid and p.category <> 'unknown';
--> statement-breakpoint
alter table published_awards enable trigger written_by_its_entity;
--> statement-breakpoint
alter table published_suppliers
  add column normal text collate "C" not null default '',
  add column name_key text collate "C" not null default '',
  add column names text[] not null default '{}',
  add column categories text[] not null default '{}',
  add column municipality text,
  add column size text check (size in ('micro', 'small', 'medium', 'large')),
  add column file_until date;
--> statement-breakpoint
update published_suppliers s set normal = q.normal, name_key = sorted_words(q.normal), names = q.names, categories = q.categories,
  tsv = setweight(to_tsvector('spanish', search_text(concat_ws(' ', s.name, nullif(array_to_string(array_remove(q.names, s.name), ' '), '')))), 'A')
    || setweight(to_tsvector('simple', search_text(concat_ws(' ', s.id, s.identifier))), 'D')
from (
  select p.id, normalize_supplier_name(p.name) as normal,
    first_texts(array(select supplier_name from published_awards a where a.supplier_id = p.id
      group by supplier_name order by min(award_date), supplier_name), 12) as names,
    array(select distinct category from published_awards a where a.supplier_id = p.id and category <> 'unknown' order by 1) as categories
  from published_suppliers p) q
where q.id = s.id;
--> statement-breakpoint
-- The register by name, and what a name begins with.
create index published_suppliers_by_name on published_suppliers (normal, id);
--> statement-breakpoint
create index published_suppliers_by_name_key on published_suppliers (name_key, id) where not natural_person;
--> statement-breakpoint
-- What an RFC begins with, for suggestions while it is typed.
create index published_suppliers_by_id on published_suppliers (id collate "C");
--> statement-breakpoint
create index published_suppliers_by_likeness on published_suppliers using gin (normal extensions.gin_trgm_ops);
--> statement-breakpoint
-- What the register is filtered by, as one array for the index; another order of arguments would be another expression.
create function supplier_facets(categories text[], size text, municipality text) returns text[]
  language sql immutable parallel safe
  as $$ select array(select 'c' || c from unnest(categories) c) || array_remove(array['s' || size, 'm' || public.search_text(municipality)], null) $$;
--> statement-breakpoint
grant execute on function supplier_facets(text[], text, text) to
  portal_account, portal_visitor, portal_member, portal_worker, portal_platform, portal_coordinator, portal_auditor;
--> statement-breakpoint
drop index published_suppliers_by_words;
--> statement-breakpoint
create index published_suppliers_by_content on published_suppliers
  using gin (tsv, supplier_facets(categories, size, municipality));
--> statement-breakpoint
create index published_suppliers_by_municipality on published_suppliers (municipality) where municipality is not null;
--> statement-breakpoint
create index published_suppliers_by_file on published_suppliers (file_until) where file_until is not null;
--> statement-breakpoint
-- What the coordination decided on identities, undone or not. Published rows are never rewritten: readers sum by identity.
create table supplier_decisions (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('merge', 'split')),
  supplier_id text not null,
  identity_id text not null check (identity_id <> supplier_id),
  moved text[] not null check (cardinality(moved) > 0),
  reason text not null check (length(reason) between 10 and 2000),
  decided_by uuid not null references users (id),
  decided_at timestamptz not null default now(),
  undone_by uuid references users (id),
  undone_at timestamptz,
  undo_reason text,
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
);
--> statement-breakpoint
comment on table supplier_decisions is 'state: merges and splits of suppliers'' identities by the coordination, with who moved, why, and how they were undone';
--> statement-breakpoint
create index supplier_decisions_by_time on supplier_decisions (decided_at desc, id);
--> statement-breakpoint
-- Ids that are another one's: each leads straight to its identity, so that no reader follows chains.
create table published_supplier_identities (
  supplier_id text primary key,
  identity_id text not null check (identity_id <> supplier_id),
  since timestamptz not null default now()
);
--> statement-breakpoint
comment on table published_supplier_identities is 'published: supplier ids that the coordination joined to another identity, or that are another spelling of an RFC';
--> statement-breakpoint
create index published_supplier_identities_by_identity on published_supplier_identities (identity_id);
--> statement-breakpoint
grant select on published_supplier_identities to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, update, delete on published_supplier_identities to portal_coordinator;
--> statement-breakpoint
grant select, insert, update on supplier_decisions to portal_coordinator;
--> statement-breakpoint
-- Companies that were published under another id of theirs before this migration (party ids of imports): one by the RFC whose digit holds.
insert into published_supplier_identities (supplier_id, identity_id)
select id, 'MX-RFC-' || rfc from (
  select id, rfc, (11 - (select sum((strpos('0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ ' || U&'\00D1', letter) - 1) * (14 - at))
      from regexp_split_to_table(' ' || left(rfc, 11), '') with ordinality l (letter, at)) % 11) % 11 as digit
  from (select id, upper(regexp_replace(identifier, '[\s._/-]', '', 'g')) as rfc from published_suppliers where identifier is not null) given
  where rfc ~ ('^[A-Z&' || U&'\00D1' || ']{3}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z0-9]{2}[0-9A]$')) checked
where right(rfc, 1) = case digit when 10 then 'A' else digit::text end and id <> 'MX-RFC-' || rfc
  and exists (select from published_suppliers k where k.id = 'MX-RFC-' || rfc)
on conflict do nothing;
