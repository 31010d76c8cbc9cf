import { sql } from 'drizzle-orm'
import type { CoordinatorTx } from '../../door.server.ts'

export type SnapshotState = 'reading' | 'failed' | 'held' | 'current' | 'superseded' | 'discarded'

/** One import of a list. Instants are ISO 8601, UTC. */
export interface Snapshot {
  id: string
  list: string
  sha256: string
  fileName: string
  bytes: number
  asOf: string | null
  receivedAt: string
  actorName: string | null
  door: 'screen' | 'cli' | 'demo'
  state: SnapshotState
  holdReasons: string[]
  problem: string | null
  encoding: string | null
  separator: string | null
  rowsRead: number
  rowsAccepted: number
  rowsRefused: number
  rowsNew: number
  rowsChanged: number
  rowsGone: number
  decidedAt: string | null
  decidedByName: string | null
  decisionReason: string | null
}
type Row = { [Name in keyof Snapshot]: Snapshot[Name] }

const utc = (column: string) => sql.raw(`to_char(s.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const COLUMNS = sql`s.id, s.list, s.sha256, s.file_name as "fileName", s.bytes, s.as_of::text as "asOf", ${utc('received_at')} as "receivedAt",
  (select name from users where id = s.actor_id) as "actorName", s.door, s.state, s.hold_reasons as "holdReasons", s.problem, s.encoding,
  s.separator, s.rows_read as "rowsRead", s.rows_accepted as "rowsAccepted", s.rows_refused as "rowsRefused", s.rows_new as "rowsNew",
  s.rows_changed as "rowsChanged", s.rows_gone as "rowsGone", ${utc('decided_at')} as "decidedAt",
  (select name from users where id = s.decided_by) as "decidedByName", s.decision_reason as "decisionReason"`

/** Keeps a file as a snapshot that is about to be read. Out: its id. */
export async function insertSnapshot(
  tx: CoordinatorTx,
  given: Pick<Snapshot, 'list' | 'sha256' | 'fileName' | 'asOf' | 'door'> & { content: Buffer; actorId: string | null },
): Promise<string> {
  const [row] = await tx.db.execute<{ id: string }>(sql`
    insert into sanction_snapshots (list, sha256, file_name, bytes, as_of, actor_id, door)
    values (${given.list}, ${given.sha256}, ${given.fileName}, ${given.content.length}, ${given.asOf}::date, ${given.actorId}, ${given.door})
    returning id`)
  if (!row) throw new Error('an inserted snapshot has an id')
  await tx.db.execute(
    sql`insert into sanction_snapshot_files (snapshot_id, content) values (${row.id}, decode(${given.content.toString('base64')}, 'base64'))`,
  )
  return row.id
}

/** The bytes of a snapshot. */
export async function readSnapshotFile(tx: CoordinatorTx, id: string): Promise<Buffer> {
  const [row] = await tx.db.execute<{ content: Buffer }>(
    sql`select content from sanction_snapshot_files where snapshot_id = ${id}`,
  )
  if (!row) throw new Error('a snapshot has its bytes')
  return Buffer.from(row.content)
}

/** A snapshot of the list with these bytes that counts, waits or is being read; null when there is none. */
export async function findSameSnapshot(tx: CoordinatorTx, list: string, sha256: string): Promise<string | null> {
  const [row] = await tx.db.execute<{ id: string }>(sql`
    select id from sanction_snapshots where list = ${list} and sha256 = ${sha256} and state in ('current', 'held', 'reading')
    order by received_at desc limit 1`)
  return row?.id ?? null
}

/** A snapshot by its id, null when there is none. */
export async function findSnapshot(tx: CoordinatorTx, id: string, { lock = false } = {}): Promise<Snapshot | null> {
  const [row] = await tx.db.execute<Row>(
    sql`select ${COLUMNS} from sanction_snapshots s where s.id = ${id} ${lock ? sql`for update of s` : sql``}`,
  )
  return row ?? null
}

/** The snapshot of a list that counts, null before the first. */
export async function currentSnapshot(tx: CoordinatorTx, list: string): Promise<Snapshot | null> {
  const [row] = await tx.db.execute<Row>(
    sql`select ${COLUMNS} from sanction_snapshots s where s.list = ${list} and s.state = 'current'`,
  )
  return row ?? null
}

/** Snapshots, the newest first: of one list, or of all. */
export async function listSnapshots(tx: CoordinatorTx, list: string | null, limit = 50): Promise<Snapshot[]> {
  const condition = list === null ? sql`true` : sql`s.list = ${list}`
  return tx.db.execute<Row>(sql`
    select ${COLUMNS} from sanction_snapshots s where ${condition} order by s.received_at desc, s.id limit ${limit}`)
}

/** Notes what reading a snapshot gave, or what was decided about it; only what is given is written. */
export async function updateSnapshot(
  tx: CoordinatorTx,
  id: string,
  change: Partial<
    Pick<
      Snapshot,
      | 'state'
      | 'holdReasons'
      | 'problem'
      | 'encoding'
      | 'separator'
      | 'asOf'
      | 'rowsRead'
      | 'rowsAccepted'
      | 'rowsRefused'
      | 'rowsNew'
      | 'rowsChanged'
      | 'rowsGone'
      | 'decisionReason'
    >
  > & { decidedBy?: string | null },
): Promise<void> {
  const text = JSON.stringify(change)
  await tx.db.execute(sql`
    update sanction_snapshots s set state = coalesce(c.state, s.state), hold_reasons = coalesce(c."holdReasons", s.hold_reasons),
      problem = coalesce(c.problem, s.problem), encoding = coalesce(c.encoding, s.encoding), separator = coalesce(c.separator, s.separator),
      as_of = coalesce(c."asOf", s.as_of), rows_read = coalesce(c."rowsRead", s.rows_read),
      rows_accepted = coalesce(c."rowsAccepted", s.rows_accepted), rows_refused = coalesce(c."rowsRefused", s.rows_refused),
      rows_new = coalesce(c."rowsNew", s.rows_new), rows_changed = coalesce(c."rowsChanged", s.rows_changed),
      rows_gone = coalesce(c."rowsGone", s.rows_gone), decision_reason = coalesce(c."decisionReason", s.decision_reason),
      decided_by = coalesce(c."decidedBy", s.decided_by),
      decided_at = case when c.state in ('current', 'discarded') then now() else s.decided_at end
    from json_to_record(${text}::json) as c(state text, "holdReasons" text[], problem text, encoding text, separator text, "asOf" date,
      "rowsRead" integer, "rowsAccepted" integer, "rowsRefused" integer, "rowsNew" integer, "rowsChanged" integer, "rowsGone" integer,
      "decisionReason" text, "decidedBy" uuid)
    where s.id = ${id}`)
}
