import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '#app/config/env.server.ts'
import { removeEmbedded } from '#db/embedded.server.ts'
import { emptyDatabase } from '#db/empty-database.server.ts'

/** Removes every datum of the demonstration: the embedded server's folder, or all tables of the database of DATABASE_URL. */
export async function resetDatabase(env: Env): Promise<void> {
  if (env.DATABASE_URL) return emptyDatabase(env.DATABASE_URL)
  await removeEmbedded(env.DATA_DIR)
  rmSync(join(env.DATA_DIR, 'secrets', 'database-owner'), { force: true })
}
