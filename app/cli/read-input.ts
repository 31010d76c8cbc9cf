import { readFileSync } from 'node:fs'
import { CommandProblem } from './command-problem.ts'

/** All of standard input as text. Bytes that are no UTF-8 become U+FFFD. */
export async function readStandardInput(): Promise<string> {
  let text = ''
  try {
    for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  } catch (error) {
    if (error instanceof RangeError) throw new CommandProblem(`Lo que llega ${REASONS.ERR_STRING_TOO_LONG}.`)
    throw error
  }
  return text
}

const REASONS: Record<string, string> = {
  ENOENT: 'no existe',
  EISDIR: 'es una carpeta; dé un archivo',
  EACCES: 'no se puede leer: faltan permisos',
  ERR_STRING_TOO_LONG: 'es demasiado grande; el máximo es de 512 MB',
  ERR_FS_FILE_TOO_LARGE: 'es demasiado grande; el máximo es de 512 MB',
}

/** The text of a file; a file that cannot be read is a command that cannot run (exit 2). */
export function readTextFile(name: string): string {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CommandProblem(`El archivo «${name}» ${REASONS[code] ?? 'no se puede leer'}.`)
  }
}
