import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { Refusal } from '#app/lib/refusal.ts'
import { type BackupHeader, type BackupManifest, ENDED } from './backup-format.server.ts'
import { restoredProblems } from './check-restored.server.ts'
import { columnList, listTables, type TableShape } from './list-tables.server.ts'
import { migrateTo } from './migrate-to.server.ts'
import { damaged, readBackup } from './read-backup.server.ts'
import { countRows } from './write-backup.server.ts'

export interface RestoreOutcome {
  state: string
  createdAt: string
  tables: { name: string; rows: number }[]
}

/**
 * Restores a backup into an empty database of the owner's: its version of the schema first, then all rows in one transaction, checked
 * against the manifest, their own hashes and chains before it commits. What must not come back alive does not (LEFT_OUT, ENDED).
 * The caller migrates to the newest schema afterwards. Throws Refusal: 409 when the database is not empty, the secret or the version
 * is another one; 422 when the backup is damaged. Nothing of the backup is in the database then.
 */
export async function restoreBackup(ownerUrl: string, source: Readable, secretCheck: string): Promise<RestoreOutcome> {
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => undefined })
  try {
    await refuseFull(sql)
    let outcome: RestoreOutcome | null = null
    const loader = new Loader(sql, secretCheck)
    try {
      const manifest = await readBackup(source, loader)
      outcome = await loader.finish(manifest)
    } catch (error) {
      await loader.giveUp(error)
    }
    if (!outcome) throw new Error('the restore ended without an outcome')
    return outcome
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function refuseFull(sql: Sql): Promise<void> {
  const [there] = await sql<{ made: boolean }[]>`select to_regclass('public.deployment') is not null as made`
  if (!there?.made) return
  const [rows] = await sql<
    { full: boolean }[]
  >`select exists (select from deployment) or exists (select from users) as full`
  if (rows?.full)
    throw new Refusal(
      'database-not-empty',
      409,
      'La base de datos ya tiene datos. Una copia solo se restaura en una vacía: use otra carpeta DATA_DIR u otra base, o quite antes la que hay.',
    )
}

type Settle = { resolve: (value: RestoreOutcome) => void; reject: (reason: unknown) => void }

/** Holds one transaction open while the backup is read, and fills table after table in it. */
class Loader {
  private tx: TransactionSql | null = null
  private committed: Promise<unknown> = Promise.resolve()
  private settle: Settle | null = null
  private head: BackupHeader | null = null
  private shapes = new Map<string, TableShape>()
  private open: { table: string; stream: Writable; ended: Promise<void> } | null = null
  private readonly rows = new Map<string, number>()

  private readonly sql: Sql
  private readonly secretCheck: string

  constructor(sql: Sql, secretCheck: string) {
    this.sql = sql
    this.secretCheck = secretCheck
  }

  async header(header: BackupHeader): Promise<void> {
    if (header.secretCheck !== this.secretCheck)
      throw new Refusal(
        'other-secret',
        409,
        'HMAC_SECRET no es el del portal de la copia: los seudónimos y los sellos de la bitácora dejarían de valer. Ponga el mismo (del .env o de DATA_DIR/secrets) y repita.',
      )
    this.head = header
    await migrateTo(this.sql, header.migrations)
    await this.begin()
    const tx = this.tx!
    const tables = await listTables(tx)
    for (const { name, columns } of header.tables) {
      const shape = tables.find((table) => table.name === name)
      if (!shape || columns.some((column) => !shape.columns.includes(column)))
        throw damaged(name, 'no es una tabla del portal.')
      this.shapes.set(name, { name, columns })
    }
    await tx`select set_config('statement_timeout', '0', true), set_config('DateStyle', 'ISO', true), set_config('TimeZone', 'UTC', true)`
    // The owner is held to policies and triggers too, and both are for the living: off inside this transaction only.
    for (const { name } of tables)
      await tx.unsafe(`alter table ${columnList([name])} disable trigger user, no force row level security`)
    await tx.unsafe(`truncate ${columnList(tables.map(({ name }) => name))}`)
  }

  async bytes(table: string, part: string, bytes: Buffer): Promise<void> {
    const shape = this.shapes.get(table)
    if (!shape || !this.tx) throw damaged(part, 'no es una tabla de esta copia.')
    if (this.open?.table !== table) {
      await this.endTable()
      const copy = this.tx.unsafe(`copy ${columnList([table])} (${columnList(shape.columns)}) from stdin`)
      const stream = (await copy.writable()) as Writable
      const ended = finished(stream)
      ended.catch(() => undefined)
      this.open = { table, stream, ended }
    }
    this.rows.set(table, (this.rows.get(table) ?? 0) + countRows(bytes))
    const { stream, ended } = this.open
    if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), ended])
  }

  /** Checks what was filled and commits. */
  async finish(manifest: BackupManifest): Promise<RestoreOutcome> {
    await this.endTable()
    const tx = this.tx!
    for (const { name, rows } of manifest.tables) {
      const [counted] = await tx<{ rows: string }[]>`select count(*) as rows from ${tx(name)}`
      if (Number(counted?.rows) !== rows || (this.rows.get(name) ?? 0) !== rows)
        throw damaged(name, `tiene ${counted?.rows} filas y la copia dice ${rows}.`)
    }
    const [problem] = await restoredProblems(tx)
    if (problem) throw damaged('las cadenas', problem)
    await this.makeAlive(tx)
    const { state, createdAt } = this.head!
    this.settle?.resolve({ state, createdAt, tables: manifest.tables })
    await this.committed
    return { state, createdAt, tables: manifest.tables }
  }

  /** Rolls back, and throws what went wrong: a refusal of the database to take the rows is a damaged backup. */
  async giveUp(error: unknown): Promise<never> {
    const table = this.open?.table
    this.settle?.reject(error)
    await this.committed.catch(() => undefined)
    const ofRows = error instanceof postgres.PostgresError && /^(22|23|25P02)/.test(error.code)
    throw ofRows && table ? damaged(table, 'sus filas no son las de una copia.') : error
  }

  private async makeAlive(tx: TransactionSql): Promise<void> {
    const tables = await listTables(tx)
    const names = new Set(tables.map(({ name }) => name))
    for (const { table, statement } of ENDED) if (names.has(table)) await tx.unsafe(statement)
    const tenants = await tx<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`
    for (const { name } of tables) await tx.unsafe(`alter table ${columnList([name])} enable trigger user`)
    for (const { name } of tenants) await tx.unsafe(`alter table ${columnList([name])} force row level security`)
  }

  private begin(): Promise<void> {
    return new Promise((opened, failed) => {
      this.committed = this.sql.begin((tx) => {
        this.tx = tx
        const held = new Promise<RestoreOutcome>((resolve, reject) => {
          this.settle = { resolve, reject }
        })
        opened()
        return held
      })
      this.committed.catch(failed)
    })
  }

  private async endTable(): Promise<void> {
    const open = this.open
    if (!open) return
    open.stream.end()
    const told = this.askAfterEnd(open.stream)
    told.catch(() => undefined)
    await Promise.race([open.ended, told])
    await told
    this.open = null
  }

  /**
   * The driver tells nobody when the server refuses rows after the last of them was sent: the stream then never ends. The next statement finds
   * the transaction aborted (25P02). Asked only once the end is sent: a statement in the midst of rows would be taken for one of them.
   */
  private async askAfterEnd(stream: Writable): Promise<void> {
    while (stream.writableLength > 0 && !stream.destroyed) await wait(5)
    await breathe()
    await this.tx!`select 1`
  }
}
