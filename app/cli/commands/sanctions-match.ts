import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { listMatched } from '#app/workflows/matching/list-matched.server.ts'
import { matchPublished } from '#app/workflows/matching/match-published.server.ts'
import { resolveEntity } from '#app/workflows/resolve-entity.server.ts'

const USAGE = 'Use: portal sanctions match [--entity ENTE] [--out ARCHIVO]'

/**
 * `sanctions match [--entity SLUG] [--out FILE]`: matches everything published against every list and answers, as JSON, the counts and each
 * supplier and sanction that came together. Natural persons stand there with their stand-in. Exit 0 done, 2 it could not run.
 */
export async function run(args: string[]): Promise<number> {
  const { entity, out } = readCall(args)
  const database = await openPortalDatabase()
  try {
    const entityId = entity === undefined ? undefined : await resolveEntity(entity)
    process.stderr.write('Cotejando lo publicado con las listas…\n')
    const counts = await matchPublished({ door: 'cli', ...(entityId === undefined ? {} : { entityId }) })
    const answer = { counts, matches: await listMatched(entityId) }
    if (out === undefined) await writeAnswer(answer)
    else writeFileSync(out, `${JSON.stringify(answer, null, 2)}\n`)
    if (out !== undefined) await writeAnswer({ counts, matches: answer.matches.length, out })
    return 0
  } finally {
    await database.close()
  }
}

function readCall(args: string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ args, options: { entity: text, out: text } }).values
  } catch {
    throw new CommandProblem(USAGE)
  }
}
