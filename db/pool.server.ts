import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql, type TransactionSql } from 'postgres'

export interface Pool {
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
  const sql = postgres(url, { max, idle_timeout: 60, onnotice: () => undefined, connection: { TimeZone: 'UTC' } })
  const db = drizzle(sql)
  const opened = { sql, db, preparedDb: drizzle(preparing(sql)), checked: refuseMightyLogin(sql) }
  opened.checked.catch(() => undefined)
  shared.portalPool = opened
  return opened
}

/**
 * A client whose statements are prepared. Drizzle sends its own unprepared, which costs two round trips and a plan each time;
 * for searches of many shapes that is right, for the thirty statements of a publication it is most of the time.
 */
function preparing<T extends Sql | TransactionSql>(client: T): T {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe')
        return (text: string, values: never[]) => target.unsafe(text, values, { prepare: values.length > 0 })
      if (name === 'begin')
        return (work: (tx: TransactionSql) => unknown) => (target as Sql).begin((tx) => work(preparing(tx)))
      return Reflect.get(target, name)
    },
  })
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
