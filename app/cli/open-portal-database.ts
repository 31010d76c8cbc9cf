import { existsSync } from 'node:fs'
import { readEnv } from '#app/config/env.server.ts'
import { ensureLocalSecrets } from '#app/server/open-portal.ts'
import { type OpenedDatabase, openDatabase } from '#db/open-database.server.ts'

/**
 * The database that a command works on: that of DATABASE_URL, else the embedded one of DATA_DIR (a running demo's is shared, a
 * stopped one is started for the time of the command). Reads `.env` as `npm start` does. `prepare`: see openDatabase.
 */
export async function openPortalDatabase(prepare?: (ownerUrl: string) => Promise<void>): Promise<OpenedDatabase> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const dataDir = process.env.DATA_DIR || '.data'
  if (!process.env.DATABASE_URL) ensureLocalSecrets(dataDir)
  const env = readEnv()
  return openDatabase({
    dataDir,
    ownerUrl: env.DATABASE_URL,
    appUrl: env.DATABASE_APP_URL,
    ...(prepare ? { prepare } : {}),
  })
}
