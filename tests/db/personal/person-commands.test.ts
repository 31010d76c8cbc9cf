import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { startSecondMachine } from '#tests/support/servers/second-machine.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { seedTerms } from './seed-terms.ts'

const EMAIL = 'ximena@prueba.invalid'
const RFC = 'XOBX850101AB4'
const folder = mkdtempSync(join(tmpdir(), 'portal-person-'))
let database: TestDatabase
let salud: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  ;[salud] = (await seedEntities(database.god, ['salud'])) as [SeededEntity]
  await seedUser(database.god, EMAIL, [{ entityId: salud.id, role: 'capturer' }])
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** The real command line on the database of this file, as an operator calls it. */
const portal = (...args: string[]) =>
  portalOn({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl, DATA_DIR: folder }, args)

function portalOn(place: Record<string, string>, args: string[]): Promise<Outcome> {
  const { VITEST, NODE_ENV, ...outside } = process.env
  const secret = (name: string) => `${name}-de-prueba-que-es-bastante-largo-para-pasar`
  const env = {
    ...outside,
    ...place,
    ...{ NODE_ENV: 'test' as const, PORTAL_MODE: 'test', PORTAL_STATE: 'demo' },
    ...{ SESSION_SECRET: secret('sesion'), HMAC_SECRET: secret('sello'), ENCRYPTION_SECRET: secret('cifra') },
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/portal.ts', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'] as const,
  })
  const said: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => {
    said.stdout += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    said.stderr += text.toString()
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ ...said, code }))
  })
}

/** What a command that ends well says. */
async function answerOf(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await portal(...args)
  expect([args.join(' '), code, code === 0 ? '' : stderr]).toEqual([args.join(' '), 0, ''])
  return JSON.parse(stdout) as Record<string, unknown>
}

test('a request of a person, command by command: found, exported, restricted, lifted, listed; the file is its owner’s only', async () => {
  const found = await answerOf('person', 'find', '--email', EMAIL, '--folio', 'UT-1/2026', '--json')
  expect((found.places as { table: string }[]).map(({ table }) => table)).toContain('users')
  const words = await portal('person', 'find', '--email', EMAIL)
  expect([words.code, words.stdout.includes(EMAIL)]).toEqual([0, false])

  const out = join(folder, 'acceso.json')
  const exported = await answerOf('person', 'export', '--email', EMAIL, '--out', out)
  expect([statSync(out).mode & 0o777, readFileSync(out, 'utf8').includes(EMAIL)]).toEqual([0o600, true])
  expect(exported.places).toBeGreaterThan(0)
  // A file that is there is not written over.
  expect((await portal('person', 'export', '--email', EMAIL, '--out', out)).code).not.toBe(0)

  const why = ['--reason', 'Oficio 12', '--on', '2026-03-14', '--ground', 'oposicion']
  expect(await answerOf('person', 'restrict', '--rfc', RFC, ...why)).toMatchObject({ restricted: 1, stillPublic: [] })
  const again = await portal('person', 'restrict', '--rfc', RFC, ...why)
  expect([again.code, again.stdout, again.stderr]).toEqual([1, '', expect.stringContaining('ya están limitados')])
  expect(await answerOf('person', 'lift', '--rfc', RFC, '--reason', 'Oficio 13')).toMatchObject({ lifted: 1 })

  const { requests } = (await answerOf('person', 'list')) as { requests: { act: string }[] }
  expect(requests.map(({ act }) => act).sort()).toEqual(expect.arrayContaining(['export', 'find', 'lift', 'restrict']))
  expect(JSON.stringify(requests)).not.toMatch(new RegExp(`${EMAIL}|${RFC}`))
}, 600_000)

test('what is asked wrongly is told with the usage, and nothing is done', async () => {
  for (const args of [
    ['person', 'find', '--wrong', 'x'],
    ['retention', 'list', 'x'],
  ]) {
    const { code, stdout, stderr } = await portal(...args)
    expect([args, code, stdout, stderr.includes('Use: portal')]).toEqual([args, 2, '', true])
  }
}, 600_000)

test('the terms are listed, and what is past its own goes at once', async () => {
  const { terms } = (await answerOf('retention', 'list')) as { terms: { kind: string; days: number }[] }
  expect(terms.find(({ kind }) => kind === 'mails')).toMatchObject({ days: 30 })
  await database.god`insert into rate_limits (key, window_started_at, hits) values ('viejo', now() - interval '9 days', 1)`
  expect(await answerOf('retention', 'sweep')).toMatchObject({ swept: { attempts: 1 } })
}, 600_000)

test('a folder keeps the newest copies, and nothing else in it is touched', async () => {
  const copies = mkdtempSync(join(folder, 'copias-'))
  for (const name of ['portal-20250101T000000Z.backup', 'portal-20250102T000000Z.backup', 'notas.txt', 'otra.backup']) {
    writeFileSync(join(copies, name), 'x')
    utimesSync(join(copies, name), 1, 1)
  }
  const { out, removed } = (await answerOf('backup', '--out', copies, '--keep', '2')) as {
    out: string
    removed: string[]
  }
  expect(removed).toEqual(['portal-20250101T000000Z.backup'])
  expect(readdirSync(copies).sort()).toEqual(
    ['notas.txt', 'otra.backup', 'portal-20250102T000000Z.backup', out.slice(copies.length + 1)].sort(),
  )
  expect(statSync(out).mode & 0o777).toBe(0o600)
}, 600_000)

test('a backup of long ago brings nothing back that has reached its term: restore removes it, rows and files', async () => {
  const longAgo = new Date('2001-01-01T00:00:00Z')
  const { gone } = await seedTerms(database.god, salud, 'antes', () => longAgo)
  const copy = join(folder, 'antigua.backup')
  await answerOf('backup', '--out', copy)
  const second = await startSecondMachine()
  try {
    const left = join(folder, 'second', 'uploads', 'incoming', 'alguien')
    mkdirSync(join(left, '..'), { recursive: true })
    writeFileSync(left, 'algo de alguien')
    utimesSync(left, longAgo, longAgo)
    const place = { DATABASE_URL: second.ownerUrl, DATABASE_APP_URL: '', DATA_DIR: join(folder, 'second') }
    const { code, stdout, stderr } = await portalOn(place, ['restore', copy])
    expect([code, code === 0 ? '' : stderr]).toEqual([0, ''])
    const { swept } = JSON.parse(stdout) as { swept: Record<string, number> }
    for (const kind of ['mails', 'invitations', 'notices', 'imports', 'accounts', 'requests', 'uploads'])
      expect([kind, (swept[kind] ?? 0) > 0]).toEqual([kind, true])
    // Sessions, half sign-ins, links and counts are in no backup.
    for (const table of ['sessions', 'waiting_sign_ins', 'rate_limits', 'mails', 'mail_tokens', 'invitations'].concat([
      ...['member_notices', 'import_files', 'import_findings', 'person_restrictions', 'second_factors'],
    ])) {
      const [row] =
        await second.god`select count(*)::int as n from ${second.god(table)} where ${table !== 'person_restrictions' ? second.god`true` : second.god`digest = 'antes'`}`
      expect([table, row?.n]).toEqual([table, 0])
    }
    const [account] = await second.god`select name from users where id = ${gone}`
    expect([account?.name, existsSync(left)]).toEqual(['Cuenta suprimida', false])
  } finally {
    await second.close()
  }
}, 600_000)
