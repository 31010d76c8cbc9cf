import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { removeEmbedded, startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'

export interface SecondMachine {
  ownerUrl: string
  god: Sql
  /** Migrates to the newest schema and sets the pool of the doors on it, as a start of the portal does. */
  open(): Promise<void>
  close(): Promise<void>
}

/** A server with an empty database in an empty folder, as on another machine; `home`: another PostgreSQL than the embedded one. */
export async function startSecondMachine(home: string | null = null): Promise<SecondMachine> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-second-'))
  const before = process.env.PORTAL_POSTGRES_HOME
  if (home) process.env.PORTAL_POSTGRES_HOME = home
  const server = await startEmbedded(folder, { durable: false })
  if (before === undefined) delete process.env.PORTAL_POSTGRES_HOME
  else process.env.PORTAL_POSTGRES_HOME = before
  const ownerUrl = await ensureOwner(server.superuserUrl, 'second', join(folder, 'owner'))
  const god = postgres(Object.assign(new URL(server.superuserUrl), { pathname: '/second' }).href, {
    max: 1,
    onnotice: () => undefined,
  })
  return {
    ownerUrl,
    god,
    open: async () => {
      const appUrl = await migrate(ownerUrl, join(folder, 'login'))
      await closePool()
      openPool(appUrl, 6)
    },
    close: async () => {
      await god.end({ timeout: 2 })
      await closePool()
      await server.stop()
      await removeEmbedded(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
