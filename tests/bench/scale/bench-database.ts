import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { ensureLocalSecrets } from '#app/server/open-portal.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'

export interface BenchDatabase {
  /** The folder of the server's data. */
  folder: string
  /** A connection as superuser: for loading, for plain SQL as a limit, for looking behind the doors. Never for the product. */
  god: Sql
  superuserUrl: string
  /** Address of the application's login, which the pool of the doors is set on. */
  appUrl: string
  close(): Promise<void>
}

/**
 * The embedded server as the product runs it, durable, with a migrated database whose name is `database`; the pool of the doors is set
 * on it. `folder` keeps the data between runs (BENCH_DATA); without one they lie in a temporary folder and go with `close`.
 */
export async function openBenchDatabase(database: string, folder?: string): Promise<BenchDatabase> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'portal-bench-'))
  mkdirSync(home, { recursive: true })
  Object.assign(process.env, { PORTAL_STATE: 'demo', PORTAL_MODE: 'demo', DATA_DIR: home })
  ensureLocalSecrets(home)
  const server = await startEmbedded(home, { durable: true })
  const ownerUrl = await ensureOwner(server.superuserUrl, database, join(home, `${database}-owner`))
  const appUrl = await migrate(ownerUrl, join(home, `${database}-login`))
  const superuserUrl = Object.assign(new URL(server.superuserUrl), { pathname: `/${database}` }).href
  const god = postgres(superuserUrl, { max: 3, onnotice: () => undefined, connection: { TimeZone: 'UTC' } })
  process.env.DATABASE_APP_URL = appUrl
  openPool(appUrl, 10)
  return {
    ...{ folder: home, god, superuserUrl, appUrl },
    close: async () => {
      await closePool()
      await god.end({ timeout: 2 })
      await server.stop()
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}
