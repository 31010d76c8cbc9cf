import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { Unreadable, verifySource } from '#app/publication/verify/verify-source.server.ts'

const USAGE = 'Use: portal verify [--head ESLABÓN] DIRECCIÓN-O-ARCHIVO'

/** `verify`: hashes, chain and counts of a feed or file, as JSON. Exit 1 when anything does not hold. */
export async function run(args: string[]): Promise<number> {
  const { source, head } = read(args)
  try {
    const verdict = await verifySource(source, head)
    await writeAnswer(verdict)
    return verdict.valid ? 0 : 1
  } catch (error) {
    if (error instanceof Unreadable) throw new CommandProblem(error.message)
    throw error
  }
}

function read(args: string[]): { source: string; head: string | null } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { head: { type: 'string' } } })
    const [source, ...rest] = positionals
    if (source !== undefined && rest.length === 0) return { source, head: values.head ?? null }
  } catch {
    // Said below.
  }
  throw new CommandProblem(USAGE)
}
