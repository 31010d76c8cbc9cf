import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres, { type TransactionSql } from 'postgres'
import { type Pack, pack } from 'tar-stream'
import { Refusal } from '#app/lib/refusal.ts'
import {
  type BackupHeader,
  type BackupManifest,
  FORMAT,
  HEADER,
  LEFT_OUT,
  MANIFEST,
  PART_BYTES,
  partName,
} from './backup-format.server.ts'
import { tablesNotWhole } from './let-backup-read.server.ts'
import { columnList, listTables, type TableShape } from './list-tables.server.ts'

export interface BackupOutcome {
  tables: { name: string; rows: number }[]
  /** Bytes of the tables, before compression. */
  bytes: number
}

/**
 * Writes a backup of the whole database from one snapshot, in constant memory: a tar, gzipped, of each table as COPY text in parts,
 * between a header and a manifest with the SHA-256 of each part and the rows of each table. What is written while it runs is not in
 * it. Reads as portal_backup. Throws Refusal (409) when a policy or a grant would leave rows out.
 */
export async function writeBackup(ownerUrl: string, out: Writable, secretCheck: string): Promise<BackupOutcome> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const partial = await tablesNotWhole(sql)
    if (partial.length > 0)
      throw new Refusal(
        'backup-partial',
        409,
        `La copia saldría incompleta: el papel portal_backup no ve todo de ${partial.join(', ')}. Inicie el portal una vez, que lo arregla, y repita.`,
      )
    const archive = pack()
    const written = pipeline(Readable.from(archive), createGzip({ level: 4 }), out)
    const filled = sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('statement_timeout', '0', true), set_config('DateStyle', 'ISO', true),
        set_config('TimeZone', 'UTC', true), set_config('role', 'portal_backup', true)`
      return fill(archive, tx, secretCheck)
    })
    const [outcome] = await Promise.all([
      filled.catch((error: unknown) => {
        archive.destroy(error instanceof Error ? error : new Error(String(error)))
        throw error
      }),
      written,
    ])
    return outcome
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function fill(archive: Pack, tx: TransactionSql, secretCheck: string): Promise<BackupOutcome> {
  const tables = (await listTables(tx)).filter(({ name }) => !Object.hasOwn(LEFT_OUT, name))
  await addText(archive, HEADER, await headerOf(tx, tables, secretCheck))
  const manifest: BackupManifest = { parts: [], tables: [] }
  for (const table of tables)
    manifest.tables.push({ name: table.name, rows: await addTable(archive, tx, table, manifest) })
  await addText(archive, MANIFEST, manifest)
  archive.finalize()
  return { tables: manifest.tables, bytes: manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0) }
}

async function headerOf(tx: TransactionSql, tables: TableShape[], secretCheck: string): Promise<BackupHeader> {
  const [server] = await tx<{ version: string; state: string | null }[]>`
    select current_setting('server_version') as version, (select state_slug from deployment) as state`
  // The journal of migrations is the owner's.
  await tx`select set_config('role', 'none', true)`
  const migrations = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`
  await tx`select set_config('role', 'portal_backup', true)`
  return {
    ...{ format: FORMAT, createdAt: new Date().toISOString(), state: server?.state ?? '', secretCheck },
    ...{ postgres: server?.version ?? '', migrations: migrations.map(({ hash }) => hash), tables },
  }
}

/** The rows of a table in parts. Returns how many; throws when COPY gave another number than the table counts. */
async function addTable(
  archive: Pack,
  tx: TransactionSql,
  { name, columns }: TableShape,
  { parts }: BackupManifest,
): Promise<number> {
  const [counted] = await tx<{ rows: string }[]>`select count(*) as rows from ${tx(name)}`
  const stream = await tx.unsafe(`copy ${columnList([name])} (${columnList(columns)}) to stdout`).readable()
  let waiting: Buffer[] = []
  let size = 0
  let rows = 0
  let number = 0
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    number += 1
    const part = partName(name, number)
    parts.push({ name: part, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    await addBytes(archive, part, bytes)
  }
  for await (const chunk of stream) {
    const bytes = chunk as Buffer
    waiting.push(bytes)
    size += bytes.length
    rows += countRows(bytes)
    if (size >= PART_BYTES) await flush()
  }
  if (size > 0) await flush()
  // The driver (3.4.9) pauses its socket when the reader is behind and resumes it in `_read`, which is not asked for any more once the
  // last byte is there: without this the next statement waits for ever.
  stream._read(0)
  if (rows !== Number(counted?.rows)) throw new Error(`${name}: ${rows} rows copied of ${counted?.rows}`)
  return rows
}

/** In COPY text every row ends in the one line feed that is not escaped. */
export function countRows(bytes: Buffer): number {
  let rows = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1
  return rows
}

const addText = (archive: Pack, name: string, content: object) =>
  addBytes(archive, name, Buffer.from(JSON.stringify(content), 'utf8'))

/** Adds an entry and waits until it has gone on: nothing piles up. */
function addBytes(archive: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry = archive.entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    )
    entry.end(bytes)
  })
}
