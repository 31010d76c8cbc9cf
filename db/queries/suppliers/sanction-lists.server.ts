import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../door.server.ts'
import type { SanctionsTx } from './sanctions-of.server.ts'

/** A list of sanctions and its rules. */
export interface SanctionList {
  code: string
  title: string
  source: string
  sourceUrl: string | null
  /** Of a `csv-` list: which column is what. */
  mapping: unknown
  /** Share of the last snapshot's rows under which a new one waits for a person. */
  holdBelow: number
  /** Legal ground on which natural persons are shown by name; null: they are not. */
  personBasis: string | null
  removedAt: string | null
  removedReason: string | null
}
type Row = { [Name in keyof SanctionList]: SanctionList[Name] }

const COLUMNS = sql`code, title, source, source_url as "sourceUrl", mapping, hold_below::float8 as "holdBelow",
  person_basis as "personBasis", to_char(removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "removedAt",
  removed_reason as "removedReason"`

/** All lists, the official ones first. */
export async function listSanctionLists(tx: SanctionsTx): Promise<SanctionList[]> {
  return tx.db.execute<Row>(sql`
    select ${COLUMNS} from sanction_lists
    order by array_position(array['sat-69b', 'sfp', 'pdn-s3', 'propias'], code), title limit 200`)
}

/** One list, null when there is none of that code. `lock`: nobody else decides about it until the transaction ends. */
export async function findSanctionList(
  tx: SanctionsTx,
  code: string,
  { lock = false } = {},
): Promise<SanctionList | null> {
  const [row] = await tx.db.execute<Row>(
    sql`select ${COLUMNS} from sanction_lists where code = ${code} ${lock ? sql`for update` : sql``}`,
  )
  return row ?? null
}

/** A list of its own by a mapping; false when the code is taken. */
export async function insertSanctionList(
  tx: CoordinatorTx,
  list: Pick<SanctionList, 'code' | 'title' | 'source' | 'sourceUrl' | 'mapping'> & { createdBy: string | null },
): Promise<boolean> {
  const rows = await tx.db.execute(sql`
    insert into sanction_lists (code, title, source, source_url, mapping, created_by)
    values (${list.code}, ${list.title}, ${list.source}, ${list.sourceUrl}, ${JSON.stringify(list.mapping)}::jsonb, ${list.createdBy})
    on conflict (code) do nothing returning code`)
  if (rows.length === 0) return false
  await tx.db.execute(sql`
    insert into published_sanction_lists (code, title, source, source_url)
    values (${list.code}, ${list.title}, ${list.source}, ${list.sourceUrl})`)
  return true
}

/** Writes the rules of a list that the coordination decides. */
export async function updateListRules(
  tx: CoordinatorTx,
  code: string,
  rules: { holdBelow: number; personBasis: string | null; mapping?: unknown },
): Promise<void> {
  const mapping = rules.mapping === undefined ? sql`mapping` : sql`${JSON.stringify(rules.mapping)}::jsonb`
  await tx.db.execute(sql`
    update sanction_lists set hold_below = ${rules.holdBelow}, person_basis = ${rules.personBasis}, mapping = ${mapping} where code = ${code}`)
}

/** Notes that the source took the list away: every sanction of it is no longer listed from now on. Out: how many were. */
export async function withdrawList(tx: CoordinatorTx, code: string, reason: string): Promise<number> {
  await tx.db.execute(
    sql`update sanction_lists set removed_at = now(), removed_reason = ${reason} where code = ${code}`,
  )
  await tx.db.execute(sql`
    update published_sanction_lists set removed_at = now(), removed_reason = ${reason}, rows_accepted = 0, rows_kept = 0 where code = ${code}`)
  const ended = await tx.db.execute(
    sql`update sanction_entries set known_to = now() where list = ${code} and known_to is null returning id`,
  )
  await tx.db.execute(sql`
    update published_sanctions set standing = 'gone', known_to = now() where list = ${code} and latest and known_to is null`)
  await tx.db.execute(
    sql`update sanction_snapshots set state = 'superseded' where list = ${code} and state = 'current'`,
  )
  return ended.length
}
