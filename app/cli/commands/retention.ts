import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { retentionInForce } from '#app/config/retention-in-force.server.ts'
import { KEPT_WITHOUT_TERM, RETENTION_KINDS, RETENTION_TERMS } from '#app/config/retention-terms.ts'
import { sweepExpired } from '#app/workflows/personal/sweep-expired.server.ts'

const USAGE = 'Use: portal retention list, o: portal retention sweep'

/** `retention list`: the terms in force. `retention sweep`: removes what has reached its term now, as every night does. JSON. */
export async function run([verb, ...rest]: string[]): Promise<number> {
  if (rest.length > 0 || (verb !== 'list' && verb !== 'sweep')) throw new CommandProblem(USAGE)
  const database = await openPortalDatabase()
  try {
    if (verb === 'sweep') await writeAnswer({ swept: await sweepExpired() })
    else {
      const days = retentionInForce()
      const terms = RETENTION_KINDS.map((kind) => ({ kind, ...RETENTION_TERMS[kind], days: days[kind] }))
      await writeAnswer({ terms, keptWithoutTerm: KEPT_WITHOUT_TERM })
    }
    return 0
  } finally {
    await database.close()
  }
}
