import { sql } from 'drizzle-orm'
import type { PlatformTx, ReaderTx } from '../../door.server.ts'
import type { AuditRow } from './append-audit.server.ts'

export interface Chain {
  entityId: string
  slug: string
}

/** Every chain there can be: of each entity, and the state's (`_estado`). */
export async function listChains(tx: PlatformTx): Promise<Chain[]> {
  return tx.db.execute<{ entityId: string; slug: string }>(
    sql`select id as "entityId", slug from entities order by reserved, slug`,
  )
}

/** The head of the chain at hand, null when nothing was ever appended. */
export async function readHead(tx: PlatformTx, entityId: string): Promise<{ position: number; hash: string } | null> {
  const [row] = await tx.db.execute<{ position: string; hash: string }>(
    sql`select position, hash from audit_heads where entity_id = ${entityId}`,
  )
  return row ? { position: Number(row.position), hash: row.hash } : null
}

/** Entries of the chain at hand in order, after a position. */
export async function readEntries(tx: PlatformTx, entityId: string, after: number, limit: number): Promise<AuditRow[]> {
  const rows = await tx.db.execute<{ [Name in keyof AuditRow]: AuditRow[Name] }>(sql`
    select position::float8 as position, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as "actorId", door,
      action, subject, detail, previous_hash as "previousHash", hash
    from audit_events where entity_id = ${entityId} and position > ${after} order by position limit ${limit}`)
  return rows
}

export interface SealedHead {
  /** `2026-11-20`, UTC. */
  day: string
  head: string
  seal: string
}

/** The sealed heads of a chain by day. */
export async function readSealedHeads(tx: PlatformTx, entityId: string): Promise<SealedHead[]> {
  return tx.db.execute<{ day: string; head: string; seal: string }>(
    sql`select day::text as day, head, seal from published_audit_heads where entity_id = ${entityId} order by day`,
  )
}

/** Keeps the head of a day; a day that has one keeps it. */
export async function insertSealedHead(tx: PlatformTx, entityId: string, { day, head, seal }: SealedHead) {
  await tx.db.execute(sql`
    insert into published_audit_heads (entity_id, day, head, seal) values (${entityId}, ${day}, ${head}, ${seal}) on conflict do nothing`)
}

export interface PublicHead extends SealedHead {
  slug: string
}

/** What anyone may read: the heads of a day, or without one the newest of each chain, by slug. */
export async function readPublicHeads(tx: ReaderTx, day: string | null): Promise<PublicHead[]> {
  const heads =
    day === null
      ? sql`select distinct on (entity_id) * from published_audit_heads order by entity_id, day desc`
      : sql`select * from published_audit_heads where day = ${day}::date`
  return tx.db.execute<{ slug: string; day: string; head: string; seal: string }>(sql`
    select coalesce(e.slug, '_estado') as slug, h.day::text as day, h.head, h.seal
    from (${heads}) h left join published_entities e using (entity_id) order by 1`)
}

/** Days that have heads, newest first. */
export async function readSealedDays(tx: ReaderTx, limit: number): Promise<string[]> {
  const rows = await tx.db.execute<{ day: string }>(
    sql`select distinct day::text as day from published_audit_heads order by 1 desc limit ${limit}`,
  )
  return rows.map(({ day }) => day)
}
