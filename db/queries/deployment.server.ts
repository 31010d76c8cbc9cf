import { sql } from 'drizzle-orm'
import type { AccountTx, MemberTx, PlatformTx, ReaderTx, WorkerTx } from '../door.server.ts'

/** Slug of the state that this database serves, null before the first sync. */
export async function loadDeploymentState(tx: PlatformTx): Promise<string | null> {
  const rows = await tx.db.execute<{ state_slug: string }>(sql`select state_slug from deployment`)
  return rows[0]?.state_slug ?? null
}

/** Writes the state's settings, internal and public, and makes the reserved entity that carries state-level audit events. */
export async function saveDeployment(tx: PlatformTx, slug: string, settings: object): Promise<void> {
  const json = JSON.stringify(settings)
  await tx.db.execute(sql`
    insert into deployment (state_slug, settings) values (${slug}, ${json}::jsonb)
    on conflict (only_row) do update set settings = excluded.settings, synced_at = now()`)
  await tx.db.execute(sql`
    insert into published_state (state_slug, settings) values (${slug}, ${json}::jsonb)
    on conflict (only_row) do update set settings = excluded.settings`)
  await tx.db.execute(sql`
    insert into entities (slug, key, name, short_name, level, sphere, kind, source, reserved)
    values ('_estado', 'ESTADO0', 'Estado', 'Estado', 'ESTATAL', 'EJECUTIVO', 'reservado', 'interno', true) on conflict (slug) do nothing`)
}

/** The settings of the state as an object (shape: tenants/state.ts), null before the first sync. */
export async function loadStateSettings(tx: ReaderTx): Promise<Record<string, unknown> | null> {
  const rows = await tx.db.execute<{ settings: Record<string, unknown> }>(sql`select settings from published_state`)
  return rows[0]?.settings ?? null
}

export interface EntityRow {
  id: string
  slug: string
  key: string
  name: string
  short_name: string
  rfc: string | null
  status: string
  notice: string | null
  separate_publisher: boolean
  natural_rfc_legal_basis: string | null
}

/** One entity by its current slug, null when unknown or reserved. */
export async function findEntityBySlug(
  tx: PlatformTx | AccountTx | MemberTx | WorkerTx,
  slug: string,
): Promise<EntityRow | null> {
  const rows = await tx.db.execute<EntityRow & Record<string, unknown>>(sql`
    select id, slug, key, name, short_name, rfc, status, notice, separate_publisher, natural_rfc_legal_basis
    from entities where slug = ${slug} and not reserved`)
  return rows[0] ?? null
}

/** How many processes are public, historical ones included. */
export async function countPublishedProcesses(tx: ReaderTx): Promise<number> {
  const rows = await tx.db.execute<{ count: string }>(sql`select sum(records) as count from published_state_positions`)
  return Number(rows[0]?.count ?? 0)
}
