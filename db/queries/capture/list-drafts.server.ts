import { sql } from 'drizzle-orm'
import type { MemberTx } from '../../door.server.ts'
import { type DraftState, OPERATION } from './find-draft.server.ts'

export interface DraftLine {
  id: string
  ocid: string
  title: string
  method: string | null
  state: DraftState
  errorCount: number
  answeredCount: number
  publishedRevision: number | null
  updatedAt: string
  updatedByName: string
  /** Whether the person at hand captured something of it. */
  mine: boolean
}

export type DraftSort = 'recientes' | 'titulo'

export interface DraftFilter {
  states?: readonly DraftState[]
  /** Words looked for in title and ocid, accents and capitals aside. */
  text?: string
  /** Only those that the person at hand captured something of. */
  onlyMine?: boolean
  sort: DraftSort
  /** Place of the last line of the page before: its sort value and its id. */
  after?: { value: string; id: string }
  limit: number
}

/** Drafts of the entity at hand, a page by keyset; one more than `limit` when there is a next page. */
export async function listDrafts(tx: MemberTx, filter: DraftFilter): Promise<DraftLine[]> {
  const conditions = [sql`d.entity_id = ${tx.entityId}`]
  if (filter.states && filter.states.length > 0)
    conditions.push(sql`d.state in (select json_array_elements_text(${JSON.stringify(filter.states)}::json))`)
  if (filter.text)
    conditions.push(sql`search_text(d.title || ' ' || d.ocid) like '%' || search_text(${likeText(filter.text)}) || '%'`)
  if (filter.onlyMine) conditions.push(sql`${tx.userId}::uuid = any(d.captured_by)`)
  const { after, sort } = filter
  if (after)
    conditions.push(
      sort === 'titulo'
        ? sql`(d.title, d.id) > (${after.value}, ${after.id}::uuid)`
        : sql`(d.updated_at, d.id) < (${after.value}::timestamptz, ${after.id}::uuid)`,
    )
  const order = sort === 'titulo' ? sql`d.title, d.id` : sql`d.updated_at desc, d.id desc`
  return tx.db.execute<{ [Name in keyof DraftLine]: DraftLine[Name] }>(sql`
    select d.id, d.ocid, d.title, d.method, d.state, d.error_count as "errorCount", d.answered_count as "answeredCount",
      d.published_revision as "publishedRevision", d.updated_at::text as "updatedAt",
      coalesce(u.name, ${OPERATION}) as "updatedByName",
      ${tx.userId}::uuid = any(d.captured_by) as mine
    from drafts d left join users u on u.id = d.updated_by
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${filter.limit + 1}`)
}

const likeText = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** How many drafts of the entity at hand are in each state. */
export async function countDrafts(tx: MemberTx): Promise<Record<DraftState, number>> {
  const counts: Record<DraftState, number> = { draft: 0, in_review: 0, returned: 0, approved: 0, published: 0 }
  const rows = await tx.db.execute<{ state: DraftState; count: number }>(
    sql`select state, count(*)::int as count from drafts where entity_id = ${tx.entityId} group by state`,
  )
  for (const row of rows) counts[row.state] = row.count
  return counts
}
