import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts'
import { reachableFolder, serverUser } from '#db/embedded-user.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool, pool } from '#db/pool.server.ts'

/** A PostgreSQL of its own, with the settings of production (every commit on disk), that can be killed like a power cut. */
export class KillableServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'portal-kill-'))
  private server: EmbeddedServer | undefined
  private appUrl = ''

  /** Starts it, migrates, and sets the pool of the doors on it. */
  async start(): Promise<void> {
    this.server = await startEmbedded(this.folder, { durable: true })
    const ownerUrl = await ensureOwner(this.server.superuserUrl, 'kill', join(this.folder, 'owner'))
    this.appUrl = await migrate(ownerUrl, join(this.folder, 'login'))
    openPool(this.appUrl, 20)
  }

  /** A connection past every policy, for setting up and for looking behind the doors. The caller ends it. */
  god(): Sql {
    const url = Object.assign(new URL(this.server!.superuserUrl), { pathname: '/kill' })
    return postgres(url.href, { max: 1, onnotice: () => undefined })
  }

  /** kill -9 of the server's main process, then a start of the same data as `npm start` does it, and a fresh pool. */
  async killAndRestart(): Promise<void> {
    const data = join(reachableFolder(this.folder, serverUser()), 'pg')
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    const dead = pool()
    for (let attempt = 0; ; attempt++) {
      await wait(200)
      try {
        this.server = await startEmbedded(this.folder, { durable: true })
        break
      } catch (error) {
        // Its children take a moment to notice; a start beside them is refused.
        if (attempt === 50) throw error
      }
    }
    const url = new URL(this.appUrl)
    url.port = new URL(this.server.superuserUrl).port
    openPool(url.href, 20)
    void dead.sql.end({ timeout: 0 }).catch(() => undefined)
  }

  async stop(): Promise<void> {
    await closePool()
    await this.server?.stop()
    rmSync(reachableFolder(this.folder, serverUser()), { recursive: true, force: true })
    rmSync(this.folder, { recursive: true, force: true })
  }
}
