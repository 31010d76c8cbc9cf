import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const SOURCES = ['app', 'db', 'schemas', 'tenants', 'package-lock.json', 'vite.config.ts', 'remix.config.js']
const STAMP = 'build/sources.sha256'

/** Builds the portal unless `build/` was made from exactly these sources. Returns true when it built; throws with Vite's words. */
export async function buildIfStale(): Promise<boolean> {
  const stamp = hashOf(SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return false
  const remix = join(dirname(createRequire(import.meta.url).resolve('@remix-run/dev/package.json')), 'dist', 'cli.js')
  await promisify(execFile)(process.execPath, [remix, 'vite:build'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  writeFileSync(STAMP, stamp)
  return true
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
