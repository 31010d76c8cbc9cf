-- Withdrawal by legal order (DESIGN.md 5.5): what a process said goes away, its chain entries and this tombstone stay.
create table published_withdrawals (
  ocid text primary key,
  entity_id uuid not null references entities (id),
  authority text not null check (length(authority) between 3 and 300),
  legal_basis text not null check (length(legal_basis) between 3 and 1000),
  ordered_on date not null,
  releases integer not null,
  withdrawn_at timestamptz not null default now()
);
--> statement-breakpoint
comment on table published_withdrawals is 'published: processes withdrawn by legal order: who ordered it, when and on what ground';
--> statement-breakpoint
create trigger published_withdrawals_are_never_changed before update or delete or truncate on published_withdrawals
  for each statement execute function refuse_change();
--> statement-breakpoint
grant select on published_withdrawals
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
-- The only way to take bodies away: nobody has the right to delete one, and none goes without its tombstone. Of the entity at hand only.
create function withdraw_process(p_ocid text, p_authority text, p_legal_basis text, p_ordered_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
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
  end $$;
--> statement-breakpoint
revoke all on function withdraw_process(text, text, text, date) from public;
--> statement-breakpoint
grant execute on function withdraw_process(text, text, text, date) to portal_worker;
