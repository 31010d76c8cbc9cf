import { sql } from 'drizzle-orm'
import type { MemberTx, WorkerTx } from '../../door.server.ts'
import type { Sanction } from '../../schema/sanction-content.ts'
import { publishEntries } from './apply-snapshot.server.ts'

/** A resolution as the control body of an entity captures it. Instants are ISO 8601, UTC. */
export interface ResolutionRow extends Record<string, unknown> {
  id: string
  state: 'draft' | 'published' | 'discarded'
  revision: number
  document: Record<string, string>
  title: string
  sanctionId: string | null
  updatedAt: string
  publishedAt: string | null
}

const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
const COLUMNS = sql`id, state, revision, document, title, sanction_id as "sanctionId", ${utc('updated_at')} as "updatedAt",
  ${utc('published_at')} as "publishedAt"`

/** Resolutions of the entity, the last touched first. */
export async function listResolutions(tx: MemberTx, limit = 200): Promise<ResolutionRow[]> {
  return tx.db.execute<ResolutionRow>(sql`
    select ${COLUMNS} from sanction_resolutions where state <> 'discarded' order by updated_at desc, id limit ${limit}`)
}

/** A resolution of the entity, null when there is none. */
export async function findResolution(
  tx: MemberTx | WorkerTx,
  id: string,
  { lock = false } = {},
): Promise<ResolutionRow | null> {
  const [row] = await tx.db.execute<ResolutionRow>(sql`
    select ${COLUMNS} from sanction_resolutions where id = ${id} and state <> 'discarded' ${lock ? sql`for update` : sql``}`)
  return row ?? null
}

export async function insertResolution(
  tx: MemberTx,
  given: { document: Record<string, string>; title: string },
): Promise<string> {
  const [row] = await tx.db.execute<{ id: string }>(sql`
    insert into sanction_resolutions (entity_id, document, title, created_by, updated_by, state)
    values (${tx.entityId}, ${JSON.stringify(given.document)}::jsonb, ${given.title}, ${tx.userId}, ${tx.userId}, 'draft') returning id`)
  if (!row) throw new Error('an inserted resolution has an id')
  return row.id
}

/** Writes a resolution and raises its revision. */
export async function updateResolution(
  tx: MemberTx | WorkerTx,
  id: string,
  change: {
    document: Record<string, string>
    title: string
    state: ResolutionRow['state']
    sanctionId?: string | null
  },
): Promise<void> {
  await tx.db.execute(sql`
    update sanction_resolutions set document = ${JSON.stringify(change.document)}::jsonb, title = ${change.title}, state = ${change.state},
      revision = revision + 1, updated_by = ${tx.userId}, updated_at = now(), sanction_id = coalesce(${change.sanctionId ?? null}, sanction_id),
      published_at = case when ${change.state} = 'published' then coalesce(published_at, now()) else published_at end
    where id = ${id}`)
}

export interface ResolutionAct extends Record<string, unknown> {
  id: string
  act: string
  at: string
  actorName: string | null
  reason: string
  effectiveOn: string | null
  judgement: string | null
  document: Record<string, string>
}

/** What was done to a published resolution, the newest first. */
export async function listResolutionActs(tx: MemberTx | WorkerTx, id: string): Promise<ResolutionAct[]> {
  return tx.db.execute<ResolutionAct>(sql`
    select a.id, a.act, ${utc('a.at')} as at, u.name as "actorName", a.reason, a.effective_on::text as "effectiveOn", a.judgement, a.document
    from sanction_resolution_acts a left join users u on u.id = a.actor_id
    where a.resolution_id = ${id} order by a.at desc, a.id limit 200`)
}

export async function insertResolutionAct(
  tx: WorkerTx,
  given: {
    resolutionId: string
    act: string
    reason: string
    effectiveOn: string | null
    judgement: string | null
    document: Record<string, string>
  },
): Promise<void> {
  await tx.db.execute(sql`
    insert into sanction_resolution_acts (entity_id, resolution_id, act, actor_id, reason, effective_on, judgement, document)
    values (${tx.entityId}, ${given.resolutionId}, ${given.act}, ${tx.userId}, ${given.reason}, ${given.effectiveOn}::date,
      ${given.judgement}, ${JSON.stringify(given.document)}::jsonb)`)
}

/**
 * Makes a sanction of our own list say something from now on: the version before ends, the new one begins and is published as far as it may
 * be. Out: the id of the sanction, the same through its versions.
 */
export async function putOwnSanction(
  tx: WorkerTx,
  given: { sanctionId: string | null; sanction: Sanction; hash: string; public: unknown },
): Promise<string> {
  const { sanction } = given
  if (given.sanctionId !== null)
    await tx.db.execute(sql`
      update sanction_entries set known_to = now() where sanction_id = ${given.sanctionId} and known_to is null and list = 'propias'`)
  const { row, ...content } = sanction
  const [entry] = await tx.db.execute<{ id: string; sanction_id: string }>(sql`
    insert into sanction_entries (sanction_id, list, key, content_hash, content, rfc, name_key, effect, starts_on, ends_on, published_on,
      row, entity_id, known_from)
    values (coalesce(${given.sanctionId}, substr(replace(gen_random_uuid()::text, '-', ''), 1, 16)), 'propias', ${sanction.key}, ${given.hash},
      ${JSON.stringify(content)}::jsonb, ${sanction.rfc}, ${sanction.nameKey}, ${sanction.effect}, ${sanction.startsOn}::date,
      ${sanction.endsOn}::date, ${sanction.publishedOn}::date, ${row}, ${tx.entityId}, now())
    returning id, sanction_id`)
  if (!entry) throw new Error('an inserted version has an id')
  const open = given.public === null ? sql`null::jsonb` : sql`${JSON.stringify(given.public)}::jsonb`
  await publishEntries(tx, sql`e.id = ${entry.id}`, open)
  return entry.sanction_id
}
