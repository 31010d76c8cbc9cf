import { createWriteStream, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { secretCheck } from '#app/cli/secret-check.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { writeBackup } from '#db/backup/write-backup.server.ts'

const USAGE = 'Use: portal backup --out ARCHIVO, o: portal backup --out CARPETA --keep CUÁNTAS'
/** Names of the copies of a folder: they sort by time, and nothing else there is touched. */
const NAME = /^portal-\d{8}T\d{6}Z\.backup$/
const APART =
  'Guarde aparte, y no junto a la copia, los secretos: SESSION_SECRET, HMAC_SECRET, ENCRYPTION_SECRET e INTEGRITY_SIGNING_KEY (del .env o de DATA_DIR/secrets). Sin el mismo HMAC_SECRET la copia no se restaura; sin ENCRYPTION_SECRET no sirve el segundo factor de nadie.\n'

/**
 * `backup --out FILE`: the whole database as one file (docs/operations.md), while the portal goes on. The file appears whole or not at
 * all, readable by its owner only. Says on standard output what is in it. With `--keep N`, FILE is a folder: the copy is named by its
 * moment, and all but the newest N of that folder are removed, so that nothing outlives its term in them.
 */
export async function run(args: string[]): Promise<number> {
  const { out, folder, keep } = read(args)
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
      const removed = folder === null ? [] : removeOlder(folder, keep)
      await writeAnswer({ out, seconds, bytes, compressed: statSync(out).size, removed, tables })
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

function read(args: string[]): { out: string; folder: string | null; keep: number } {
  try {
    const { out, keep } = parseArgs({ args, options: { out: { type: 'string' }, keep: { type: 'string' } } }).values
    if (out && keep === undefined) return { out, folder: null, keep: 0 }
    if (out && /^[1-9]\d{0,3}$/.test(keep ?? '') && statSync(out).isDirectory())
      return {
        out: join(out, `portal-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.backup`),
        folder: out,
        keep: Number(keep),
      }
  } catch {
    // Said below.
  }
  throw new CommandProblem(USAGE)
}

/** Removes all but the newest copies of a folder; returns their names. */
function removeOlder(folder: string, keep: number): string[] {
  const older = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(keep)
  for (const name of older) rmSync(join(folder, name))
  return older
}
