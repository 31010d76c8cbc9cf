import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildIfStale } from '#app/cli/build-if-stale.ts'

beforeAll(() => buildIfStale().then(() => undefined), 120_000)

const files = () =>
  readdirSync('build/client', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('nothing of the server reaches the browser', () => {
  const scripts = files().filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(5)
  for (const file of scripts) {
    const text = readFileSync(file, 'utf8')
    for (const marker of ['set_config', 'drizzle', 'portal_worker', 'SESSION_SECRET', 'argon2', 'published_releases']) {
      expect(text.includes(marker), `${marker} in ${file}`).toBe(false)
    }
  }
})

test('no source map is served, and nothing is inlined as a data address', () => {
  expect(files().filter((file) => file.endsWith('.map'))).toEqual([])
  for (const file of files().filter((file) => file.endsWith('.css')))
    expect(readFileSync(file, 'utf8')).not.toContain('url(data:')
})
