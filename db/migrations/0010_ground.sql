-- Firm ground: the audit chain has one way in, heads and positions only grow, sealed heads are public, limits of requests, backups.
-- The reserved entity carries the acts of no entity; every database has it, before the roster comes.
insert into entities (slug, key, name, short_name, level, sphere, kind, source, reserved)
values ('_estado', 'ESTADO0', 'Estado', 'Estado', 'ESTATAL', 'EJECUTIVO', 'reservado', 'interno', true)
on conflict (slug) do nothing;
--> statement-breakpoint
create unique index entities_reserved on entities (reserved) where reserved;
--> statement-breakpoint
-- Doors append through append_audit alone: none of them can write an entry or move a head by itself.
revoke insert on audit_events from portal_member, portal_worker, portal_platform;
--> statement-breakpoint
revoke insert, update on audit_heads from portal_member, portal_worker, portal_platform;
--> statement-breakpoint
-- The function runs as the owner, whom FORCE holds to the policies too.
alter policy "rows of the entity at hand" on audit_events to public;
--> statement-breakpoint
alter policy "rows of the entity at hand" on audit_heads to public;
--> statement-breakpoint
-- Appends entries to the chain of `chain` (null: the state's) under the lock of its head, in one round trip. An entry is its canonical
-- text (RFC 8785) in two halves; entity, position and previous hash go between them, so that the hash is over exactly what is stored.
-- A door that has an entity at hand appends to that one's chain or to the state's, and to no other. Returns the new position.
create function append_audit(chain uuid, entries json) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  as $$
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
  $$;
--> statement-breakpoint
grant execute on function append_audit(uuid, json) to
  portal_account, portal_member, portal_worker, portal_platform, portal_coordinator, portal_auditor;
--> statement-breakpoint
-- A head begins at nothing, moves forward only, and only to an entry that is there. Nobody is excepted.
create function audit_head_follows_entries() returns trigger
  language plpgsql
  as $$
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
  $$;
--> statement-breakpoint
create trigger audit_head_follows_entries before insert or update on audit_heads
  for each row execute function audit_head_follows_entries();
--> statement-breakpoint
create trigger audit_heads_stay before delete or truncate on audit_heads for each statement execute function refuse_change();
--> statement-breakpoint
-- An entry takes the place after the last one: no gap, no fork, whoever inserts.
create function audit_entry_follows_the_last() returns trigger
  language plpgsql
  as $$
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
  $$;
--> statement-breakpoint
create trigger audit_entry_follows_the_last before insert on audit_events
  for each row execute function audit_entry_follows_the_last();
--> statement-breakpoint
-- Positions of the feeds only grow (the role that publishes may update their rows).
create function position_only_grows() returns trigger
  language plpgsql
  as $$
  begin
    if new.position < old.position or new.releases < old.releases then
      raise exception using errcode = '42501', message = 'a position only grows';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger position_only_grows before update on published_entity_positions
  for each row execute function position_only_grows();
--> statement-breakpoint
create trigger position_only_grows before update on published_state_positions
  for each row execute function position_only_grows();
--> statement-breakpoint
-- The screen of the log filters by what was done and by whom; acts of jobs and imports, by far the most, have no person.
create index audit_events_by_action on audit_events (entity_id, action, position);
--> statement-breakpoint
create index audit_events_by_actor on audit_events (entity_id, actor_id, position) where actor_id is not null;
--> statement-breakpoint
-- One head a day of each chain that has moved, with a seal (HMAC) that the database alone cannot make. Without positions, which would
-- tell how much goes on in drafts: the verifier finds the entry by its hash.
create table published_audit_heads (
  entity_id uuid not null references entities (id),
  day date not null,
  head text not null check (head ~ '^[0-9a-f]{64}$'),
  seal text not null,
  primary key (entity_id, day)
);
--> statement-breakpoint
comment on table published_audit_heads is 'published: heads of the audit chains by day, sealed; a chain rebuilt afterwards does not meet them';
--> statement-breakpoint
create index published_audit_heads_by_day on published_audit_heads (day);
--> statement-breakpoint
create trigger published_audit_heads_are_never_changed before update or delete or truncate on published_audit_heads
  for each statement execute function refuse_change();
--> statement-breakpoint
grant select on published_audit_heads to
  portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
grant insert on published_audit_heads to portal_platform;
