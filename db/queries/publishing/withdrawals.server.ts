import { sql } from 'drizzle-orm'
import type { ReaderTx, WorkerTx } from '../../door.server.ts'

/** What a legal order leaves in the place of a process. */
export interface Withdrawal {
  ocid: string
  entitySlug: string
  /** Who ordered it. */
  authority: string
  /** On what legal ground, with the number of the order. */
  legalBasis: string
  /** Day of the order, YYYY-MM-DD. */
  orderedOn: string
  /** How many releases went. */
  releases: number
  /** ISO 8601, UTC. */
  withdrawnAt: string
}

const columns = sql`w.ocid, e.slug as "entitySlug", w.authority, w.legal_basis as "legalBasis", w.ordered_on::text as "orderedOn", w.releases,
  to_char(w.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "withdrawnAt"`
type Read = { [Name in keyof Withdrawal]: Withdrawal[Name] }

/** The withdrawal of a process, null when there is none. */
export async function readWithdrawal(tx: ReaderTx, ocid: string): Promise<Withdrawal | null> {
  const [row] = await tx.db.execute<Read>(sql`
    select ${columns} from published_withdrawals w join published_entities e using (entity_id) where w.ocid = ${ocid}`)
  return row ?? null
}

/** All withdrawals, the newest first; at most 1,000. */
export async function listWithdrawals(tx: ReaderTx): Promise<Withdrawal[]> {
  return tx.db.execute<Read>(sql`
    select ${columns} from published_withdrawals w join published_entities e using (entity_id)
    order by w.withdrawn_at desc, w.ocid limit 1000`)
}

/** The entity under which something of a process is public, null when nothing is. */
export async function findPublicOwner(tx: ReaderTx, ocid: string): Promise<string | null> {
  const [row] = await tx.db.execute<{ id: string }>(
    sql`select entity_id as id from published_processes where ocid = ${ocid}`,
  )
  return row?.id ?? null
}

/** Those of the processes that were withdrawn: nothing is published under them any more. */
export async function findWithdrawn(tx: WorkerTx, ocids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.execute<{ ocid: string }>(sql`
    select ocid from published_withdrawals where ocid in (select json_array_elements_text(${JSON.stringify(ocids)}::json)) order by ocid`)
  return rows.map(({ ocid }) => ocid)
}

/** Takes the counter rows of the state, the last lock of whoever changes what all entities share. */
export async function lockStatePositions(tx: WorkerTx): Promise<void> {
  await tx.db.execute(
    sql`update published_state_positions set position = position where feed in ('main', 'historical')`,
  )
}

/** Takes the search row of a process away. */
export async function removeSearchRow(tx: WorkerTx, ocid: string): Promise<void> {
  await tx.db.execute(sql`delete from published_processes where ocid = ${ocid}`)
}

/** Takes bodies and record of a process of the entity at hand away and leaves the tombstone. Out: how many releases went. */
export async function withdrawBodies(
  tx: WorkerTx,
  order: Pick<Withdrawal, 'ocid' | 'authority' | 'legalBasis' | 'orderedOn'>,
): Promise<number> {
  const [row] = await tx.db.execute<{ releases: number }>(sql`
    select withdraw_process(${order.ocid}, ${order.authority}, ${order.legalBasis}, ${order.orderedOn}::date) as releases`)
  return row?.releases ?? 0
}
