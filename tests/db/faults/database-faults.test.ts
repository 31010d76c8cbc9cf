import { createServer, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildIfStale } from '#app/cli/build-if-stale.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { createApp } from '#app/server/create-app.ts'
import { databaseAnswers } from '#app/server/database-answers.ts'
import { listen, loadBuild } from '#app/server/run-server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { FaultyServer } from '#tests/support/servers/faulty-server.ts'

const database = new FaultyServer()
let entity: SeededEntity
let server: Server
let base: string

beforeAll(async () => {
  await buildIfStale()
  await database.start(4)
  const god = database.god()
  entity = (await seedEntities(god, ['salud']))[0]!
  await god.end()
  await publish(0)
  const isReady = () => databaseAnswers().catch(() => false)
  server = createServer(createApp({ build: await loadBuild(), isReady, mode: 'test' }))
  base = await listen(server, '127.0.0.1', 0)
}, 180_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.stop()
}, 60_000)

const publish = (file: number, title = 'Compra') =>
  asWorker(entity.id, async (tx) => {
    const publications = [{ ocid: sampleOcid(entity, file), document: sampleDocument(entity, file, { title }) }]
    await publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' })
  })

const PAGES = [
  '/',
  '/buscar?q=compra',
  '/entidades/salud',
  '/api/v1/search?q=compra',
  '/api/v1/releases',
  '/espacio/salud',
]
const COOKIE = { cookie: `__Host-portal-session=${'a'.repeat(40)}` }

/** Asks every kind of page; tells the slowest and what was answered. */
async function ask() {
  const started = performance.now()
  const answers = await Promise.all(
    PAGES.map(async (path) => {
      const answer = await fetch(`${base}${path}`, { headers: COOKIE, redirect: 'manual' })
      return { path, status: answer.status, again: answer.headers.get('retry-after'), body: await answer.text() }
    }),
  )
  return { ms: performance.now() - started, answers }
}

async function expectUnavailable(withinMs: number): Promise<number> {
  const { ms, answers } = await ask()
  for (const { path, status, again, body } of answers) {
    expect([path, status, Number(again) > 0]).toEqual([path, 503, true])
    expect(body).toContain(path.startsWith('/api/') ? '"unavailable"' : 'no está disponible en este momento')
    expect(body).not.toMatch(/ECONN|postgres|drizzle|at .*\.ts/)
  }
  expect((await fetch(`${base}/salud`)).status).toBe(200)
  expect((await fetch(`${base}/salud/listo`)).status).toBe(503)
  expect(ms).toBeLessThan(withinMs)
  return ms
}

/** Waits until everything is served again, by itself; tells how long that took. */
async function expectRecovery(withinMs: number): Promise<number> {
  const started = performance.now()
  for (;;) {
    const { answers } = await ask()
    const failing = answers.filter(({ status }) => status !== 200 && status !== 302)
    if (failing.length === 0) break
    expect(performance.now() - started, JSON.stringify(failing.map(({ path, status }) => [path, status]))).toBeLessThan(
      withinMs,
    )
    await wait(200)
  }
  const god = database.god()
  expect(await disagreements(god)).toEqual([])
  await god.end()
  return performance.now() - started
}
const told = (what: string, ...ms: number[]) =>
  process.stdout.write(`${what}: ${ms.map((one) => `${(one / 1000).toFixed(1)} s`).join(', back after ')}\n`)

test('killed: a clear 503, the supervisor starts it again, all is back without help', async () => {
  database.kill()
  // Held down until everybody was asked: how soon it would be up again is the machine's affair.
  database.hold(true)
  await wait(50)
  const slowest = await expectUnavailable(20_000).finally(() => database.hold(false))
  told('killed, slowest answer', slowest, await expectRecovery(60_000))
}, 120_000)

test('paused with transactions open: a clear 503 instead of a wait for ever, and all is back when it goes on', async () => {
  const writing = publish(1, 'Mientras se detiene').then(
    () => 'done',
    (error: Error) => error.name,
  )
  database.signal('SIGSTOP')
  try {
    const slowest = await expectUnavailable(30_000)
    told('paused, slowest answer', slowest)
  } finally {
    database.signal('SIGCONT')
  }
  expect(['done', 'DatabaseLost', 'DatabaseBusy']).toContain(await writing)
  told('paused, goes on', await expectRecovery(60_000))
  await publish(1, 'Después')
}, 120_000)

test('every connection taken: a clear 503 within seconds, the long work ends whole, and then all is served', async () => {
  const god = database.god()
  await god`select pg_advisory_lock(77)`
  const long = Array.from({ length: 4 }, () =>
    asWorker(entity.id, (tx) => tx.db.execute(sql`select pg_advisory_xact_lock_shared(77)`)),
  )
  const waiting = async () =>
    (await god`select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = 77 and not granted`)[0]
      ?.n
  while ((await waiting()) < 4) await wait(50)
  // The work goes on until everybody was asked, however long the machine takes for that.
  const slowest = await expectUnavailable(20_000)
  await god.end()
  expect((await Promise.all(long)).length).toBe(4)
  told('all connections taken, slowest answer', slowest, await expectRecovery(30_000))
}, 120_000)

test('slow disk (each commit and row waits, by a trigger that sleeps): work ends, reading stays quick', async () => {
  const god = database.god()
  await god`create function slow_disk() returns trigger language plpgsql as 'begin perform pg_sleep(0.4); return new; end'`
  await god`create trigger slow_disk before insert on published_release_bodies for each row execute function slow_disk()`
  const writing = Promise.all(Array.from({ length: 3 }, (_, at) => publish(10 + at)))
  const { ms, answers } = await ask()
  expect(answers.every(({ status }) => status === 200 || status === 302)).toBe(true)
  await writing
  told('slow disk, slowest page', ms)
  await god`drop function slow_disk() cascade`
  await god.end()
  await expectRecovery(60_000)
}, 120_000)
