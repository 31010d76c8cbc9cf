import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { JOB_HANDLERS } from '#app/cli/job-handlers.ts'
import { JOB_NAMES } from '#app/jobs/job-names.ts'
import { JobInterrupted } from '#app/jobs/job-run.ts'
import { asJobs } from '#db/as-jobs.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type QueueJob, runQueue } from '#db/jobs/run-queue.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { listQueuedJobs, reviveDeadJobs } from '#db/queries/queued-jobs.server.ts'
import { runQueuedJobs } from '#tests/support/run-queued-jobs.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
beforeAll(async () => {
  database = await openTestDatabase()
  salud = (await seedEntities(database.god, ['salud']))[0]!
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.god`delete from graphile_worker._private_jobs`
  await database.god`delete from graphile_worker._private_job_queues`
})

const enqueue = (options = {}) => asWorker(salud.id, (tx) => enqueueJob(tx, 'sweep-uploads', {}, options))
const queued = () => asJobs((tx) => listQueuedJobs(tx))
const untilEmpty = async () => {
  while ((await queued()).some(({ state }) => state !== 'dead')) await new Promise((resolve) => setTimeout(resolve, 30))
}
const start = (work: (job: QueueJob) => Promise<void>) =>
  runQueue({
    ...{ url: database.appUrl, names: JOB_NAMES, concurrency: 4, work, onLost: () => undefined },
    isInterrupted: (error) => error instanceof JobInterrupted,
    describe: () => 'no salió',
  })

test('every job that the code queues has a handler, and every handler a name', () => {
  expect(Object.keys(JOB_HANDLERS).sort()).toEqual([...JOB_NAMES].sort())
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'db'], { encoding: 'utf8' })
  const sources = files.split('\n').filter((file) => /\.tsx?$/.test(file))
  for (const file of sources)
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/enqueueJob\(\s*tx,\s*'([a-z-]+)'/g))
      expect(JOB_NAMES, file).toContain(name)
})

test('a job is queued with the act or not at all', async () => {
  const act = asWorker(salud.id, async (tx) => {
    await enqueueJob(tx, 'sweep-uploads', {})
    throw new Error('the act fails')
  })
  await expect(act).rejects.toThrow('the act fails')
  expect(await queued()).toEqual([])
  await enqueue({ key: 'one' })
  await enqueue({ key: 'one' })
  expect(await queued()).toMatchObject([{ name: 'sweep-uploads', state: 'waiting', attempts: 0 }])
})

test('the doors see nothing of the queue, visitors queue nothing, and no door queues what is no job of ids', async () => {
  const see = asWorker(salud.id, (tx) => tx.db.execute('select 1 from graphile_worker._private_jobs'))
  await expect(see).rejects.toMatchObject({ cause: { code: '42501' } })
  const add = "select enqueue_job('sweep-uploads', '{}', null, null, null, 5)"
  await expect(asVisitor((tx) => tx.db.execute(add))).rejects.toMatchObject({ cause: { code: '42501' } })
  for (const [name, payload] of [
    ['drop table', '{}'],
    ['sweep-uploads', '[]'],
    ['sweep-uploads', JSON.stringify({ long: 'x'.repeat(2000) })],
  ])
    await expect(
      asWorker(salud.id, (tx) => tx.db.execute(`select enqueue_job('${name}', '${payload}', null, null, null, 5)`)),
    ).rejects.toMatchObject({ cause: { code: '22023' } })
  const see2 = asJobs((tx) => tx.db.execute('select 1 from drafts'))
  await expect(see2).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('the runner works through the handlers', async () => {
  await enqueue()
  expect(await runQueuedJobs()).toEqual([])
})

test('a job that fails is tried again later, without what the error held, and at last listed as dead and revived', async () => {
  await enqueue()
  const tries: number[] = []
  const jobs = await start(async ({ attempt }) => {
    tries.push(attempt)
    throw new Error('Ana Pérez')
  })
  const failed = async (attempt: number) => {
    const [job] = await queued()
    return job !== undefined && job.state !== 'running' && job.attempts >= attempt ? job : null
  }
  for (let attempt = 1; attempt <= 5; attempt++) {
    const hurried = Date.now()
    await expect.poll(() => failed(attempt), { timeout: 20_000 }).not.toBeNull()
    const job = (await failed(attempt))!
    expect(job).toMatchObject({ lastError: 'no salió', state: job.attempts === 5 ? 'dead' : 'waiting' })
    // The first pause is 2.7 seconds, told in whole ones, and each is longer than the one before.
    expect(Date.parse(job.runAt)).toBeGreaterThan(hurried + 1_000)
    await database.god`update graphile_worker._private_jobs set run_at = now() where attempts = ${attempt}`
  }
  await jobs.stop()
  expect(tries).toEqual([1, 2, 3, 4, 5])
  expect(await asJobs((tx) => reviveDeadJobs(tx, null))).toBe(1)
  expect((await queued())[0]).toMatchObject({ attempts: 0, state: 'waiting' })
})

test('what a dead runner held is taken over at once, and two runners never work at the same time', async () => {
  await enqueue()
  await database.god`update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now(), attempts = 1`
  let done = 0
  const first = await start(async () => {
    done += 1
  })
  await untilEmpty()
  let second: { stop(): Promise<void> } | undefined
  const waiting = start(async () => {
    done += 10
  }).then((runner) => {
    second = runner
  })
  await enqueue()
  await untilEmpty()
  expect([done, second]).toEqual([2, undefined])
  await first.stop()
  await waiting
  await enqueue()
  await untilEmpty()
  expect(done).toBe(12)
  await second?.stop()
})

test('a runner that is asked to stop gives back what it interrupted: at once, and without counting the try', async () => {
  await enqueue()
  let begun: () => void = () => undefined
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  const jobs = await start(
    ({ signal }) =>
      new Promise((_, reject) => {
        begun()
        signal.addEventListener('abort', () => reject(new JobInterrupted('stopping')))
      }),
  )
  await beginning
  await jobs.stop()
  const [job] = await queued()
  expect(job).toMatchObject({ state: 'waiting', attempts: 0, lastError: null })
  expect(Date.parse(job!.runAt)).toBeLessThanOrEqual(Date.now())
})
