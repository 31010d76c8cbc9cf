import { accessSync, constants, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { resolveEntity } from '#app/workflows/resolve-entity.server.ts'

const USAGE = 'Use: portal import --entity ENTE [--publish] ARCHIVO…'

/**
 * `import --entity SLUG [--publish] FILE…`: counts and findings as JSON. Exit 0 when something of the files is in the
 * portal or was there already, 1 when every release was rejected, 2 when it could not run.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = read(args)
  if (!values.entity || positionals.length === 0) throw new CommandProblem(USAGE)
  const files = positionals.map((name) => ({ name, path: readable(name) }))
  const database = await openPortalDatabase()
  try {
    const entityId = await resolveEntity(values.entity)
    const outcome = await importFiles({
      entityId,
      files,
      publish: values.publish === true,
      actor: 'portal import',
      progress: (sentence) => process.stderr.write(`${sentence}\n`),
    })
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
    return outcome.accepted + outcome.historical + outcome.duplicates > 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { entity: { type: 'string' }, publish: { type: 'boolean' } },
    })
  } catch {
    throw new CommandProblem(USAGE)
  }
}

/** The file's own path; a file that cannot be read is a command that cannot run (exit 2). */
function readable(file: string): string {
  try {
    accessSync(file, constants.R_OK)
    if (statSync(file).isFile()) return file
  } catch {
    // Told below.
  }
  throw new CommandProblem(`No se puede leer el archivo ${file}. Revise la ruta y los permisos.`)
}
