import { isRefusal } from '#app/lib/refusal.ts'
import { CommandProblem } from './command-problem.ts'

/** A command gets what stands after its name and gives the exit code: 0 done, 1 the data was refused. */
interface Command {
  run(args: string[]): Promise<number>
}

/** Loaded only when asked for: `merge` and `detect` start without a database driver, without ajv and without a build. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  merge: () => import('./commands/merge.ts'),
  validate: () => import('./commands/validate.ts'),
  detect: () => import('./commands/detect.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  entities: () => import('./commands/entities.ts'),
  verify: () => import('./commands/verify.ts'),
  jobs: () => import('./commands/jobs.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  audit: () => import('./commands/audit.ts'),
  withdraw: () => import('./commands/withdraw.ts'),
  integrity: () => import('./commands/integrity.ts'),
  sanctions: () => import('./commands/sanctions.ts'),
  person: () => import('./commands/person.ts'),
  retention: () => import('./commands/retention.ts'),
}

/** Statuses of a refusal that concern the data given, and not how the command was asked. */
const DATA_REFUSED = [409, 413, 422]

const USAGE = `Use: portal ORDEN …, donde ORDEN es una de: ${Object.keys(COMMANDS).join(', ')}`

/** Exit 0 done, 1 the data was refused, 2 it could not run. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new CommandProblem(name ? `No existe la orden «${name}». ${USAGE}` : USAGE)
  const command = await load()
  return command.run(args)
}

/** A reader that went away (`| head`) ends the command without a word. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const told = error instanceof CommandProblem ? error.message : isRefusal(error) ? error.sentence : null
  process.stderr.write(`${told ?? `No se pudo ejecutar: ${describe(error)}`}\n`)
  process.exitCode = isRefusal(error) && DATA_REFUSED.includes(error.status) ? 1 : 2
}

/** What the program says of itself when something broke. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // The driver's message carries statement and parameters, which may be anybody's data.
  return error.message.startsWith('Failed query') ? 'la base de datos no aceptó lo que se le dio.' : error.message
}
