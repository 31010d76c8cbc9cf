import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { readDate } from '#app/lib/dates.ts'
import { importList } from '#app/suppliers/sanctions/importing/import-list.server.ts'

const USAGE =
  'Use: portal sanctions import --list sat-69b|sfp|pdn-s3|csv:NOMBRE [--as-of AAAA-MM-DD] ARCHIVO. Las listas csv se crean antes en /coordinacion/listas, con su correspondencia de columnas.'

/**
 * `sanctions import --list LIST [--as-of DATE] FILE`: rows read, accepted and refused with the commonest reasons, as JSON. Exit 0 when the
 * list counts, waits for the coordination or was there already; 1 when the file is not that list; 2 when it could not run.
 */
export async function run(args: string[]): Promise<number> {
  const { list, asOf, file } = readCall(args)
  const content = contentOf(file)
  const database = await openPortalDatabase()
  try {
    process.stderr.write(`Leyendo ${basename(file)}…\n`)
    const answer = await importList({ list, asOf, content, fileName: basename(file), actorId: null, door: 'cli' })
    await writeAnswer(answer)
    if (answer.problem) process.stderr.write(`${answer.problem}\n`)
    if (answer.outcome === 'held')
      process.stderr.write('La lista quedó retenida: la coordinación decide en /coordinacion/listas.\n')
    return answer.outcome === 'failed' ? 1 : 0
  } finally {
    await database.close()
  }
}

function readCall(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { list: text, 'as-of': text } })
    const [file, ...rest] = positionals
    const asOf = values['as-of'] ?? null
    if (!values.list || !file || rest.length > 0) throw new CommandProblem(USAGE)
    if (asOf !== null && (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || readDate(asOf) === null))
      throw new CommandProblem(`--as-of: «${asOf}» no es una fecha (AAAA-MM-DD).`)
    return { list: values.list.replace(/^csv:/, 'csv-'), asOf, file }
  } catch (error) {
    throw error instanceof CommandProblem ? error : new CommandProblem(USAGE)
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new CommandProblem(`No se puede leer el archivo ${file}. Revise la ruta y los permisos.`)
  }
}
