import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { readTextFile } from '#app/cli/read-input.ts'
import { validateFile } from '#app/cli/validate-file.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import type { SchemaName } from '#app/ocds/fields.ts'

const USAGE = 'Use: portal validate [--schema core|edca-mx] ARCHIVO…'

/**
 * `validate [--schema core|edca-mx] FILE…`: `{"files":[{"file","shape","valid","errors","warnings"}]}`. `core` (the
 * default) is the official OCDS 1.1.5 release schema; `edca-mx` is our whole publication gate. Exit 1 when any file
 * is not valid.
 */
export async function run(args: string[]): Promise<number> {
  const { schema, names } = readOptions(args)
  const review = schema === 'edca-mx' ? (await import('#app/cli/review-processes.ts')).reviewProcesses : undefined
  const files = names.map((file) => ({ file, ...validateFile(readTextFile(file), schema, review) }))
  await writeAnswer({ files })
  return files.every(({ valid }) => valid) ? 0 : 1
}

function readOptions(args: string[]): { schema: SchemaName; names: string[] } {
  let parsed: { values: { schema?: string | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({ args, options: { schema: { type: 'string' } }, allowPositionals: true })
  } catch {
    throw new CommandProblem(USAGE)
  }
  const { schema = 'core' } = parsed.values
  if ((schema !== 'core' && schema !== 'edca-mx') || parsed.positionals.length === 0) throw new CommandProblem(USAGE)
  return { schema, names: parsed.positionals }
}
