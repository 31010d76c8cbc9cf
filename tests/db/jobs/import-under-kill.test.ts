import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { stagedReleases } from '#tests/bench/staged-releases.ts'
import { importFootprint } from '#tests/support/import-footprint.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { runQueuedJobs } from '#tests/support/run-queued-jobs.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { memberOf, startImport } from '#tests/support/sent-import.ts'
import { endWithUs } from '#tests/support/servers/end-with-us.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

/** Few in the suite; PORTAL_KILLS=20 is the long run (docs/recipes.md). */
const KILLS = Number(process.env.PORTAL_KILLS ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'portal-import-kill-'))
process.env.DATA_DIR = folder
let runner: ChildProcess | undefined
let database: TestDatabase
afterEach(() => {
  runner?.kill('SIGKILL')
})
afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Whole processes, some that fail the gate, one with more releases than a batch, some twice, some rejected. */
function files(): { name: string; bytes: Uint8Array }[] {
  const good = stagedReleases(30 + KILLS * 50)
  const past = stagedReleases(20).map((release): JsonObject => {
    return { ...release, ocid: `${release.ocid}-past`, initiationType: 'otro' }
  })
  const long = Array.from({ length: 450 }, (_, at): JsonObject => {
    const date = new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString()
    return { ...good[1]!, ocid: 'ocds-demo00-largo', id: `largo-${at}`, date }
  })
  const changed = good.slice(0, 12).map((release) => ({ ...release, language: 'en' }))
  const lines = [...good, ...past, ...good.slice(0, 40), ...changed, ...long].map((one) => JSON.stringify(one))
  return [
    { name: 'todo.jsonl.gz', bytes: gzipSync(`${lines.join('\n')}\n{"roto":`) },
    { name: 'uno.json', bytes: Buffer.from(JSON.stringify({ releases: stagedReleases(3) })) },
  ]
}

async function begin() {
  database = await openTestDatabase()
  const [entity] = await seedEntities(database.god, ['salud'])
  const userId = await seedUser(database.god, 'ines@prueba.invalid', [{ entityId: entity!.id, role: 'publisher' }])
  await startImport(memberOf(entity!, userId, ['publisher']), files())
  return entity!
}
const progress = async () =>
  (await database.god`select state, processes_done as done, processes_total as total from imports`)[0]!

async function killOnce(): Promise<void> {
  const before = await progress()
  const env = { ...process.env, DATABASE_APP_URL: database.appUrl, PORTAL_MODE: 'test', LOG_LEVEL: 'silent' }
  runner = spawn(process.execPath, ['--import', 'tsx', 'app/cli/run-jobs.ts'], { env, stdio: 'ignore' })
  endWithUs(runner)
  const ended = new Promise((resolve) => runner?.once('exit', resolve))
  // At a random moment after it has begun: while it reads, between two batches, or in the midst of one.
  const share = Math.random() * 25
  for (let now = before; now.state === before.state && now.done - before.done < share; now = await progress())
    await wait(5)
  await wait(Math.random() * 80)
  runner.kill('SIGKILL')
  await ended
}

test(`killed with kill -9 at ${KILLS} random points and resumed: the same in every table as undisturbed`, async () => {
  const calm = await begin()
  expect(await runQueuedJobs(120_000)).toMatchObject([{ name: 'sweep-uploads' }])
  const undisturbed = await importFootprint(database.god, calm.id)
  const { counts } = (await database.god`select counts from imports`)[0]!
  expect(counts).toMatchObject({ historical: 120, duplicates: 58, rejected: 13 })
  await database.close()

  const entity = await begin()
  for (let kill = 0; kill < KILLS; kill++) await killOnce()
  const { state, done, total } = await progress()
  process.stdout.write(`after ${KILLS} kills: ${state}, ${done} of ${total} processes\n`)
  expect(['reading', 'running']).toContain(state)
  await database.god`update graphile_worker._private_jobs set run_at = now() where key is distinct from 'sweep-uploads'`
  expect(await runQueuedJobs(120_000)).toMatchObject([{ name: 'sweep-uploads' }])
  expect(await importFootprint(database.god, entity.id)).toEqual(undisturbed)
  expect(await disagreements(database.god)).toEqual([])
  expect(readdirSync(join(folder, 'uploads', entity.id))).toEqual([])
  expect(readdirSync(join(folder, 'uploads', 'incoming'))).toEqual([])
}, 600_000)
