import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from './embedded.server.ts'
import { migrate } from './migrate.server.ts'
import { closePool, openPool } from './pool.server.ts'

export interface OpenedDatabase {
  appUrl: string
  embedded: boolean
  /** Address of the owner of the tables, for migrations and backups; null where only DATABASE_APP_URL is given. */
  ownerUrl: string | null
  /** Ends the pool and, when this process started the embedded server, stops that too. */
  close(): Promise<void>
}

interface OpenOptions {
  /** Folder of data and secrets (DATA_DIR). */
  dataDir: string
  /** Skip migrations (another running process has done them). */
  ownerUrl?: string | undefined
  appUrl?: string | undefined
  /** Done with the owner's address before the migrations: a restore fills an empty database there. */
  prepare?: (ownerUrl: string) => Promise<void>
}

/**
 * Opens the database of a command: the one of DATABASE_URL when set, else the embedded server of `dataDir`, started when no
 * other command of ours runs it. Migrates, makes the application's login and sets the pool. Errors: the server cannot start
 * or refuses the owner (sentence of PostgreSQL as cause).
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const secretFile = join(options.dataDir, 'secrets', 'database-app-login')
  if (options.ownerUrl) {
    await options.prepare?.(options.ownerUrl)
    const made = await migrate(options.ownerUrl, secretFile)
    const appUrl = options.appUrl ?? made
    return opened({ appUrl, ownerUrl: options.ownerUrl, embedded: false }, async () => undefined)
  }
  if (options.appUrl) return opened({ appUrl: options.appUrl, ownerUrl: null, embedded: false }, async () => undefined)

  const lockFile = join(options.dataDir, 'embedded.json')
  const other = runningElsewhere(lockFile)
  if (other) {
    const ownerUrl = ownerAt(other, options.dataDir)
    await options.prepare?.(ownerUrl)
    return opened({ appUrl: other, ownerUrl, embedded: true }, async () => undefined)
  }

  mkdirSync(options.dataDir, { recursive: true })
  const server = await startEmbedded(options.dataDir, { durable: true, supervised: true })
  try {
    const ownerUrl = await ensureOwner(
      server.superuserUrl,
      'portal',
      join(options.dataDir, 'secrets', 'database-owner'),
    )
    await options.prepare?.(ownerUrl)
    const appUrl = await migrate(ownerUrl, secretFile)
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), appUrl }), {
      mode: 0o600,
    })
    return opened({ appUrl, ownerUrl, embedded: true }, async () => {
      rmSync(lockFile, { force: true })
      await server.stop()
    })
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The owner of the embedded database that another process runs: same place, its own password of DATA_DIR/secrets. */
function ownerAt(appUrl: string, dataDir: string): string {
  const password = readFileSync(join(dataDir, 'secrets', 'database-owner'), 'utf8')
  return Object.assign(new URL(appUrl), { username: ownerName('portal'), password }).href
}

const ownerName = (database: string) =>
  `portal_owner_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`

function opened(where: Omit<OpenedDatabase, 'close'>, stop: () => Promise<void>): OpenedDatabase {
  process.env.DATABASE_APP_URL = where.appUrl
  openPool(where.appUrl)
  return {
    ...where,
    close: async () => {
      await closePool()
      await stop()
    },
  }
}

/** The address of the embedded server that another living process of ours runs on this data folder, else null. */
export function runningElsewhere(lockFile: string): string | null {
  if (!existsSync(lockFile)) return null
  const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { pid: number; startedAt: string; appUrl: string }
  return lock.pid !== process.pid && lock.startedAt !== '' && startOf(lock.pid) === lock.startedAt ? lock.appUrl : null
}

/** When a process started, in clock ticks since boot: tells a process from another that got its number later. '' when gone. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    try {
      process.kill(pid, 0)
      return 'alive'
    } catch {
      return ''
    }
  }
}

/** Makes, as superuser, the role that owns the tables and its database; the superuser is used for nothing else. */
export async function ensureOwner(superuserUrl: string, database: string, secretFile: string): Promise<string> {
  const owner = ownerName(database)
  if (!existsSync(secretFile)) {
    mkdirSync(join(secretFile, '..'), { recursive: true })
    writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  }
  const password = readFileSync(secretFile, 'utf8')
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
  try {
    const [known] = await sql`select 1 from pg_roles where rolname = ${owner}`
    await sql.unsafe(`${known ? 'alter' : 'create'} role ${owner} login createrole password '${password}'`)
    const [made] = await sql`select 1 from pg_database where datname = ${database}`
    if (!made) await sql.unsafe(`create database ${database} owner ${owner}`)
  } finally {
    await sql.end()
  }
  const url = new URL(superuserUrl)
  url.username = owner
  url.password = password
  url.pathname = `/${database}`
  return url.href
}
