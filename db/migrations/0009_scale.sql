-- What a million processes need (docs/decisions/010): one index for words and facets together, counts and totals that a page reads instead
-- of adding them up, and the dates of one year in order.
create function process_facets(
  entity_id uuid, sphere text, method text, category text, stage text, year smallint, amount_band smallint, historical boolean
) returns text[]
  language sql immutable parallel safe
  as $$ select array['e' || entity_id::text, 'p' || sphere, 'm' || method, 'c' || category, 's' || stage, 'y' || year::text,
      'b' || amount_band::text, 'h' || historical::text] $$;
--> statement-breakpoint
grant execute on function process_facets(uuid, text, text, text, text, smallint, smallint, boolean) to
  portal_account, portal_visitor, portal_member, portal_worker, portal_platform, portal_coordinator, portal_auditor;
--> statement-breakpoint
drop index published_processes_by_words;
--> statement-breakpoint
drop index published_processes_by_supplier;
--> statement-breakpoint
create index published_processes_by_content on published_processes
  using gin (tsv, process_facets(entity_id, sphere, method, category, stage, year, amount_band, historical), supplier_ids);
--> statement-breakpoint
create index published_processes_by_year on published_processes (year, sort_date desc, ocid desc);
--> statement-breakpoint
create index published_processes_historical on published_processes (sort_date desc, ocid desc) where historical;
--> statement-breakpoint
-- `since` on the historical feed.
create index published_historical_releases_by_time on published_historical_releases (published_at, state_position);
--> statement-breakpoint
-- The totals of a supplier's page are read from the index alone; what an entity awarded is in published_entity_suppliers.
drop index published_awards_by_supplier;
--> statement-breakpoint
create index published_awards_by_supplier on published_awards (supplier_id, award_date desc nulls last, ocid, award_id)
  include (entity_id, method, historical, currency, amount, supplier_name);
--> statement-breakpoint
drop index published_awards_by_entity;
--> statement-breakpoint
create table published_entity_suppliers (
  entity_id uuid not null references entities (id),
  supplier_id text not null,
  currency text not null,
  awards integer not null,
  amount numeric(22, 2) not null,
  primary key (entity_id, supplier_id, currency)
);
--> statement-breakpoint
comment on table published_entity_suppliers is 'published: what each entity has awarded to each supplier, by currency; kept by publishing';
--> statement-breakpoint
create index published_entity_suppliers_by_amount on published_entity_suppliers (entity_id, amount desc, supplier_id);
--> statement-breakpoint
create table published_facet_counts (
  entity_id uuid not null references entities (id),
  facet text not null,
  value text not null,
  processes integer not null,
  primary key (entity_id, facet, value)
);
--> statement-breakpoint
comment on table published_facet_counts is 'published: how many processes each entity has by one facet alone; kept by publishing';
--> statement-breakpoint
-- Rows of before this migration.
insert into published_entity_suppliers (entity_id, supplier_id, currency, awards, amount)
select entity_id, supplier_id, coalesce(currency, ''), count(*), coalesce(sum(amount), 0)
from published_awards where not historical group by 1, 2, 3;
--> statement-breakpoint
insert into published_facet_counts (entity_id, facet, value, processes)
select entity_id, facet, value, sum(processes)
from published_rollup cross join lateral (values
  ('sphere', sphere), ('method', method), ('category', category), ('stage', stage), ('year', year::text),
  ('amount_band', amount_band::text), ('historical', historical::text)) as f (facet, value)
group by 1, 2, 3;
--> statement-breakpoint
create trigger written_by_its_entity before insert or update or delete on published_entity_suppliers
  for each row execute function written_by_its_entity();
--> statement-breakpoint
create trigger written_by_its_entity before insert or update or delete on published_facet_counts
  for each row execute function written_by_its_entity();
--> statement-breakpoint
grant select on published_entity_suppliers, published_facet_counts
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert, update, delete on published_entity_suppliers, published_facet_counts to portal_worker;
