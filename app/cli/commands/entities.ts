import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { todayIn } from '#app/config/today.server.ts'
import { syncRoster } from '#app/workflows/sync-roster.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'

/** `entities sync STATE`: brings the roster in, idempotently. `entities list`: the roster as stored. */
export async function run([verb, state, ...rest]: string[]): Promise<number> {
  if (rest.length > 0 || !(verb === 'list' && state === undefined) === !(verb === 'sync' && state !== undefined)) {
    throw new CommandProblem('Use: portal entities sync ESTADO, o: portal entities list')
  }
  const database = await openPortalDatabase()
  try {
    const answer = verb === 'sync' ? await syncRoster(state!, todayIn(state!)) : { entities: await listEntities() }
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    return 0
  } finally {
    await database.close()
  }
}

async function listEntities() {
  const roster = await asPlatform(loadRoster)
  return roster.map(({ slug, key, officialName, shortName, level, sphere, kind, parent, closed }) => ({
    slug,
    key,
    name: officialName,
    shortName,
    level,
    sphere,
    kind,
    parent,
    closed,
  }))
}
