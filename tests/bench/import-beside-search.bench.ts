// While files are imported at full speed in the runner's process, the server goes on answering searches: p95 at most twice as long, and its event
// loop is never held for more than 50 ms (99 %).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ServerBuild } from '@remix-run/node'
import postgres from 'postgres'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { createApp } from '#app/server/create-app.ts'
import { keepRunner } from '#app/server/keep-runner.ts'
import { listen } from '#app/server/run-server.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { atMost } from './ratio.ts'
import { stagedReleases } from './staged-releases.ts'

const WORDS = ['computadoras', 'portatiles aulas', 'garantia', 'ofimatica', 'adquisicion', 'licitacion', 'equipo']
const QUIET_MS = 10_000
const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
Object.assign(process.env, { DATA_DIR: folder, PORTAL_MODE: 'test', NODE_ENV: 'production', LOG_LEVEL: 'error' })

/** Asks one search after another for a while, in a thread of its own, and tells how long each took, in milliseconds. */
function search(url: string, until: Promise<unknown>): Promise<number[]> {
  const source = `const { workerData: { url, words }, parentPort } = require('node:worker_threads'); let going = true
    parentPort.on('message', () => { going = false })
    ;(async () => { const took = []; for (let at = 0; going; at++) { const begun = performance.now()
      await (await fetch(url + '/api/v1/search?q=' + encodeURIComponent(words[at % words.length]))).text(); took.push(performance.now() - begun)
      await new Promise((done) => setTimeout(done, 5)) } parentPort.postMessage(took); parentPort.close() })()`
  const worker = new Worker(source, { eval: true, workerData: { url, words: WORDS } })
  void until.then(() => worker.postMessage('stop'))
  return new Promise((done, fail) => worker.on('message', done).on('error', fail))
}
const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Searches beside some work: p95 in milliseconds and the 99th percentile of the delay of the server's event loop. */
async function measured(url: string, work: Promise<unknown>): Promise<{ p95: number; delay: number }> {
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  const took = (await search(url, work)).sort((one, other) => one - other)
  loop.disable()
  const p95 = at(took, 0.95)
  process.stdout.write(`${took.length} searches, p50 ${at(took, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`)
  return { p95, delay: loop.percentile(99) / 1e6 }
}

const pg = await startEmbedded(folder, { durable: true })
try {
  const ownerUrl = await ensureOwner(pg.superuserUrl, 'bench', join(folder, 'owner'))
  const appUrl = await migrate(ownerUrl, join(folder, 'login'))
  process.env.DATABASE_APP_URL = appUrl
  openPool(appUrl, 10)
  const god = postgres(Object.assign(new URL(pg.superuserUrl), { pathname: '/bench' }).href, { max: 1 })
  const [entity] = await seedEntities(god, ['salud'])
  const userId = await seedUser(god, 'ines@prueba.invalid', [{ entityId: entity!.id, role: 'publisher' }])
  const all = stagedReleases(Number(process.env.BENCH_IMPORTED ?? 2_000))
  const seed = Buffer.from(JSON.stringify(stagedReleases(500).map((one) => ({ ...one, ocid: `${one.ocid}-antes` }))))
  await importFiles({
    entityId: entity!.id,
    files: [{ name: 'antes.json', bytes: seed }],
    publish: true,
    actor: 'bench',
  })
  await god`analyze`

  await buildIfStale()
  const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
  const server = createServer(createApp({ build, clientFolder: resolve('build/client') }))
  const url = await listen(server, '127.0.0.1', 0)
  await measured(url, new Promise((done) => setTimeout(done, 2_000)))
  const alone = await measured(url, new Promise((done) => setTimeout(done, QUIET_MS)))

  const id = crypto.randomUUID()
  const home = join(folder, 'uploads', entity!.id, id)
  mkdirSync(home, { recursive: true })
  const text = all.map((one) => JSON.stringify(one)).join('\n')
  writeFileSync(join(home, 'a'), text)
  await god`insert into imports (entity_id, id, actor, actor_id, publish, bytes_total, sources, state) values
    (${entity!.id}, ${id}, 'screen', ${userId}, true, ${text.length}, ${god.json([{ name: 'a', bytes: text.length, stored: 'a' }])}, 'waiting')`
  await asWorker(entity!.id, (tx) => enqueueJob(tx, 'import-files', { entityId: entity!.id }))
  const runner = keepRunner()
  const over = (async () => {
    for (;;) {
      const [row] =
        await god`select state, extract(epoch from finished_at - started_at)::float8 as seconds from imports where id = ${id}`
      if (row && !['waiting', 'reading', 'running'].includes(row.state as string)) return row
      await new Promise((done) => setTimeout(done, 250))
    }
  })()
  const beside = await measured(url, over)
  const { state, seconds } = (await over) as { state: string; seconds: number }
  process.stdout.write(
    `import: ${state}, ${all.length} releases (${(text.length / 1e6).toFixed(0)} MB) in ${seconds.toFixed(1)} s, ${Math.round(all.length / seconds)}/s beside the searches\n`,
  )
  atMost('search p95 beside an import against alone', { ours: beside.p95, limit: alone.p95 }, 2)
  atMost('event-loop delay of the server, 99 %, against 50 ms', { ours: beside.delay, limit: 50 }, 1)
  await runner.stop()
  await god.end()
  await new Promise<void>((done) => {
    server.closeAllConnections()
    server.close(() => done())
  })
  await closePool()
} finally {
  await pg.stop()
  rmSync(folder, { recursive: true, force: true })
}
