import type { Sql } from 'postgres'
import { asVisitor } from '#db/as-visitor.server.ts'
import { countSearchFacets } from '#db/queries/reading/count-search-facets.server.ts'
import { searchProcesses } from '#db/queries/reading/search-processes.server.ts'
import { openLoadedDatabase } from './loaded-database.ts'
import { alternately, holdRatio, median, percentiles, say, spread, tellGoal, tellLoad } from './measure.ts'
import { filtersOf, type Question, questions } from './questions.ts'

// Searching by words takes at most 1.5 times what the best technique takes, written in plain SQL on the same data: newest
// first adaptively, capped rank, facets and count over at most 20,000 hits. What comes out is compared with an uncapped oracle.
const COLUMNS = 'entity_id, sphere, method, category, stage, year, amount_band, historical'
const SETS = COLUMNS.split(', ')
  .map((column) => `(${column})`)
  .join(', ')

const tsquery = `websearch_to_tsquery('spanish', search_text($1))`
const plain = {
  count: `select ${COLUMNS}, count(*) from (select ${COLUMNS} from published_processes where tsv @@ ${tsquery} limit 20001) hits group by grouping sets (${SETS}, ())`,
  few: `with hits as materialized (select ocid, sort_date from published_processes where tsv @@ ${tsquery} limit 10001)
    select ocid from hits order by sort_date desc, ocid desc limit 20`,
  many: `select ocid from published_processes where tsv @@ ${tsquery} order by sort_date desc, ocid desc limit 20`,
  rank: `with hits as materialized (select ocid, ts_rank(tsv, ${tsquery}) as rank from published_processes where tsv @@ ${tsquery} limit 5000)
    select ocid from hits order by rank desc, ocid desc limit 20`,
}
const SHOWN = (ids: string) =>
  `select p.*, e.slug from (${ids}) top join published_processes p using (ocid) join published_entities e using (entity_id)`

async function oracle(god: Sql, { query }: Question): Promise<{ total: number; ids: string[] }> {
  const words = filtersOf(query).words
  const [count] = await god.unsafe<{ n: number }[]>(
    `select count(*)::int as n from published_processes where tsv @@ ${tsquery}`,
    [words],
  )
  // Sorted after all hits are found, so that no index and no cap of ours decides.
  const rows = await god.unsafe<{ ocid: string }[]>(
    `with hits as materialized (select ocid, sort_date from published_processes where tsv @@ ${tsquery})
     select ocid from hits order by sort_date desc, ocid desc limit 20`,
    [words],
  )
  return { total: count!.n, ids: rows.map(({ ocid }) => ocid) }
}

async function ours({ query }: Question, sort: 'newest' | 'relevance') {
  return asVisitor(async (tx) => {
    const filters = filtersOf(query)
    const counts = await countSearchFacets(tx, filters)
    const rows = await searchProcesses(tx, filters, { sort, after: null, size: 20, total: counts.total })
    return { counts, ids: rows.map(({ ocid }) => ocid) }
  })
}

const database = await openLoadedDatabase()
const { god } = database
const asked = questions(4).filter(({ kind }) => kind !== 'filters')
const ratios: number[] = []
let wrong = 0
for (const kind of new Set(asked.map((one) => one.kind))) {
  const times = { ours: [] as number[], limit: [] as number[] }
  for (const question of asked.filter((one) => one.kind === kind)) {
    const expected = await oracle(god, question)
    const found = await ours(question, 'newest')
    const rightTotal = found.counts.capped ? expected.total > 20_000 : found.counts.total === expected.total
    if (!rightTotal || found.ids.join() !== expected.ids.join()) {
      wrong += 1
      say(`WRONG: ${decodeURIComponent(question.query)}: ${found.counts.total} of ${expected.total}`)
    }
    const words = filtersOf(question.query).words
    for (const sort of ['newest', 'relevance'] as const) {
      const ids = sort === 'relevance' ? plain.rank : expected.total <= 10_000 ? plain.few : plain.many
      const run = await alternately(
        () => ours(question, sort),
        async () => {
          await god.unsafe(plain.count, [words])
          await god.unsafe(SHOWN(ids), [words])
        },
      )
      times.ours.push(...run.ours)
      times.limit.push(...run.limit)
      ratios.push(median(run.ours) / median(run.limit))
    }
  }
  say(`${kind.padEnd(9)} ours ${percentiles(times.ours)}   plain SQL ${percentiles(times.limit)}`)
}
say(`${asked.length} searches in two orders; counts and first 20 compared with an uncapped oracle: ${wrong} wrong`)
if (wrong > 0) process.exitCode = 1
holdRatio('search against the best technique in plain SQL, median of all searches', median(ratios), 1.5)

// By filters alone nothing was to be had from the notes: every one is told, with the goal for a page.
const filtered: number[] = []
for (const question of questions(12).filter(({ kind }) => kind === 'filters')) {
  const runs = await alternately(
    () => ours(question, 'newest'),
    () => undefined,
  )
  filtered.push(...runs.ours)
  say(`  filters «${question.query}» ${spread(runs.ours)}`)
}
tellGoal('slowest search by filters alone', Math.max(...filtered), 300, 'ms')
tellLoad()
await database.close()
