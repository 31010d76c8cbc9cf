import { sql } from 'drizzle-orm'
import type { ReaderTx } from '../../../door.server.ts'

/** A badge as it is published, with all that happened to it. */
export interface PublishedBadge extends Record<string, unknown> {
  folio: string
  supplierId: string
  rfc: string
  name: string
  elements: string[]
  law: string
  acts: unknown[]
  /** ISO 8601, UTC. */
  changedAt: string
  /** The supplier has published awards, so that it has a page. */
  hasAwards: boolean
}

/** A badge by its folio, or null. */
export async function readBadge(tx: ReaderTx, folio: string): Promise<PublishedBadge | null> {
  const rows = await tx.db.execute<PublishedBadge>(sql`
    select b.folio, b.supplier_id as "supplierId", b.rfc, b.name, b.elements, b.law, b.acts,
      to_char(b.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt",
      exists (select from published_suppliers s where s.id = b.supplier_id) as "hasAwards"
    from published_badges b where b.folio = ${folio}`)
  return rows[0] ?? null
}

/** How a badge stands on a day, from what publishing keeps of it; the same as badgeOn, which a test holds. */
const stateOn = (day: string) => sql`case when withdrawn then 'withdrawn' when suspended then 'suspended'
  when lapses_on < ${day}::date then 'expired' when update_due_on < ${day}::date then 'update-due' else 'held' end`

export interface BadgeLine extends Record<string, unknown> {
  folio: string
  supplierId: string
  rfc: string
  name: string
  state: string
  grantedOn: string
  lapsesOn: string
}

export interface BadgeFilters {
  /** Small letters without accents; '' for all. */
  words: string
  state: string | null
  /** Today in the state. */
  day: string
}

/** A page of badges, the newest first. `after`: the last line of the page before. */
export async function listBadges(
  tx: ReaderTx,
  { words, state, day }: BadgeFilters,
  after: { grantedOn: string; folio: string } | null,
  limit: number,
): Promise<BadgeLine[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.db.execute<BadgeLine>(sql`
    select folio, supplier_id as "supplierId", rfc, name, ${stateOn(day)} as state, granted_on::text as "grantedOn",
      lapses_on::text as "lapsesOn"
    from published_badges
    where ${words === '' ? sql`true` : sql`words like ${pattern}`}
      and ${state === null ? sql`true` : sql`${stateOn(day)} = ${state}`}
      and ${after === null ? sql`true` : sql`(granted_on, folio) < (${after.grantedOn}::date, ${after.folio})`}
    order by granted_on desc, folio desc limit ${limit}`)
  return [...rows]
}

/** How many badges stand how on a day. At most 50,000 are counted: a registry of a state has hundreds. */
export async function countBadges(tx: ReaderTx, day: string): Promise<{ state: string; badges: number }[]> {
  const rows = await tx.db.execute<{ state: string; badges: number }>(sql`
    select state, count(*)::int as badges from (select ${stateOn(day)} as state from published_badges limit 50000) b group by state`)
  return [...rows]
}
