-- Each privilege by name. What is not granted here is refused, also to whom it may concern later.
grant select on
  published_entities, published_state, published_state_positions, published_entity_positions, published_releases, published_release_bodies,
  published_records, published_historical_releases, published_historical_records, published_processes, published_rollup, published_awards,
  published_suppliers
to portal_visitor, portal_member, portal_worker, portal_coordinator, portal_auditor, portal_platform;
--> statement-breakpoint
-- Sign-in.
grant select on users, entities, memberships, deployment to portal_account;
--> statement-breakpoint
grant update (password_hash) on users to portal_account;
--> statement-breakpoint
grant select, insert, update, delete on sessions, rate_limits to portal_account;
--> statement-breakpoint
-- A member in their own entity.
grant select on entities, memberships, imports, audit_heads, audit_events, counters, deployment to portal_member;
--> statement-breakpoint
grant select (id, name) on users to portal_member, portal_worker;
--> statement-breakpoint
grant select, insert, update on drafts to portal_member, portal_worker;
--> statement-breakpoint
grant select, insert on draft_events to portal_member, portal_worker;
--> statement-breakpoint
grant insert, update on counters to portal_member, portal_worker;
--> statement-breakpoint
grant insert on audit_events to portal_member, portal_worker, portal_platform;
--> statement-breakpoint
grant insert, update on audit_heads to portal_member, portal_worker, portal_platform;
--> statement-breakpoint
-- Publishing and importing, one entity at a time.
grant select on entities, entity_aliases, memberships, deployment, counters, audit_heads, audit_events to portal_worker;
--> statement-breakpoint
grant select, insert on imports, release_originals, published_ocids to portal_worker;
--> statement-breakpoint
grant insert on published_releases, published_release_bodies, published_historical_releases to portal_worker;
--> statement-breakpoint
grant insert, update on published_records, published_historical_records, published_entity_positions, published_suppliers to portal_worker;
--> statement-breakpoint
grant update on published_state_positions to portal_worker;
--> statement-breakpoint
grant insert, update, delete on published_processes, published_awards, published_rollup to portal_worker;
--> statement-breakpoint
grant delete on published_suppliers to portal_worker;
--> statement-breakpoint
-- Rosters and accounts.
grant select, insert, update on entities, deployment, published_entities, published_state to portal_platform;
--> statement-breakpoint
grant select, insert on entity_aliases to portal_platform;
--> statement-breakpoint
grant select (id, email, name, state_roles, disabled_at), insert on users to portal_platform;
--> statement-breakpoint
grant update on users to portal_platform;
--> statement-breakpoint
grant select, insert, delete on memberships to portal_platform;
--> statement-breakpoint
grant select on audit_heads, audit_events to portal_platform;
--> statement-breakpoint
-- The coordinating body and the state auditor read the roster and what is public.
grant select on entities, entity_aliases, deployment to portal_coordinator, portal_auditor;
