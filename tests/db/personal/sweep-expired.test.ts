import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { RETENTION_KINDS, RETENTION_TERMS, type RetentionKind } from '#app/config/retention-terms.ts'
import { nextNight, sweepExpired, sweepTonight } from '#app/workflows/personal/sweep-expired.server.ts'
import { TABLE_FACTS } from '#db/personal/table-facts.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

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
    people[side] = await seedUser(database.god, `${side}@prueba.invalid`, [{ entityId: salud.id, role: 'capturer' }])
    await seed(side)
    seedFiles(side)
  }
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATA_DIR
  else process.env.DATA_DIR = before
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A row of every table that has a term, an hour past it or an hour before it. */
async function seed(side: 'over' | 'kept'): Promise<void> {
  const { god } = database
  const user = people[side]!
  const at = (kind: RetentionKind) => ago(kind, side).toISOString()
  await god`insert into sessions (id_hash, user_id, expires_at, absolute_expires_at) values (${side}, ${user}, ${at('sessions')}, 'infinity')`
  await god`insert into waiting_sign_ins (id_hash, user_id, expires_at) values (${side}, ${user}, ${at('sessions')})`
  await god`insert into rate_limits (key, window_started_at, hits) values (${side}, ${at('attempts')}, 1)`
  const [mail] = await god`insert into mails (kind, user_id, state, created_at, valid_until)
    values ('password-reset', ${user}, 'sent', ${at('mails')}, ${at('mails')}) returning id`
  await god`insert into mail_tokens (token_hash, mail_id, expires_at) values (${side}, ${mail!.id}, ${at('mails')})`
  for (const state of ['pending', 'accepted', 'withdrawn'])
    await god`insert into invitations (entity_id, email, name, roles, state, expires_at, closed_at) values (${salud.id},
      ${`${side}-${state}@prueba.invalid`}, 'Nadie', '{capturer}', ${state}, ${at('invitations')}, ${state === 'pending' ? null : at('invitations')})`
  await god`insert into member_notices (entity_id, user_id, kind, about_user_id, at) values (${salud.id}, ${user}, 'new-admin', ${user}, ${at('notices')})`
  const [run] = await god`insert into imports (entity_id, actor, state, finished_at, finding_count, sources)
    values (${salud.id}, 'x', 'done', ${at('imports')}, 1, ${god.json([{ name: 'persona.json', bytes: 1 }])}) returning id`
  await god`insert into import_files (entity_id, import_id, position, name, bytes) values (${salud.id}, ${run!.id}, 1, 'persona.json', 1)`
  await god`insert into import_findings (entity_id, import_id, position, severity, file, path, message)
    values (${salud.id}, ${run!.id}, 1, 'error', 'x', '', 'x')`
  await god`insert into person_requests (act, digests, places, at) values ('find', '{x}', 1, ${at('requests')})`
  await god`insert into person_restrictions (kind, digest, ground, reason, requested_on, lifted_at)
    values ('rfc', ${side}, 'oposicion', 'prueba', '2026-01-01', ${at('requests')})`
  const gone = await seedUser(god, `baja-${side}@prueba.invalid`, [{ entityId: salud.id, role: 'reviewer' }])
  people[`gone-${side}`] = gone
  await god`update users set disabled_at = ${at('accounts')}, password_hash = 'x', state_roles = '{coordinator}' where id = ${gone}`
  await god`insert into second_factors (user_id, secret_box, key_id, last_step, code_salt) values (${gone}, 'x', 'x', 1, 'x')`
  await god`insert into privacy_readings (user_id, version, how) values (${gone}, '2026-11-21', 'invitation')`
}

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
