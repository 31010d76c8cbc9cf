import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { RETENTION_KINDS, RETENTION_TERMS, type RetentionKind } from '#app/config/retention-terms.ts'
import { nextNight, sweepExpired, sweepTonight } from '#app/workflows/personal/sweep-expired.server.ts'
import { TABLE_FACTS } from '#db/personal/table-facts.server.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { seedTerms } from './seed-terms.ts'

const NOW = new Date('2040-06-15T12:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'portal-sweep-'))
const before = process.env.DATA_DIR
let database: TestDatabase
let salud: SeededEntity
const people: Record<string, string> = {}

/** A moment so many days before now, and an hour more or less. */
const ago = (kind: RetentionKind, side: 'over' | 'kept') =>
  new Date(NOW.getTime() - RETENTION_TERMS[kind].days * 24 * 3600_000 + (side === 'over' ? -3600_000 : 3600_000))

beforeAll(async () => {
  process.env.DATA_DIR = folder
  database = await openTestDatabase()
  ;[salud] = (await seedEntities(database.god, ['salud'])) as [SeededEntity]
  for (const side of ['over', 'kept'] as const) {
    people[`gone-${side}`] = (await seedTerms(database.god, salud, side, (kind) => ago(kind, side))).gone
    seedFiles(side)
  }
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const files = (side: string) => [
  join(folder, 'uploads', salud.id, side, 'releases.json'),
  join(folder, 'uploads', salud.id, side, 'spool', 'texts'),
  join(folder, 'uploads', 'incoming', side),
]
const mailFile = (side: 'over' | 'kept') =>
  join(
    folder,
    'bandeja-de-salida',
    `${ago('mails', side).getTime()}-00000000-0000-4000-8000-00000000000${side === 'over' ? 1 : 2}.json`,
  )

function seedFiles(side: 'over' | 'kept'): void {
  const touched = ago('uploads', side)
  for (const file of files(side)) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, 'algo de alguien')
    utimesSync(file, touched, touched)
  }
  utimesSync(join(folder, 'uploads', salud.id, side), touched, touched)
  mkdirSync(join(folder, 'bandeja-de-salida'), { recursive: true })
  writeFileSync(mailFile(side), '{}')
}

const counts = async () => {
  const found: Record<string, number> = {}
  for (const [name, { retention }] of Object.entries(TABLE_FACTS)) {
    if (typeof retention !== 'string' || name === 'users' || name === 'imports') continue
    found[name] = Number((await database.god`select count(*) as n from ${database.god(name)}`)[0]?.n)
  }
  return found
}

test('of each kind what is past its term goes, rows and files, and what is an hour younger stays', async () => {
  const had = await counts()
  // Every table that has a term has its two rows here.
  for (const [name, count] of Object.entries(had)) expect([name, count % 2, count > 0]).toEqual([name, 0, true])
  const swept = await sweepExpired(NOW)
  for (const kind of RETENTION_KINDS) expect([kind, swept[kind] > 0]).toEqual([kind, true])
  expect(await counts()).toEqual(Object.fromEntries(Object.entries(had).map(([name, count]) => [name, count / 2])))
  for (const file of [...files('over'), mailFile('over')]) expect([file, existsSync(file)]).toEqual([file, false])
  for (const file of [...files('kept'), mailFile('kept')]) expect([file, existsSync(file)]).toEqual([file, true])
  const runs = await database.god`select sources, finding_count from imports order by finished_at`
  expect(runs.map(({ sources, finding_count }) => [sources, finding_count])).toEqual([
    [[], 1],
    [[{ name: 'persona.json', bytes: 1 }], 1],
  ])
  // The second time there is nothing left, and nothing is said of it.
  expect(Object.values(await sweepExpired(NOW)).every((count) => count === 0)).toBe(true)
})

test('an account past its term says no more whose it was; its number, what it did and the chain stay', async () => {
  const [gone] = await database.god`select u.*, (select count(*) from memberships where user_id = u.id)::int as roles,
    (select count(*) from second_factors where user_id = u.id)::int as factors, (select count(*) from privacy_readings where user_id = u.id)::int as read
    from users u where id = ${people['gone-over']!}`
  expect(gone).toMatchObject({
    name: 'Cuenta suprimida',
    email: `${people['gone-over']}@suprimida.invalid`,
    password_hash: null,
  })
  expect(gone).toMatchObject({ state_roles: [], roles: 0, factors: 0, read: 0 })
  const [kept] = await database.god`select name, email from users where id = ${people['gone-kept']!}`
  expect(kept?.email).toBe('baja-kept@prueba.invalid')
  const entries =
    await database.god`select action, subject from audit_events where action in ('forget-account', 'sweep-expired') order by position`
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ['forget-account', people['gone-over']],
    ['sweep-expired', 'portal'],
  ])
  expect((await verifyChains(null)).every(({ valid }) => valid)).toBe(true)
})

test('the nightly job asks for the next night before it begins', async () => {
  expect(nextNight(new Date('2026-03-01T07:59:00Z')).toISOString()).toBe('2026-03-01T08:00:00.000Z')
  expect(nextNight(new Date('2026-03-01T08:00:00Z')).toISOString()).toBe('2026-03-02T08:00:00.000Z')
  await sweepTonight(new Date('2040-06-15T12:00:00Z'))
  await sweepTonight(new Date('2040-06-15T13:00:00Z'))
  const jobs = await database.god`select key, run_at from graphile_worker._private_jobs where key = 'sweep-expired'`
  expect(jobs.map(({ run_at }) => (run_at as Date).toISOString())).toEqual(['2040-06-16T08:00:00.000Z'])
})
