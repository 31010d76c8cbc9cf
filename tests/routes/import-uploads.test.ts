import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { constants, createGzip, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { sessionCookie, startSession } from '#app/accounts/lucia.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import { overlappingZip, zipOfBombs } from '#tests/support/hostile/hostile-files.ts'
import { getPage } from '#tests/support/page-requests.ts'
import { type PortalUnderTest, startPortalUnderTest } from '#tests/support/portal-under-test.ts'
import { runQueuedJobs } from '#tests/support/run-queued-jobs.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

/** The long run (docs/recipes.md) sends what takes minutes to make. */
const LONG = process.env.PORTAL_KILLS !== undefined
const folder = mkdtempSync(join(tmpdir(), 'portal-uploads-'))
process.env.DATA_DIR = folder
let database: TestDatabase
let portal: PortalUnderTest
let cookie = ''
let token = ''

beforeAll(async () => {
  database = await openTestDatabase()
  const [salud] = await seedEntities(database.god, ['salud'])
  const userId = await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud!.id, role: 'capturer' }])
  cookie = sessionCookie(await startSession(userId)).split(';', 1)[0] ?? ''
  token = (await findPerson(getPage('/espacio', cookie)))?.token ?? ''
  portal = await startPortalUnderTest()
}, 180_000)
afterAll(async () => {
  await portal?.close()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

const release = (id: string, more: object = {}) => ({
  ...{ ocid: `ocds-demo00-${id}`, id: '1', date: '2026-03-01T00:00:00Z', tag: ['tender'], initiationType: 'tender' },
  tender: { id: '1', title: `Adquisición de ${id}`, status: 'active' },
  ...more,
})
const json = (...ids: string[]) => Buffer.from(JSON.stringify({ releases: ids.map((id) => release(id)) }))
const headers = () => ({ cookie, origin: portal.url, 'sec-fetch-site': 'same-origin' })

async function upload(files: { name: string; bytes: Uint8Array }[], fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ _token: token, destino: 'borrador', ...fields }))
    form.append(name, value)
  for (const { name, bytes } of files) form.append('archivos', new File([bytes as BlobPart], name))
  const options = { method: 'POST', body: form, headers: headers(), redirect: 'manual' as const }
  const answer = await fetch(`${portal.url}/espacio/salud/importar`, options)
  return { status: answer.status, text: textOf(await answer.text()), location: answer.headers.get('location') ?? '' }
}
const textOf = (page: string) =>
  page
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Uploads, runs the jobs, and tells what came of the import: its state, counts and findings. */
async function imported(...files: { name: string; bytes: Uint8Array }[]) {
  const { status, location } = await upload(files)
  expect(status).toBe(302)
  await runQueuedJobs()
  const id = location.split('/').at(-1)!
  const [row] = await database.god`select state, counts, failure from imports where id = ${id}`
  const findings = await database.god<{ message: string; severity: string; file: string }[]>`
    select message, severity, file from import_findings where import_id = ${id} order by position`
  return { id, state: row?.state, counts: row?.counts, findings, sentences: findings.map(({ message }) => message) }
}

async function zip(entries: Record<string, Uint8Array>): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, bytes] of Object.entries(entries)) file.addBuffer(Buffer.from(bytes), name)
  file.end()
  const chunks: Buffer[] = []
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A gzip of `megabytes` zeros, made in flat memory. */
async function zeros(megabytes: number): Promise<Buffer> {
  const chunk = Buffer.alloc(1024 * 1024)
  const source = Readable.from(
    (function* () {
      for (let at = 0; at < megabytes; at++) yield chunk
    })(),
  )
  const chunks: Buffer[] = []
  for await (const part of source.pipe(createGzip({ level: constants.Z_BEST_COMPRESSION }))) chunks.push(part as Buffer)
  return Buffer.concat(chunks)
}
/** Changes bytes of every header of a zip: `at` counted from the signature of the local and of the central header. */
function forge(bytes: Buffer, local: number, central: number, value: number, size: 2 | 4): Buffer {
  const forged = Buffer.from(bytes)
  for (const [signature, at] of [
    [0x04034b50, local],
    [0x02014b50, central],
  ] as const)
    for (let place = 0; place < forged.length - 50; place++)
      if (forged.readUInt32LE(place) === signature) {
        if (size === 2) forged.writeUInt16LE(value, place + at)
        else forged.writeUInt32LE(value, place + at)
      }
  return forged
}
const leftOver = () =>
  ['incoming', ...(existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : [])].flatMap((name) => {
    const path = join(folder, 'uploads', name)
    return existsSync(path) ? readdirSync(path) : []
  })

describe('what is taken in', () => {
  test('JSON, JSON lines, gzip of several members, zip, all in one: counted by file, hidden files said', async () => {
    const lines = ['b1', 'b2'].map((id) => JSON.stringify(release(id))).join('\r\n')
    const members = Buffer.concat([
      gzipSync(`${JSON.stringify(release('c1'))}\n`),
      gzipSync(JSON.stringify(release('c2'))),
    ])
    const archive = await zip({
      'carpeta/d1.json': json('d1'),
      '__MACOSX/._d1.json': Buffer.from('x'),
      '.DS_Store': Buffer.from('x'),
    })
    const outcome = await imported(
      { name: 'a.json', bytes: Buffer.concat([Buffer.from('\ufeff'), json('a1')]) },
      { name: 'b.txt', bytes: Buffer.from(lines) },
      { name: 'c.json.gz', bytes: members },
      { name: 'd.zip', bytes: archive },
    )
    expect(outcome).toMatchObject({ state: 'done', counts: { files: 4, releases: 6, accepted: 6, rejected: 0 } })
    expect(outcome.sentences).toContain('Se omitieron 2 archivos ocultos del sistema (__MACOSX o con punto inicial).')
    const rows =
      await database.god`select name, accepted from import_files where import_id = ${outcome.id} order by position`
    expect(rows.map(({ name, accepted }) => [name, accepted])).toEqual([
      ['a.json', 1],
      ['b.txt', 2],
      ['c.json.gz', 2],
      ['d.zip/carpeta/d1.json', 1],
    ])
    expect(leftOver()).toEqual([])
  })

  test('Windows-1252 and UTF-16 are decoded and said so; accents arrive', async () => {
    const text = JSON.stringify(release('acento'))
    const outcome = await imported(
      { name: 'latin.json', bytes: Buffer.from(text, 'latin1') },
      { name: 'utf16.json', bytes: Buffer.from(`\ufeff${JSON.stringify(release('dieciseis'))}`, 'utf16le') },
    )
    expect(outcome.counts).toMatchObject({ accepted: 2 })
    expect(outcome.sentences.filter((one) => /Windows-1252|UTF-16/.test(one))).toHaveLength(2)
    const titles =
      await database.god`select title from drafts where ocid in ('ocds-demo00-acento', 'ocds-demo00-dieciseis')`
    expect(titles.map(({ title }) => title).sort()).toEqual(['Adquisición de acento', 'Adquisición de dieciseis'])
  })
})

describe('hostile files are told in one sentence and leave nothing', () => {
  const cases: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
    ['5 GB of zeros in a gzip', () => zeros(LONG ? 5_000 : 300), /crece más de 100 veces/],
    ['a zip bomb', async () => zip({ 'ceros.json': Buffer.alloc(80 * 1024 * 1024) }), /crece más de 100 veces/],
    [
      'a zip of 42 kB that gives the same 40 MB a hundred names',
      () => readFileSync(overlappingZip(join(folder, 'encimado.zip'))),
      /dicen estar en el mismo lugar/,
    ],
    [
      'many small bombs in a zip are one large one',
      () => readFileSync(zipOfBombs(join(folder, 'bombas.zip'), 12)),
      /crece más de 100 veces/,
    ],
    ['a gzip cut short', () => gzipSync(json('x')).subarray(0, 40), /dañado o se cortó/],
    ['a zip cut short', async () => (await zip({ 'x.json': json('x') })).subarray(0, 60), /zip está dañado/],
    ['an empty zip', async () => zip({}), /no trae ningún archivo/],
    [
      'a zip within a zip',
      async () => zip({ 'otro.json': await zip({ 'x.json': json('x') }) }),
      /otro archivo comprimido/,
    ],
    ['a gzip within a gzip', () => gzipSync(gzipSync(json('x'))), /otro archivo comprimido/],
    [
      'a size that lies',
      async () => forge(await zip({ 'x.json': json('x') }), 22, 24, 7, 4),
      /tamaño no es el que declara/,
    ],
    [
      'an encrypted entry',
      async () => forge(await zip({ 'x.json': json('x') }), 6, 8, 0x801, 2),
      /cifrado con contraseña/,
    ],
    [
      'a name that leads out',
      async () =>
        Buffer.from(
          (await zip({ 'aaaaaaaaaaaaaaaaa.json': json('x') }))
            .toString('latin1')
            .replaceAll('aaaaaaaaaaaaaaaaa', '../../../../etc/xx'.slice(0, 17)),
          'latin1',
        ),
      /apunta fuera del zip/,
    ],
    ['no OCDS', () => Buffer.from('{"hola": 1}'), /No es un documento OCDS/],
    [
      'a line of 40 MB',
      () => Buffer.from(`${JSON.stringify(release('antes'))}\n{"a":"${'x'.repeat(40 * 1024 * 1024)}"}\n`),
      /pasa de 32 MB/,
    ],
  ]
  test.each(cases)('%s', async (_name, make, sentence) => {
    const bytes = await make()
    const before = process.memoryUsage().rss
    const outcome = await imported({ name: 'hostil.bin', bytes })
    expect(
      outcome.sentences.find((one) => sentence.test(one)),
      outcome.sentences.join(' '),
    ).toBeDefined()
    expect(outcome.state).toBe('done')
    expect(outcome.counts.accepted).toBeLessThanOrEqual(1)
    expect(leftOver()).toEqual([])
    process.stdout.write(`${_name}: ${((process.memoryUsage().rss - before) / 1048576).toFixed(0)} MiB\n`)
  })

  test('a zip of many files is read to the end; past 10,000 it is said (the long run sends 10,001)', async () => {
    const count = LONG ? 10_001 : 300
    const entries = Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.json`, Buffer.from('{}')]))
    const outcome = await imported({ name: 'muchos.zip', bytes: await zip(entries) })
    expect(outcome.counts).toMatchObject({ files: count, accepted: 0, rejected: count })
    if (LONG) expect(outcome.sentences.at(-1)).toMatch(/más de 10,000 archivos/)
  })
})

describe('what is refused at the door', () => {
  test('a file that is no data, none at all, too many, a name with control characters', async () => {
    const photo = await upload([{ name: 'foto.json', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }])
    expect([photo.status, photo.text]).toEqual([422, expect.stringMatching(/«foto.json» no es JSON/)])
    expect((await upload([])).status).toBe(422)
    const many = await upload(
      Array.from({ length: 201 }, (_, at) => ({ name: `${at}.json`, bytes: Buffer.from('{}') })),
    )
    expect([many.status, many.text]).toEqual([413, expect.stringMatching(/más de 200 archivos/)])
    const odd = await imported({ name: 'a\u0007b\u202e.json', bytes: json('raro') })
    expect(odd.counts).toMatchObject({ accepted: 1 })
    expect(leftOver()).toEqual([])
  })

  test('publishing is not for a capturer, nor an unknown choice: 422, and nothing is kept', async () => {
    for (const destino of ['publicar', 'otro', '']) {
      const { status } = await upload([{ name: 'x.json', bytes: json('x') }], { destino })
      expect(status).toBe(422)
    }
    expect((await upload([{ name: 'x.json', bytes: json('x') }], { _token: 'otro' })).status).toBe(403)
    expect(leftOver()).toEqual([])
  })

  test('the eleventh import that waits: 429; cancelling them frees the place', async () => {
    const ids: string[] = []
    for (let at = 0; at < 10; at++) ids.push((await upload([{ name: 'x.json', bytes: json(`q${at}`) }])).location)
    const full = await upload([{ name: 'x.json', bytes: json('q10') }])
    expect([full.status, full.text]).toEqual([429, expect.stringMatching(/ya tiene 10 importaciones/)])
    for (const path of ids) {
      const body = new URLSearchParams({ _token: token })
      const answer = await fetch(portal.url + path, { method: 'POST', body, headers: headers(), redirect: 'manual' })
      expect(answer.status).toBe(302)
    }
    await runQueuedJobs()
    const states = await database.god`select distinct state from imports order by 1`
    expect(states.map(({ state }) => state)).toEqual(['cancelled', 'done'])
    expect((await upload([{ name: 'x.json', bytes: json('q10') }])).status).toBe(302)
    await runQueuedJobs()
  })

  test('an endless chunked body: 411 at once; a body that is cut: nothing is left', async () => {
    const send = (more: Record<string, string | number>, write: (sent: ReturnType<typeof request>) => void) =>
      new Promise<number>((resolve) => {
        const form = { ...headers(), 'content-type': 'multipart/form-data; boundary=x', ...more }
        const sent = request(`${portal.url}/espacio/salud/importar`, { method: 'POST', headers: form }, (answer) => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        })
        sent.on('error', () => resolve(0))
        write(sent)
      })
    expect(await send({ 'transfer-encoding': 'chunked' }, (sent) => sent.write('--x\r\n'))).toBe(411)
    expect(await send({ 'content-length': 200_000_000 }, (sent) => sent.write('--x\r\n'))).toBe(413)
    const part = `--x\r\nContent-Disposition: form-data; name="_token"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="archivos"; filename="a.json"\r\n\r\n{"a"`
    await send({ 'content-length': 1_000_000 }, (sent) => {
      sent.write(part)
      setTimeout(() => sent.destroy(), 300)
    })
    for (let at = 0; at < 40 && leftOver().length > 0; at++) await wait(50)
    expect(leftOver()).toEqual([])
  })
})
