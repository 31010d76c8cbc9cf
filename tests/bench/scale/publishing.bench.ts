import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { canonicalText } from '#app/ocds/canonical.ts'
import { FILE_LIMITS, inspectJson } from '#app/ocds/guard.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject, Release } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'
import { searchWords } from '#app/publication/catalog-rows/search-words.ts'
import { FIRST_LINK } from '#app/publication/chain-link.ts'
import { linkReleases, placeRows } from '#app/publication/link-releases.ts'
import { prepareReleases } from '#app/publication/prepare-releases.server.ts'
import { ProcessHistory } from '#app/publication/process-history.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { appendChain } from '#db/queries/publishing/chain.server.ts'
import { CopyTable } from '../million/copy-table.ts'
import { benchEntities, insertEntities } from '../million/entities.ts'
import { stagedReleases } from '../staged-releases.ts'
import { openBenchDatabase } from './bench-database.ts'
import { holdRatio, median, ROUNDS, say, spread, tellLoad, timeOf } from './measure.ts'

// Importing with publication runs at 30 % or more of what its parts alone would allow, and storing the chain at 60 % or more of COPY. The parts
// are measured beside it on the same releases: parse, guard, validate, COPY, merge, and the words of the search row.
const PROCESSES = Number(process.env.BENCH_IMPORT ?? 500)
const BATCH = 250
const database = await openBenchDatabase('publishing')
const { god } = database
const entities = benchEntities(ROUNDS * 2 + 2)
await insertEntities(god, entities)
await god`create unlogged table bench_words (heading text, people text, "text" text, ids text)`

/** The staged releases under ocids of their own. */
function releasesOf(round: string): Release[] {
  return stagedReleases(PROCESSES).map((release) => {
    const ocid = `${release.ocid}-${round}`
    return { ...release, ocid, id: `${ocid}-${release.id}` } as Release
  })
}

function byProcess(releases: readonly Release[]): JsonObject[][] {
  const processes = new Map<string, JsonObject[]>()
  for (const release of releases) processes.set(release.ocid, [...(processes.get(release.ocid) ?? []), release])
  return [...processes.values()]
}

async function copyJson(sql: Sql, releases: readonly Release[], texts: readonly string[]): Promise<number> {
  const table = `bench_copy_${randomUUID().slice(0, 8)}`
  await sql.unsafe(`create table ${table} (id bigint primary key, ocid text not null, body jsonb not null)`)
  await sql.unsafe(`create index on ${table} (ocid)`)
  return timeOf(async () => {
    const copy = new CopyTable(sql, table, ['id', 'ocid', 'body'])
    for (const [at, release] of releases.entries()) {
      copy.add({ id: at, ocid: release.ocid, body: texts[at]! })
      await copy.flush()
    }
    await copy.end()
  })
}

/** The parts of an import, each alone, in milliseconds. */
async function partsOf(releases: Release[]): Promise<Record<string, number>> {
  const texts = releases.map((release) => JSON.stringify(release))
  const processes = byProcess(releases)
  const words = processes.map((own) => searchWords(String(own[0]!.ocid), mergeReleases(own), new Map(), 'Ente'))
  await god`truncate bench_words`
  const copy = new CopyTable(god, 'bench_words', ['heading', 'people', 'text', 'ids'])
  for (const { title, people, text, ids } of words) copy.add({ heading: title, people, text, ids })
  await copy.end()
  const { SEARCH_VECTOR } = await import('#db/queries/publishing/search-rows.server.ts')
  const vector = SEARCH_VECTOR.queryChunks.map((chunk) => (chunk as { value: string[] }).value.join('')).join('')
  return {
    'guard and parse': await timeOf(() => texts.map((text) => inspectJson(text, FILE_LIMITS))),
    validate: await timeOf(() => releases.map((release) => validateRelease(release, 'core'))),
    copy: await copyJson(god, releases, texts),
    merge: await timeOf(() => processes.map((own) => mergeReleases(own))),
    words: await timeOf(() => god.unsafe(`select sum(length(${vector})) from bench_words`)),
  }
}

/** Storing alone: links and bodies in batches, each a transaction of the publishing door, with all its checks and indexes. */
async function storeChain(entityId: string, releases: Release[], from: number): Promise<number> {
  const histories = new Map(releases.map(({ ocid }) => [ocid, new ProcessHistory(ocid, null, 0)]))
  const entity = entities.find(({ id }) => id === entityId)!
  const prepared = prepareReleases(
    entity,
    histories,
    releases.map((release) => ({ release })),
  )
  const { chain } = placeRows(linkReleases(prepared.releases, 0, FIRST_LINK), [], from)
  return timeOf(async () => {
    for (let start = 0; start < chain.length; start += BATCH)
      await asWorker(entityId, (tx) => appendChain(tx, chain.slice(start, start + BATCH), new Date().toISOString()))
  })
}

const rounds = { imported: [] as number[], parts: [] as number[], stored: [] as number[], copied: [] as number[] }
const told: Record<string, number[]> = {}
const count = PROCESSES * 6
for (let round = 0; round <= ROUNDS; round++) {
  const releases = releasesOf(`r${round}`)
  const parts = await partsOf(releases)
  const bytes = Buffer.from(releases.map((release) => JSON.stringify(release)).join('\n'))
  let accepted = 0
  const imported = await timeOf(async () => {
    const outcome = await importFiles({
      entityId: entities[round]!.id,
      files: [{ name: 'staged.jsonl', bytes }],
      publish: true,
      actor: 'bench',
    })
    accepted = outcome.accepted
  })
  if (accepted !== count) throw new Error(`${accepted} of ${count} releases accepted`)
  const texts = releases.map((release) => canonicalText(release))
  const copied = await copyJson(god, releases, texts)
  const stored = await storeChain(entities[ROUNDS + 1 + round]!.id, releasesOf(`s${round}`), 1e9 + round * count)
  if (round === 0) continue
  rounds.imported.push(imported)
  rounds.parts.push(Object.values(parts).reduce((sum, took) => sum + took, 0))
  rounds.stored.push(stored)
  rounds.copied.push(copied)
  for (const [part, took] of Object.entries(parts)) told[part] = [...(told[part] ?? []), took]
}
const [published] = await god<{ n: number }[]>`select count(*)::int as n from published_records`
if (published!.n !== PROCESSES * (ROUNDS + 1)) throw new Error(`${published!.n} records`)
const rate = (times: readonly number[]) => Math.round((count / median(times)) * 1000)
for (const [part, times] of Object.entries(told)) say(`  ${part.padEnd(16)} ${spread(times)}`)
say(
  `${count} releases a round; imported with publication ${spread(rounds.imported)}, ${rate(rounds.imported)}/s; parts ${spread(rounds.parts)}, ${rate(rounds.parts)}/s`,
)
holdRatio(
  'import with publication against the sum of its parts',
  median(rounds.imported) / median(rounds.parts),
  1 / 0.3,
)
say(
  `stored ${spread(rounds.stored)}, ${rate(rounds.stored)}/s; COPY of jsonb with two indexes ${spread(rounds.copied)}, ${rate(rounds.copied)}/s`,
)
holdRatio('storing the chain against COPY', median(rounds.stored) / median(rounds.copied), 1 / 0.6)
tellLoad()
await database.close()
