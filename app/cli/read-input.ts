import { readFileSync } from 'node:fs'
import { CommandProblem } from './command-problem.ts'

/** All of standard input as text. Bytes that are no UTF-8 become U+FFFD. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The text of a file; a file that cannot be read is a command that cannot run (exit 2). */
export function readTextFile(name: string): string {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no existe' : 'no se puede leer'
    throw new CommandProblem(`El archivo «${name}» ${reason}.`)
  }
}
