import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { secretCheck } from '#app/cli/secret-check.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { writeBackup } from '#db/backup/write-backup.server.ts'

const USAGE = 'Use: portal backup --out ARCHIVO'
const APART =
  'Guarde aparte, y no junto a la copia, los secretos: SESSION_SECRET, HMAC_SECRET y ENCRYPTION_SECRET (del .env o de DATA_DIR/secrets). Sin el mismo HMAC_SECRET la copia no se restaura; sin ENCRYPTION_SECRET no sirve el segundo factor de nadie.\n'

/**
 * `backup --out FILE`: the whole database as one file (docs/operations.md), while the portal goes on. The file appears whole or not at
 * all, readable by its owner only. Says on standard output what is in it.
 */
export async function run(args: string[]): Promise<number> {
  const out = read(args)
  const database = await openPortalDatabase()
  try {
    if (database.ownerUrl === null)
      throw new CommandProblem(
        'La copia la lee el dueño de las tablas: ponga DATABASE_URL, además de DATABASE_APP_URL.',
      )
    const started = performance.now()
    // Taking everything out is an act, personal data included.
    const entry = { actorId: null, door: 'cli', action: 'back-up', subject: 'portal', detail: {} }
    await asPlatform((tx) => appendStateAudit(tx, [entry]))
    const partial = `${out}.partial`
    try {
      const file = createWriteStream(partial, { mode: 0o600, flush: true })
      const { tables, bytes } = await writeBackup(database.ownerUrl, file, secretCheck())
      renameSync(partial, out)
      const seconds = Math.round((performance.now() - started) / 100) / 10
      await writeAnswer({ out, seconds, bytes, compressed: statSync(out).size, tables })
    } catch (error) {
      rmSync(partial, { force: true })
      throw error
    }
    process.stderr.write(APART)
    return 0
  } finally {
    await database.close()
  }
}

function read(args: string[]): string {
  try {
    const { out } = parseArgs({ args, options: { out: { type: 'string' } } }).values
    if (out) return out
  } catch {
    // Said below.
  }
  throw new CommandProblem(USAGE)
}
