import { parseArgs } from 'node:util'
import { sealHeads } from '#app/audit/seal-heads.server.ts'
import { type KeptHead, verifyChains } from '#app/audit/verify-chain.server.ts'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { readTextFile } from '#app/cli/read-input.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'

const USAGE = 'Use: portal audit verify [--entity ENTE | --all] [--heads ARCHIVO], o: portal audit seal'

/**
 * `audit verify`: walks the audit chains and compares them with the heads published by day (and with a copy of
 * /api/v1/audit-heads kept in a file). Exit 1 when one does not hold. `audit seal`: publishes today's heads.
 */
export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === 'seal' && args.length === 0) return withDatabase(async () => seal())
  if (verb !== 'verify') throw new CommandProblem(USAGE)
  const { entity, heads } = read(args)
  const kept = heads === undefined ? [] : readKept(readTextFile(heads))
  return withDatabase(async () => {
    const chains = await verifyChains(entity ?? null, kept)
    if (chains.length === 0) throw new CommandProblem(`No existe el ente «${entity}».`)
    const valid = chains.every((chain) => chain.valid)
    await writeAnswer({ valid, chains })
    return valid ? 0 : 1
  })
}

async function seal(): Promise<number> {
  await writeAnswer({ sealed: await sealHeads(new Date()) })
  return 0
}

async function withDatabase(work: () => Promise<number>): Promise<number> {
  const database = await openPortalDatabase()
  try {
    return await work()
  } finally {
    await database.close()
  }
}

function readKept(text: string): KeptHead[] {
  try {
    const { heads } = JSON.parse(text) as { heads: KeptHead[] }
    if (heads.every(({ slug, day, head }) => [slug, day, head].every((one) => typeof one === 'string'))) return heads
  } catch {
    // Said below.
  }
  throw new CommandProblem('El archivo de --heads no es una copia de /api/v1/audit-heads.')
}

function read(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: { entity: { type: 'string' }, all: { type: 'boolean' }, heads: { type: 'string' } },
    })
    if (values.entity === undefined || values.all !== true) return values
  } catch {
    // Said below.
  }
  throw new CommandProblem(USAGE)
}
