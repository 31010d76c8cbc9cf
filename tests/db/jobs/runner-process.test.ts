import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asJobs } from '#db/as-jobs.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { listQueuedJobs } from '#db/queries/queued-jobs.server.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { endWithUs } from '#tests/support/servers/end-with-us.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let parent: ChildProcess | undefined
const pids: number[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
})
afterEach(() => {
  parent?.kill('SIGKILL')
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
})
afterAll(() => database.close())

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function startParent(url = database.appUrl): ChildProcess {
  const env = { ...process.env, DATABASE_APP_URL: url, PORTAL_MODE: 'test', LOG_LEVEL: 'silent' }
  const started = spawn(process.execPath, ['--import', 'tsx', 'tests/support/runner-parent.ts'], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  endWithUs(started)
  createInterface({ input: started.stdout! }).on('line', (line) => pids.push(Number(line)))
  return started
}
const someoneWorks = async () => {
  await asWorker(salud.id, (tx) => enqueueJob(tx, 'sweep-uploads', {}))
  await expect.poll(() => asJobs((tx) => listQueuedJobs(tx)), { timeout: 60_000 }).toEqual([])
}

test('the runner works, is started again when it is killed, and ends with its parent however that ends', async () => {
  parent = startParent()
  await someoneWorks()
  process.kill(pids.at(-1)!, 'SIGKILL')
  await expect.poll(() => pids.length, { timeout: 60_000 }).toBe(2)
  await someoneWorks()
  parent.kill('SIGKILL')
  await expect.poll(() => pids.some(isAlive), { timeout: 60_000 }).toBe(false)

  parent = startParent()
  await someoneWorks()
  const ended = new Promise((resolve) => parent?.once('exit', resolve))
  parent.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(pids.some(isAlive)).toBe(false)
}, 300_000)

test('an error in a timer that nobody catches: logged, what ran is given back, and the process leaves with 1', async () => {
  const timer = `process.on('SIGUSR2', () => setTimeout(() => { throw new Error('nobody catches this') }, 10))`
  const env = { ...process.env, DATABASE_APP_URL: database.appUrl, PORTAL_MODE: 'test', LOG_LEVEL: 'info', VITEST: '' }
  const preload = `data:text/javascript,${encodeURIComponent(timer)}`
  const runner = spawn(process.execPath, ['--import', preload, '--import', 'tsx', 'app/cli/run-jobs.ts'], {
    ...{ env, stdio: ['ignore', 'ignore', 'pipe'] },
  })
  const lines: string[] = []
  createInterface({ input: runner.stderr! }).on('line', (line) => lines.push(line))
  pids.push(runner.pid!)
  const ended = new Promise((resolve) => runner.once('exit', resolve))
  await expect
    .poll(() => lines.some((line) => line.includes('runner of jobs is ready')), { timeout: 60_000 })
    .toBe(true)
  runner.kill('SIGUSR2')
  expect(await ended).toBe(1)
  const told = lines.map((line) => JSON.parse(line).msg)
  expect(told.slice(-2)).toEqual(['nobody caught this: leaving', 'runner of jobs is stopping'])
  // The place is free: another runner begins at once.
  parent = startParent()
  await someoneWorks()
}, 180_000)

test('a login that passes every policy is refused: the runner does not begin', async () => {
  const env = { ...process.env, DATABASE_APP_URL: superuserUrl(), PORTAL_MODE: 'test', LOG_LEVEL: 'silent' }
  const runner = spawn(process.execPath, ['--import', 'tsx', 'app/cli/run-jobs.ts'], { env, stdio: 'ignore' })
  expect(await new Promise((resolve) => runner.once('exit', resolve))).toBe(2)
})

function superuserUrl(): string {
  const { user, pass, host, port, database: name } = database.god.options
  return `postgres://${user}:${pass}@${host[0]}:${port[0]}/${name}`
}
