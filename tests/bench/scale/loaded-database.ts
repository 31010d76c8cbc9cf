import { createHash } from 'node:crypto'
import { inventBatches } from '../million/batches.ts'
import { benchEntities, insertEntities } from '../million/entities.ts'
import { loadMillion } from '../million/load-million.ts'
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts'
import { say } from './measure.ts'

/** How many processes the benches of scale are run on. */
export const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 1_000_000)

/**
 * The loaded database, loading it first when the folder of this run (BENCH_DATA) holds none or another size. Prints what it is: rows, and a
 * digest of the first invented releases.
 */
export async function openLoadedDatabase(): Promise<BenchDatabase> {
  const database = await openBenchDatabase('million', process.env.BENCH_DATA)
  const { god } = database
  const entities = benchEntities()
  const count = async () => {
    const [row] = await god<{ processes: number; releases: number }[]>`
      select sum(records)::int as processes, sum(releases)::int as releases from published_state_positions`
    return row!
  }
  const there = await count()
  if (there.processes !== 0 && there.processes !== PROCESSES)
    throw new Error(
      `BENCH_DATA holds ${there.processes} processes and not ${PROCESSES}: remove the folder or set BENCH_PROCESSES`,
    )
  if (there.processes === 0) {
    const started = performance.now()
    await insertEntities(god, entities)
    const { superuserUrl } = database
    await loadMillion({ superuserUrl, entities, processes: PROCESSES, say: (sentence) => say(`  ${sentence}`) })
    say(`loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  const { processes, releases } = await count()
  const [first] = [...inventBatches(entities, 500)]
  const digest = createHash('sha256').update(JSON.stringify(first)).digest('hex').slice(0, 16)
  say(`${processes} processes, ${releases} releases; input ${digest}`)
  return database
}
