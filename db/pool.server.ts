import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { guardedClient } from './guarded-client.server.ts'
import { giveArrayTypes, learnArrayTypes } from './watching/array-types.server.ts'

export interface Pool {
  url: string
  max: number
  sql: Sql
  db: PostgresJsDatabase
  /** The same connections; statements are parsed and planned once a connection. For the few fixed ones of publishing. */
  preparedDb: PostgresJsDatabase
  checked: Promise<void>
}

// The server bundle and the command line load their own copy of this module: both must use one pool.
const shared = globalThis as typeof globalThis & { portalPool?: Pool | undefined }

/**
 * The one pool of connections, of the login that may only SET ROLE. Opened at the first door from DATABASE_APP_URL.
 * Only the doors use it; outside them the login sees nothing.
 */
export function pool(): Pool {
  if (!shared.portalPool) {
    const url = process.env.DATABASE_APP_URL
    if (!url) throw new Error('DATABASE_APP_URL is not set: open the database first (db/open-database.server.ts)')
    shared.portalPool = openPool(url)
  }
  return shared.portalPool
}

/** Replaces the pool (tests, bench); `max` connections. Close the old one with closePool() first. */
export function openPool(url: string, max = Number(process.env.DATABASE_POOL ?? 10)): Pool {
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { TimeZone: 'UTC' },
  })
  giveArrayTypes(url, sql)
  const opened = {
    ...{ url, max, sql, checked: refuseMightyLogin(sql).then(() => learnArrayTypes(url, sql)) },
    db: drizzle(guardedClient(sql, { prepared: false, url })),
    preparedDb: drizzle(guardedClient(sql, { prepared: true, url })),
  }
  opened.checked.catch(() => undefined)
  shared.portalPool = opened
  return opened
}

/**
 * Opens a fresh pool in place of one that lost a connection, unless that has been done. A slot of the driver that was closed while
 * it had something to send keeps that in front of its next greeting and never connects again: the whole pool is given up.
 */
export function renewPool(lost: Pool): void {
  if (shared.portalPool !== lost) return
  openPool(lost.url, lost.max)
  void lost.sql.end({ timeout: 5 }).catch(() => undefined)
}

/** Ends all connections; waits at most five seconds for running statements. */
export async function closePool(): Promise<void> {
  const open = shared.portalPool
  shared.portalPool = undefined
  await open?.sql.end({ timeout: 5 })
}

/** Superusers and BYPASSRLS pass every policy: with such a login nothing is isolated, so nothing is served. */
async function refuseMightyLogin(sql: Sql): Promise<void> {
  const [login] = await sql`
    select rolsuper or rolbypassrls or exists (
      select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
    ) as mighty
    from pg_roles where rolname = current_user`
  if (login?.mighty)
    throw new Error(
      'The database login is superuser or has BYPASSRLS: row security would not hold. Use the login made by the migrations.',
    )
}
