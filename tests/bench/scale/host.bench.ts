import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { searchPublished } from '#app/catalog/search.server.ts'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { memoryOf, startHost, stopHost } from './bench-host.ts'
import { openLoadedDatabase } from './loaded-database.ts'
import { holdRatio, median, percentile, percentiles, ROUNDS, say, spread, tellGoal, tellLoad } from './measure.ts'
import { questions } from './questions.ts'

// The host as it serves: a cold start to the first page, the search as JSON, pages drawn by Remix for eight clients beside the same searches
// asked of the database by eight, and the memory of the server under that.
const CLIENTS = 8
const LARGEST_MEMORY = 400 * 1024
await buildIfStale()
const database = await openLoadedDatabase()
process.env.DATABASE_APP_URL = database.appUrl
const { god } = database

async function get(url: string): Promise<number> {
  const start = performance.now()
  const answer = await fetch(url)
  await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status} for ${url}`)
  return performance.now() - start
}

/** Eight at a time work through the list; the time of each. */
async function byClients<T>(list: readonly T[], one: (member: T) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const client = async () => {
    for (let at = next++; at < list.length; at = next++) times.push(await one(list[at]!))
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return times
}

const colds: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now()
  const host = await startHost()
  await get(`${host.url}/`)
  colds.push(performance.now() - start)
  await stopHost(host)
}
say(`cold start to the first page ${spread(colds)}`)
tellGoal('cold start to the first page', median(colds), 3_000, 'ms')

const host = await startHost()
const { url } = host
const asked = questions(12)
for (const { query } of asked) await get(`${url}/api/v1/search?${query}`)
const api: number[] = []
for (let round = 0; round < ROUNDS; round++)
  for (const { query } of asked) api.push(await get(`${url}/api/v1/search?${query}`))
say(`search as JSON, one client, ${asked.length} mixed searches: ${percentiles(api)}`)
tellGoal('search as JSON, p95', percentile(api, 0.95), 80, 'ms')
tellGoal('search as JSON, slowest', Math.max(...api), 300, 'ms')

const [some] = await god<{ ocids: string[]; suppliers: string[]; slugs: string[] }[]>`
  select array(select ocid from published_records where state_position % 997 = 1 limit 20) as ocids,
    array(select id from published_suppliers order by processes desc limit 10) as suppliers,
    array(select slug from published_entities order by slug limit 10) as slugs`
const pages = {
  search: asked.map(({ query }) => `/buscar?${query}`),
  process: some!.ocids.map((ocid) => `/procesos/${encodeURIComponent(ocid)}`),
  supplier: some!.suppliers.map((id) => `/proveedores/${encodeURIComponent(id)}`),
  entity: some!.slugs.map((slug) => `/entidades/${slug}`),
  home: Array.from({ length: 10 }, () => '/'),
  entities: Array.from({ length: 5 }, () => '/entidades'),
}
let memory = memoryOf(host)
const watching = setInterval(() => {
  memory = Math.max(memory, memoryOf(host))
}, 100)
const searches = { page: [] as number[], sql: [] as number[] }
for (let round = 0; round <= ROUNDS; round++) {
  const sql = await byClients(asked, async ({ query }) => {
    const start = performance.now()
    await searchPublished(readSearchParams(new URLSearchParams(query)))
    return performance.now() - start
  })
  const page = await byClients(pages.search, (path) => get(url + path))
  if (round === 0) continue
  searches.sql.push(...sql)
  searches.page.push(...page)
}
say(
  `search pages, ${CLIENTS} clients: ${percentiles(searches.page)}; the same searches asked of the database by ${CLIENTS}: ${percentiles(searches.sql)}`,
)
tellGoal(
  'search pages p95 beyond that of the database',
  percentile(searches.page, 0.95) - percentile(searches.sql, 0.95),
  40,
  'ms',
)
holdRatio(
  'search pages against the same searches of the database, medians',
  median(searches.page) / median(searches.sql),
  3,
)
for (const [kind, paths] of Object.entries(pages).slice(1)) {
  const times = await byClients([...paths, ...paths, ...paths], (path) => get(url + path))
  say(`  ${kind} pages, ${CLIENTS} clients: ${percentiles(times)}`)
}
clearInterval(watching)
say(`memory of the server under load: ${Math.round(memory / 1024)} MiB`)
holdRatio('memory of the server against 400 MiB', memory / LARGEST_MEMORY, 1)
tellLoad()
await stopHost(host)
await database.close()
