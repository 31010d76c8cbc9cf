import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { exportOriginals, exportReleases, exportTables } from '#app/workflows/export-published.server.ts'
import { resolveEntity } from '#app/workflows/resolve-entity.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'

const USAGE = 'Use: portal export (--entity ENTE | --all) [--internal] --format jsonl|csv|xlsx --out RUTA'
const FORMATS = ['jsonl', 'csv', 'xlsx']

/** `export`: what is published, or with `--internal` what came in by import. Says on standard output what it wrote. */
export async function run(args: string[]): Promise<number> {
  const { entity, all, internal, format, out } = read(args)
  if (!out || !format || !FORMATS.includes(format) || (entity === undefined) === (all !== true))
    throw new CommandProblem(USAGE)
  if (internal && format !== 'jsonl')
    throw new CommandProblem('Lo que se importó se exporta tal como llegó, en JSON por líneas: use --format jsonl.')
  const database = await openPortalDatabase()
  try {
    const entityId = entity === undefined ? null : await resolveEntity(entity)
    const outcome = internal
      ? await exportOriginals(entityId === null ? (await asPlatform(loadRoster)).map(({ id }) => id) : [entityId], out)
      : format === 'jsonl'
        ? await exportReleases(entityId, out)
        : await exportTables(entityId, format === 'csv' ? 'csv' : 'xlsx', out)
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
    return 0
  } finally {
    await database.close()
  }
}

function read(args: string[]) {
  const flag = { type: 'boolean' } as const
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { entity: text, all: flag, internal: flag, format: text, out: text } }).values
  } catch {
    throw new CommandProblem(USAGE)
  }
}
