import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface SystemUser {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: then `postgres` runs it, or `nobody`, which exists everywhere. Null: run as oneself. */
export function serverUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

/**
 * The folder itself when `user` can walk down to it, else one of the same meaning below /var/tmp (which outlives a restart,
 * so that data are kept). The name holds a hash of the wanted path: two checkouts never share one.
 */
export function reachableFolder(folder: string, user: SystemUser | null): string {
  const wanted = resolve(folder)
  if (!user) return wanted
  for (let above = dirname(wanted); ; above = dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) return substitute(wanted)
    if (above === dirname(above)) return wanted
  }
}

function substitute(wanted: string): string {
  const folder = join('/var/tmp', `portal-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return join(folder, 'data')
}
