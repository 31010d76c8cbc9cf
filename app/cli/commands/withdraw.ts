import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { today } from '#app/config/today.server.ts'
import { withdrawByOrder } from '#app/workflows/withdraw-by-order.server.ts'

const USAGE =
  'Use: portal withdraw OCID --authority "Autoridad que lo ordena" --basis "Artículo y número de la orden" --ordered-on AAAA-MM-DD'

/** `withdraw OCID …`: takes a process out of everything public by legal order and leaves its tombstone. JSON on standard output. */
export async function run(args: string[]): Promise<number> {
  const { ocid, authority, legalBasis, orderedOn } = readOrder(args)
  const database = await openPortalDatabase()
  try {
    const done = await withdrawByOrder({ ocid, authority, legalBasis, orderedOn }, today())
    process.stdout.write(`${JSON.stringify(done, null, 2)}\n`)
    return 0
  } finally {
    await database.close()
  }
}

function readOrder(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { authority: text, basis: text, 'ordered-on': text }
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [ocid, ...rest] = positionals
    if (!ocid || rest.length > 0) throw new CommandProblem(USAGE)
    const { authority = '', basis = '' } = values
    return { ocid, authority: authority.trim(), legalBasis: basis.trim(), orderedOn: values['ordered-on'] ?? '' }
  } catch (error) {
    throw error instanceof CommandProblem ? error : new CommandProblem(USAGE)
  }
}
