import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    superuserUrl: string
    templateUrl: string
    loginUrl: string
  }
}

/**
 * Starts one PostgreSQL for the run (or uses TEST_SUPERUSER_URL) with a migrated template database that each test file clones.
 * The data folder is the run's own, so a test run beside a running demo, or beside another run, is normal.
 */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
  const server = process.env.TEST_SUPERUSER_URL
    ? { superuserUrl: process.env.TEST_SUPERUSER_URL, stop: async () => undefined }
    : await startEmbedded(folder, { durable: false })
  const ownerUrl = await ensureOwner(server.superuserUrl, 'portal_template', join(folder, 'owner'))
  const loginUrl = await migrate(ownerUrl, join(folder, 'login'))
  openPool(loginUrl, 2)
  await closePool()
  project.provide('superuserUrl', server.superuserUrl)
  project.provide('templateUrl', ownerUrl)
  project.provide('loginUrl', loginUrl)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
