import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Env, readEnv } from '#app/config/env.server.ts'
import { signingKeyFrom } from '#app/config/signing-key.ts'
import { todayIn } from '#app/config/today.server.ts'
import { publishSigningKey } from '#app/suppliers/integrity/signing/keys.server.ts'
import { type RosterSync, syncRoster } from '#app/workflows/sync-roster.server.ts'
import { type OpenedDatabase, openDatabase } from '#db/open-database.server.ts'

export interface OpenPortal extends OpenedDatabase {
  env: Env
  roster: RosterSync
}

/**
 * What every command that works on data does first: reads the environment, opens and migrates the database, sets the pool, and
 * brings the roster of PORTAL_STATE in and publishes the key that signs. Throws EnvProblem, Refusal (another state's database), or the database's own error.
 */
export async function openPortal(): Promise<OpenPortal> {
  const env = readEnv()
  const database = await openDatabase({
    dataDir: env.DATA_DIR,
    ownerUrl: env.DATABASE_URL,
    appUrl: env.DATABASE_APP_URL,
  })
  try {
    const roster = await syncRoster(env.PORTAL_STATE, todayIn(env.PORTAL_STATE))
    await publishSigningKey()
    return { ...database, env, roster }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Secrets of a deployment without an operator (demo, command line on the demo's data): made once, kept in DATA_DIR with mode 600,
 * and put into the environment where it has none.
 */
export function ensureLocalSecrets(dataDir: string): void {
  for (const name of ['SESSION_SECRET', 'HMAC_SECRET', 'ENCRYPTION_SECRET'] as const) {
    if (process.env[name]) continue
    const file = join(dataDir, 'secrets', name.toLowerCase().replaceAll('_', '-'))
    if (!existsSync(file)) {
      mkdirSync(join(dataDir, 'secrets'), { recursive: true })
      writeFileSync(file, randomBytes(36).toString('base64url'), { mode: 0o600 })
    }
    process.env[name] = readFileSync(file, 'utf8')
  }
  // Made from a secret of its own, so that the same folder keeps the same key.
  process.env.INTEGRITY_SIGNING_KEY ||= signingKeyFrom(process.env.ENCRYPTION_SECRET ?? '')
}
