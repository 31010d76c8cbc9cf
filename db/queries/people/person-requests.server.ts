import { sql } from 'drizzle-orm'
import type { MemberTx, PlatformTx, WorkerTx } from '../../door.server.ts'

export interface PersonRequest {
  act: 'find' | 'export' | 'restrict' | 'lift'
  /** Keyed digests of what was looked for. */
  digests: readonly string[]
  /** Number that the transparency unit gave the request. */
  folio: string | null
  places: number
}

const textArray = (values: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** Notes a request; returns its id. */
export async function insertPersonRequest(tx: PlatformTx, one: PersonRequest): Promise<string> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into person_requests (act, digests, folio, places)
    values (${one.act}, ${textArray(one.digests)}, ${one.folio}, ${one.places}) returning id`)
  return rows[0]!.id
}

export interface ListedRequest {
  id: string
  act: string
  folio: string | null
  places: number
  /** ISO 8601, UTC. */
  at: string
  /** Whether it was about the person whose digests were given. */
  matches: boolean
}

/** The newest requests, at most `limit`; those that share a digest with `digests` are marked. */
export async function listPersonRequests(
  tx: PlatformTx,
  digests: readonly string[],
  limit: number,
): Promise<ListedRequest[]> {
  return tx.db.execute<ListedRequest & Record<string, unknown>>(sql`
    select id, act, folio, places, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      digests && ${textArray(digests)} as matches
    from person_requests order by at desc, id limit ${limit}`)
}

export interface NewRestriction {
  kind: string
  digest: string
  ground: string
  reason: string
  /** YYYY-MM-DD. */
  requestedOn: string
}

/** Restricts a key; null when it is restricted already. */
export async function insertRestriction(tx: PlatformTx, one: NewRestriction): Promise<string | null> {
  const rows = await tx.db.execute<{ id: string }>(sql`
    insert into person_restrictions (kind, digest, ground, reason, requested_on)
    values (${one.kind}, ${one.digest}, ${one.ground}, ${one.reason}, ${one.requestedOn}::date)
    on conflict (kind, digest) where lifted_at is null do nothing returning id`)
  return rows[0]?.id ?? null
}

/** Lifts the restriction of a key; how many there were (0 or 1). */
export async function liftRestriction(
  tx: PlatformTx,
  { kind, digest, reason }: { kind: string; digest: string; reason: string },
): Promise<number> {
  const rows = await tx.db.execute(sql`
    update person_restrictions set lifted_at = now(), lifted_reason = ${reason}
    where kind = ${kind} and digest = ${digest} and lifted_at is null returning 1`)
  return rows.length
}

/** Digests of all keys that are restricted, by kind and digest: `rfc:…`. */
export async function listRestricted(tx: WorkerTx | MemberTx): Promise<string[]> {
  const rows = await tx.db.execute<{ key: string }>(sql`
    select kind || ':' || digest as key from person_restrictions where lifted_at is null`)
  return rows.map(({ key }) => key)
}
