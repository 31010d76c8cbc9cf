import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { secretCheck } from '#app/cli/secret-check.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { sweepExpired } from '#app/workflows/personal/sweep-expired.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { type RestoreOutcome, restoreBackup } from '#db/backup/restore-backup.server.ts'

const USAGE = 'Use: portal restore ARCHIVO'

/**
 * `restore FILE`: fills the empty database of DATABASE_URL, or an empty DATA_DIR, from a backup, and then verifies it: rows, hashes,
 * chains, audit. Exit 1 when the backup is damaged, the database is not empty, or the audit chain was broken before the backup.
 */
export async function run([file, ...rest]: string[]): Promise<number> {
  if (file === undefined || file.startsWith('-') || rest.length > 0) throw new CommandProblem(USAGE)
  if (!existsSync(file)) throw new CommandProblem(`No existe el archivo «${file}».`)
  refuseWithoutSecret()
  const started = performance.now()
  let restored: RestoreOutcome | null = null
  const database = await openPortalDatabase(async (ownerUrl) => {
    restored = await restoreBackup(ownerUrl, createReadStream(file), secretCheck())
  })
  try {
    if (restored === null) throw new CommandProblem('Falta DATABASE_URL: una copia la restaura el dueño de la base.')
    const chains = (await verifyChains(null)).filter(({ valid }) => !valid)
    const { createdAt, state, tables } = restored as RestoreOutcome
    const entry = { actorId: null, door: 'cli', action: 'restore', subject: 'portal', detail: { createdAt } }
    await asPlatform((tx) => appendStateAudit(tx, [entry]))
    // What had reached its term when the backup was restored does not come back with it.
    const swept = await sweepExpired()
    const seconds = Math.round((performance.now() - started) / 100) / 10
    await writeAnswer({ state, createdAt, seconds, tables, swept, brokenAuditChains: chains })
    if (chains.length > 0) process.stderr.write('La bitácora ya venía rota en la copia: vea brokenAuditChains.\n')
    return chains.length === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

/** A new secret would be made for an empty DATA_DIR, and with it nothing of the backup would fit. */
function refuseWithoutSecret(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (process.env.HMAC_SECRET || existsSync(join(process.env.DATA_DIR || '.data', 'secrets', 'hmac-secret'))) return
  throw new CommandProblem(
    'Falta HMAC_SECRET: póngalo en el .env, o copie antes a DATA_DIR/secrets los secretos del portal de la copia.',
  )
}
