import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const SOURCES = ['app', 'db', 'schemas', 'tenants', 'package-lock.json', 'vite.config.ts', 'remix.config.js']
const BUILD = 'build'
const STAMP = 'build/sources.sha256'
const LOCK = 'node_modules/.portal-build-lock'
/** A lock this old is of a command that was killed, in milliseconds; a build takes half a minute. */
const STALE_MS = 5 * 60_000
/** Assets of former builds stay this long for pages that are still open, in milliseconds. */
const ASSETS_KEPT_MS = 24 * 60 * 60_000

/**
 * Builds the portal unless `build/` was made from exactly these sources. Two commands at once: one builds, the other waits for it. The
 * build is made beside the one in use and put in its place when it is whole; the assets of the former stay, since pages that a running
 * server has sent still ask for them. Returns true when it built; throws with Vite's words.
 */
export async function buildIfStale(): Promise<boolean> {
  const stamp = hashOf(SOURCES)
  if (isBuiltFrom(stamp)) return false
  const unlock = await lock()
  try {
    if (isBuiltFrom(stamp)) return false
    const fresh = `node_modules/.portal-build-${process.pid}`
    try {
      await buildInto(fresh)
      writeFileSync(join(fresh, 'sources.sha256'), stamp)
      putInPlace(fresh)
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
    return true
  } finally {
    unlock()
  }
}

const isBuiltFrom = (stamp: string) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp

async function buildInto(folder: string): Promise<void> {
  const remix = join(dirname(createRequire(import.meta.url).resolve('@remix-run/dev/package.json')), 'dist', 'cli.js')
  await promisify(execFile)(process.execPath, [remix, 'vite:build'], {
    env: { ...process.env, NODE_ENV: 'production', PORTAL_BUILD_FOLDER: folder },
  })
}

/** The moment without a build is the one between two renames; what runs has read its code already. */
function putInPlace(fresh: string): void {
  const former = `node_modules/.portal-former-${process.pid}`
  const assets = join(BUILD, 'client', 'assets')
  if (existsSync(assets))
    cpSync(assets, join(fresh, 'client', 'assets'), {
      ...{ recursive: true, force: false, errorOnExist: false, preserveTimestamps: true },
      filter: (file) => statSync(file).isDirectory() || Date.now() - statSync(file).mtimeMs < ASSETS_KEPT_MS,
    })
  if (existsSync(BUILD)) renameSync(BUILD, former)
  renameSync(fresh, BUILD)
  rmSync(former, { recursive: true, force: true })
}

/** Making a folder succeeds for one of two. */
async function lock(): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(LOCK)
      return () => rmdirSync(LOCK)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > STALE_MS) rmSync(LOCK, { recursive: true, force: true })
      await wait(200)
    }
  }
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    if (!existsSync(path)) return
    const entries = path.includes('.') ? null : readdirSync(path, { withFileTypes: true, recursive: true })
    for (const file of entries
      ? entries
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path]) {
      hash.update(file).update(readFileSync(file))
    }
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}
