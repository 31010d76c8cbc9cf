import { sql } from 'drizzle-orm'
import type { CoordinatorTx, PlatformTx } from '../../../door.server.ts'

/** Doors through which something happens to a badge. */
export type BadgeTx = CoordinatorTx | PlatformTx

/** An act as it is kept. */
export interface BadgeActRow extends Record<string, unknown> {
  act: string
  on: string
  at: string
  validUntil: string | null
  updateDueOn: string | null
  causeKey: string | null
  cause: string | null
  ground: string | null
  origin: string | null
}

/** What is published of a badge beside its acts. */
export interface BadgeHolder extends Record<string, unknown> {
  folio: string
  supplierId: string
  rfc: string
  name: string
  elements: string[]
  law: string
}

/** A badge and all its acts in order, locked until the end of the transaction; null when there is none. */
export async function lockBadge(
  tx: BadgeTx,
  folio: string,
): Promise<{ holder: BadgeHolder; acts: BadgeActRow[] } | null> {
  const holders = await tx.db.execute<BadgeHolder>(sql`
    select folio, supplier_id as "supplierId", rfc, name, elements, law from published_badges where folio = ${folio} for update`)
  const holder = holders[0]
  if (!holder) return null
  const acts = await tx.db.execute<BadgeActRow>(sql`
    select act, on_day::text as "on", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      valid_until::text as "validUntil", update_due_on::text as "updateDueOn", cause_key as "causeKey", cause, ground, origin
    from integrity_badge_acts where folio = ${folio} order by position`)
  return { holder, acts: [...acts] }
}

export interface NewBadgeAct extends BadgeActRow {
  folio: string
  position: number
  applicationId: string | null
  actorId: string | null
}

/** Adds an act to a badge. */
export async function insertBadgeAct(tx: BadgeTx, act: NewBadgeAct): Promise<void> {
  await tx.db.execute(sql`
    insert into integrity_badge_acts
      (folio, position, act, on_day, at, valid_until, update_due_on, cause_key, cause, ground, origin, application_id, actor_id)
    values (${act.folio}, ${act.position}, ${act.act}, ${act.on}::date, ${act.at}::timestamptz, ${act.validUntil}::date,
      ${act.updateDueOn}::date, ${act.causeKey}, ${act.cause}, ${act.ground}, ${act.origin}, ${act.applicationId}, ${act.actorId})`)
}

export interface BadgeRow extends BadgeHolder {
  grantedOn: string
  validUntil: string
  updateDueOn: string | null
  lapsesOn: string
  suspended: boolean
  withdrawn: boolean
  /** The public acts as JSON. */
  acts: string
  words: string
  changedAt: string
}

/** Writes what is public of a badge, anew or in place of what was. */
export async function upsertBadge(tx: BadgeTx, row: BadgeRow): Promise<void> {
  await tx.db.execute(sql`
    insert into published_badges (folio, supplier_id, rfc, name, granted_on, valid_until, update_due_on, lapses_on, suspended, withdrawn,
      elements, law, acts, words, changed_at)
    values (${row.folio}, ${row.supplierId}, ${row.rfc}, ${row.name}, ${row.grantedOn}::date, ${row.validUntil}::date,
      ${row.updateDueOn}::date, ${row.lapsesOn}::date, ${row.suspended}, ${row.withdrawn},
      array(select json_array_elements_text(${JSON.stringify(row.elements)}::json)), ${row.law}, ${row.acts}::text::jsonb, ${row.words},
      ${row.changedAt}::timestamptz)
    on conflict (folio) do update set name = excluded.name, valid_until = excluded.valid_until, update_due_on = excluded.update_due_on,
      lapses_on = excluded.lapses_on, suspended = excluded.suspended, withdrawn = excluded.withdrawn, elements = excluded.elements,
      law = excluded.law, acts = excluded.acts, words = excluded.words, changed_at = excluded.changed_at`)
}

/** Folios of badges of suppliers that are not withdrawn; or those that a cause suspends. */
export async function foliosOf(
  tx: BadgeTx,
  asked: { supplierIds: readonly string[] } | { causeKeys: readonly string[] },
): Promise<string[]> {
  const json = (list: readonly string[]) => sql`(select json_array_elements_text(${JSON.stringify(list)}::json))`
  const condition =
    'supplierIds' in asked
      ? sql`supplier_id in ${json(asked.supplierIds)}`
      : sql`folio in (select folio from integrity_badge_acts where act = 'suspended' and cause_key in ${json(asked.causeKeys)})`
  const rows = await tx.db.execute<{ folio: string }>(sql`
    select folio from published_badges where ${condition} and not withdrawn order by folio`)
  return rows.map(({ folio }) => folio)
}
