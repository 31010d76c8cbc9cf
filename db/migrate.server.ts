import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres, { type Sql } from 'postgres'
import { letBackupRead } from './backup/let-backup-read.server.ts'
import { migrateQueue } from './jobs/migrate-queue.server.ts'
import { letFinderRead } from './personal/let-finder-read.server.ts'

/** Roles behind the doors, each `portal_` and this name; the application's login may become any of them and is none. */
export const DOOR_ROLES = [
  'account',
  'visitor',
  'member',
  'worker',
  'platform',
  'coordinator',
  'auditor',
  'jobs',
  'sweeper',
  'supplier',
] as const

/** The numbered SQL files and their journal. */
export const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), 'migrations')

/**
 * Brings the database to the newest schema and makes the login of the application: NOINHERIT, no rights of its own, may only
 * SET ROLE to the doors. Returns that login's address. Two processes that migrate at once take turns.
 * `loginSecretFile` keeps the generated password (mode 600) between runs.
 */
export async function migrate(ownerUrl: string, loginSecretFile: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql`select pg_advisory_lock(4711, 1)`
    await runMigrations(drizzle(sql), { migrationsFolder })
    await migrateQueue(sql, ownerUrl)
    await letBackupRead(sql)
    await letFinderRead(sql)
    return await ensureLogin(sql, ownerUrl, loginSecretFile)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Logins belong to the cluster: the name carries the database's, so that two portals in one cluster have a login each. */
async function ensureLogin(sql: Sql, ownerUrl: string, secretFile: string): Promise<string> {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const login = `portal_login_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`
  if (!existsSync(secretFile)) {
    mkdirSync(dirname(secretFile), { recursive: true })
    writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  }
  const password = readFileSync(secretFile, 'utf8').trim()
  if (!/^[0-9a-f]{32,}$/.test(password))
    throw new Error(`The secret in ${secretFile} is not one of ours: remove the file and start again.`)
  const [known] = await sql`select 1 from pg_roles where rolname = ${login}`
  // Of an existing login only the password is set: from version 16 on, an owner may not touch its other attributes.
  if (known) await sql.unsafe(`alter role ${login} password '${password}'`)
  else await sql.unsafe(`create role ${login} login noinherit nocreatedb nocreaterole password '${password}'`)
  await sql.unsafe(`grant ${DOOR_ROLES.map((role) => `portal_${role}`).join(', ')} to ${login}`)
  await grantConnect(sql, database, login)
  url.username = login
  url.password = password
  return url.href
}

async function grantConnect(sql: Sql, database: string, login: string): Promise<void> {
  const name = `"${database.replaceAll('"', '""')}"`
  await sql.unsafe(`revoke all on database ${name} from public`)
  await sql.unsafe(`grant connect on database ${name} to ${login}`)
}
