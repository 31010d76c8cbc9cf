import { sql } from 'drizzle-orm'
import type { Json } from '#app/ocds/types.ts'
import type { PlatformTx } from '../../door.server.ts'

export type EntityAct =
  | 'added'
  | 'corrected'
  | 'renamed'
  | 'suspended'
  | 'reinstated'
  | 'closed'
  | 'reopened'
  | 'administrator-invited'

/** Where an act was done: on the screen, by a file confirmed on the screen, or by `portal entities sync`. */
export type ActOrigin = 'screen' | 'import' | 'file'

export interface NewAct {
  entityId: string
  /** Null for the command line. */
  actorId: string | null
  act: EntityAct
  origin: ActOrigin
  /** ISO day from which it holds, null when that is the day of the act. */
  effectiveOn?: string | null
  reason?: string
  /** What changed; no personal data. */
  detail?: Record<string, Json>
}

/** Appends acts to the history of the roster, in one statement. Returns their ids in the same order. */
export async function insertActs(tx: PlatformTx, acts: readonly NewAct[]): Promise<string[]> {
  if (acts.length === 0) return []
  const rows = acts.map((act, place) => ({ effectiveOn: null, reason: '', detail: {}, ...act, place }))
  const made = await tx.db.execute<{ id: string }>(sql`
    with given as (
      select gen_random_uuid() as id, * from json_to_recordset(${JSON.stringify(rows)}::json) as r("entityId" uuid, "actorId" uuid, act text,
        origin text, "effectiveOn" text, reason text, detail jsonb, place int)
    ), written as (
      insert into entity_acts (id, entity_id, actor_id, act, origin, effective_on, reason, detail)
      select id, "entityId", "actorId", act, origin, "effectiveOn", reason, detail from given
    )
    select id from given order by place`)
  return made.map(({ id }) => id)
}

export interface ActLine {
  id: string
  /** Postgres instant. */
  at: string
  act: EntityAct
  origin: ActOrigin
  actorName: string | null
  effectiveOn: string | null
  reason: string
  detail: Record<string, Json>
}

/** The history of an entity, newest first. */
export async function listActs(tx: PlatformTx, entityId: string, limit = 200): Promise<ActLine[]> {
  return tx.db.execute<ActLine & Record<string, unknown>>(sql`
    select a.id, a.at::text as at, a.act, a.origin, u.name as "actorName", a.effective_on as "effectiveOn", a.reason, a.detail
    from entity_acts a left join users u on u.id = a.actor_id where a.entity_id = ${entityId} order by a.at desc, a.id limit ${limit}`)
}
