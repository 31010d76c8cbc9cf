import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openAsBlob, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  linesWithOneBad,
  longText,
  MB,
  overlappingZip,
  realLines,
  smallRelease,
  writePieces,
  zeros,
  zipOfBombs,
} from '#tests/support/hostile/hostile-files.ts'
import { forgetPeak, memoryOf } from '#tests/support/measuring/process-memory.ts'
import { type PortalProcess, startPortalProcess } from '#tests/support/portal-process/portal-process.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { endWithUs } from '#tests/support/servers/end-with-us.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import { type SignedIn, signedIn } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

/** Files of the size that real attacks have: minutes to make and to read (docs/recipes.md). */
const LONG = process.env.PORTAL_HOSTILE !== undefined
const real = sharedFolder('data/ocds')
const folder = mkdtempSync(join(tmpdir(), 'portal-hostile-'))
let database: TestDatabase
let portal: PortalProcess
let runner: ChildProcess
let salud: SeededEntity
let pia: SignedIn

const file = (name: string) => join(folder, name)
const START = `${JSON.stringify(smallRelease('antes'))}\n{"ocid":"ocds-demo00-largo","x":"`

describe.skipIf(!LONG || process.platform !== 'linux')(
  'files of real attacks, through the screen and by command',
  () => {
    beforeAll(async () => {
      process.env.DATA_DIR = file('data')
      database = await openTestDatabase()
      salud = (await seedEntities(database.god, ['salud']))[0]!
      const userId = await seedUser(database.god, 'pia@prueba.invalid', [{ entityId: salud.id, role: 'publisher' }])
      pia = await signedIn(userId)
      portal = await startPortalProcess()
      const env = { ...process.env, DATABASE_APP_URL: database.appUrl, PORTAL_MODE: 'test', LOG_LEVEL: 'silent' }
      runner = spawn(process.execPath, ['--import', 'tsx', 'app/cli/run-jobs.ts'], { env, stdio: 'ignore' })
      endWithUs(runner)
      // What every upload and every import needs once is no fault of a hostile one.
      for (let turn = 0; turn < 3; turn++)
        await imported(await writePieces(file(`calma-${turn}.jsonl`), linesWithOneBad(400), false))
    }, 600_000)
    afterAll(async () => {
      runner?.kill('SIGKILL')
      await portal?.close()
      await database?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    test.each<[string, () => Promise<string> | string, RegExp]>([
      ['a zip of 42 kB that says 4 GB', () => overlappingZip(file('bomba.zip')), /dicen estar en el mismo lugar/],
      ['5 GB of zeros in a gzip', () => writePieces(file('ceros.gz'), zeros(5 * 1024)), /crece más de 100 veces/],
      ['a zip of 1,000 bombs of 60 MB', () => zipOfBombs(file('mil.zip'), 1_000), /crece más de 100 veces/],
      [
        'one JSON line of 1 GB, packed',
        () => writePieces(file('linea.jsonl.gz'), longText(START, 1024, '"}\n')),
        /pasa de 32 MB|pasan de 1024 MB/,
      ],
      [
        'a JSON file of one line of 1 GB, packed',
        () => writePieces(file('paquete.json.gz'), longText('{"releases":[{"ocid":"', 1024, '"}]}')),
        /pasa de 32 MB|pasan de 1024 MB/,
      ],
    ])('%s', { timeout: 900_000 }, async (what, make, sentence) => {
      const done = await imported(await make())
      tell(what, done)
      expect(done.state).toBe('done')
      expect(done.sentences.join('\n')).toMatch(sentence)
      expect(Number(done.counts.accepted)).toBeLessThanOrEqual(1)
      expect(done.server).toBeLessThanOrEqual(50)
      expect(leftOver()).toEqual([])
    })

    test('what is refused at the door leaves nothing and costs the server no memory', {
      timeout: 300_000,
    }, async () => {
      const raw = await writePieces(file('linea.jsonl'), longText(START, 1024, '"}\n'), false)
      const photo = await writePieces(file('foto.json'), [Buffer.from([0x89, 0x50]), ...zeros(90)], false)
      const before = forgetPeak(portal.pid)
      expect((await upload(raw)).status).toBe(413)
      expect((await upload(photo)).status).toBe(422)
      const grown = memoryOf(portal.pid, 'VmHWM')! - before
      process.stdout.write(`refused, 1 GB by its size and 90 MB by its first bytes: server +${grown.toFixed(0)} MiB\n`)
      expect(grown).toBeLessThanOrEqual(50)
      expect(leftOver()).toEqual([])
    })

    test.each<[string, () => Promise<string> | string, RegExp]>([
      ['a zip of 42 kB that says 4 GB', () => overlappingZip(file('b.zip')), /dicen estar en el mismo lugar/],
      ['5 GB of zeros in a gzip', () => writePieces(file('c.gz'), zeros(5 * 1024)), /crece más de 100 veces/],
      [
        'one JSON line of 1 GB',
        () => writePieces(file('l.jsonl'), longText(START, 1023, '"}\n'), false),
        /pasa de 32 MB/,
      ],
      [
        'a JSON file of one line of 1 GB',
        () => writePieces(file('p.json'), longText('{"releases":[{"ocid":"', 1023, '"}]}'), false),
        /pasa de 32 MB/,
      ],
    ])('by command: %s', { timeout: 900_000 }, async (what, make, sentence) => {
      const calm = file('calma.jsonl')
      writeFileSync(calm, [...linesWithOneBad(400)].join(''))
      const [base, hostile] = [await byCommand(calm), await byCommand(await make())]
      const grown = hostile.peak - base.peak
      process.stdout.write(
        `by command, ${what}: exit ${hostile.code}, ${grown.toFixed(0)} MiB over ${base.peak.toFixed(0)}\n`,
      )
      expect(hostile.text).toMatch(sentence)
      expect([0, 1]).toContain(hostile.code)
      expect(grown).toBeLessThanOrEqual(100)
    })

    test('100,000 JSON lines of which one is bad, to drafts', { timeout: 3_600_000 }, async () => {
      const done = await imported(await writePieces(file('lineas.jsonl.gz'), linesWithOneBad(100_000)))
      tell('100,000 lines with one bad', done)
      // The lines of before are of the same processes; the bad one is in the middle of each file.
      expect(done.counts).toMatchObject({ rejected: 1 })
      expect(Number(done.counts.accepted) + Number(done.counts.duplicates)).toBe(99_999)
      expect(done.server).toBeLessThanOrEqual(50)
    })

    test.skipIf(real === null)(
      '200 MB of real releases under other ocids, published',
      { timeout: 3_600_000 },
      async () => {
        const done = await imported(await writePieces(file('reales.jsonl.gz'), realLines(real!, 200)), 'publicar')
        tell('200 MB of real releases', done)
        expect(Number(done.counts.accepted) + Number(done.counts.historical)).toBeGreaterThan(1000)
        expect(done.server).toBeLessThanOrEqual(50)
        expect(leftOver()).toEqual([])
      },
    )
  },
)

async function upload(path: string, destino = 'borrador') {
  const form = new FormData()
  form.append('_token', pia.token)
  form.append('destino', destino)
  form.append('archivos', await openAsBlob(path), basename(path))
  const headers = { cookie: pia.cookie, origin: portal.url, 'sec-fetch-site': 'same-origin' }
  const options = { method: 'POST', body: form, headers, redirect: 'manual' as const }
  const answer = await fetch(`${portal.url}/espacio/salud/importar`, options)
  await answer.text()
  return { status: answer.status, id: answer.headers.get('location')?.split('/').at(-1) ?? '' }
}

interface Done {
  state: string
  counts: Record<string, number>
  sentences: string[]
  /** What each process held at most beyond what it held before, MiB. */
  server: number
  runner: number
  /** Of the upload, and of the job, seconds. */
  sent: number
  worked: number
  bytes: number
}

/** Uploads, waits for the job to end in its own process, and tells what came of it and what it took. */
async function imported(path: string, destino = 'borrador'): Promise<Done> {
  const before = [forgetPeak(portal.pid), forgetPeak(runner.pid!)] as const
  const began = performance.now()
  const { status, id } = await upload(path, destino)
  const sent = (performance.now() - began) / 1000
  expect([status, id]).toEqual([302, expect.stringMatching(/^[\w-]{36}$/)])
  for (;;) {
    const [row] = await database.god`select state, counts from imports where id = ${id}`
    if (row && ['done', 'failed', 'cancelled'].includes(row.state)) {
      const findings = await database.god<{ message: string }[]>`
        select message from import_findings where import_id = ${id} order by position limit 50`
      const grown = [portal.pid, runner.pid!].map((pid, at) => memoryOf(pid, 'VmHWM')! - before[at]!)
      const worked = (performance.now() - began) / 1000 - sent
      const [server, work] = grown as [number, number]
      const sentences = findings.map(({ message }) => message)
      const { state, counts } = row as { state: string; counts: Record<string, number> }
      return { state, counts, sentences, server, runner: work, sent, worked, bytes: statSync(path).size }
    }
    await wait(100)
  }
}

function tell(what: string, { counts, server, runner: work, sent, worked, bytes }: Done): void {
  process.stdout.write(
    `${what}: ${(bytes / MB).toFixed(1)} MB sent in ${sent.toFixed(1)} s, job ${worked.toFixed(1)} s ` +
      `(${(Number(counts.releases) / worked).toFixed(0)} releases/s), server +${server.toFixed(0)} MiB, runner +${work.toFixed(0)} MiB, ` +
      `${JSON.stringify(counts)}\n`,
  )
}

/** `portal import` in a process of its own: its exit, its answer and the most memory it held, MiB. */
async function byCommand(path: string): Promise<{ code: number | null; text: string; peak: number }> {
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
  const args = ['--import', 'tsx', 'app/cli/portal.ts', 'import', '--entity', 'salud', path]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const told: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => told.push(text.toString()))
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid!, 'VmHWM') ?? 0)
  }, 50)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(look)
  return { code, text: told.join(''), peak }
}

/** What uploads have left on disk. */
const leftOver = (): string[] =>
  [join('data', 'uploads', 'incoming'), join('data', 'uploads', salud.id)].flatMap((name) =>
    existsSync(file(name)) ? readdirSync(file(name)) : [],
  )
