import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts'
import { reachableFolder, serverUser } from '#db/embedded-user.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'
import { postmasterOf } from '#db/watching/supervise-embedded.server.ts'

/** A supervised PostgreSQL, as the demo and a production without a database of its own have it, that can be killed and paused. */
export class FaultyServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'portal-fault-'))
  private server: EmbeddedServer | undefined
  private appUrl = ''

  async start(connections: number): Promise<void> {
    this.server = await startEmbedded(this.folder, { durable: true, supervised: true })
    const ownerUrl = await ensureOwner(this.server.superuserUrl, 'fault', join(this.folder, 'owner'))
    this.appUrl = await migrate(ownerUrl, join(this.folder, 'login'))
    process.env.DATABASE_APP_URL = this.appUrl
    openPool(this.appUrl, connections)
  }

  /** A connection past every policy. The caller ends it. */
  god(): Sql {
    const url = Object.assign(new URL(this.server!.superuserUrl), { pathname: '/fault' })
    return postgres(url.href, { max: 1, onnotice: () => undefined })
  }

  /** kill -9 of the server's main process. Nobody here starts it again: its supervisor does. */
  kill(): void {
    process.kill(this.main(), 'SIGKILL')
  }

  /** While it is held, a killed server cannot come up, as with a disk that is gone: its supervisor goes on trying. */
  hold(isHeld: boolean): void {
    const control = join(reachableFolder(this.folder, serverUser()), 'pg', 'global', 'pg_control')
    if (isHeld) renameSync(control, `${control}.held`)
    else renameSync(`${control}.held`, control)
  }

  /** Every process of the server stands still, as in a machine that has stopped; `SIGCONT` lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    const main = this.main()
    process.kill(main, name)
    for (const pid of childrenOf(main)) {
      try {
        process.kill(pid, name)
      } catch (error) {
        // A child that ended since it was listed needs no signal.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
  }

  async stop(): Promise<void> {
    await closePool()
    await this.server?.stop()
    rmSync(reachableFolder(this.folder, serverUser()), { recursive: true, force: true })
    rmSync(this.folder, { recursive: true, force: true })
  }

  private main(): number {
    return postmasterOf(join(reachableFolder(this.folder, serverUser()), 'pg'))!
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === parent
      } catch {
        return false
      }
    })
}
