import { afterAll, beforeAll, expect, test } from 'vitest'
import { landingPath } from '#app/accounts/landing-path.server.ts'
import { createUser } from '#app/accounts/manage-accounts.server.ts'
import { noteReading, readingOf } from '#app/accounts/privacy/readings.server.ts'
import { retentionInForce } from '#app/config/retention-in-force.server.ts'
import { RETENTION_KINDS, RETENTION_TERMS } from '#app/config/retention-terms.ts'
import { action } from '#app/routes/cuenta.privacidad.tsx'
import { loader } from '#app/routes/privacidad._index.tsx'
import { loader as versionLoader } from '#app/routes/privacidad.$version.tsx'
import { CURRENT_NOTICE, NOTICES } from '#app/texts/privacy/notices.ts'
import { fillNotice } from '#app/texts/privacy/privacy-notice.ts'
import { endOf, getPage, routeArgs, sendForm } from '#tests/support/page-requests.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { signedIn } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let ana: string
beforeAll(async () => {
  database = await openTestDatabase()
  const [salud] = (await seedEntities(database.god, ['salud'])) as [SeededEntity]
  ana = await seedUser(database.god, 'ana@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
})
afterAll(() => database.close())

test('the notice in force names who answers, every term of retention and every version; an earlier one keeps its address', () => {
  const { body, retention } = loader()
  expect(retention.terms.map(({ kind, days }) => [kind, days])).toEqual(Object.entries(retentionInForce()))
  for (const kind of RETENTION_KINDS) {
    const { days, least, most } = RETENTION_TERMS[kind]
    expect([kind, least <= days && days <= most]).toEqual([kind, true])
  }
  expect(NOTICES[0]).toBe(CURRENT_NOTICE)
  const whole = CURRENT_NOTICE.sections.flatMap(({ paragraphs, list = [] }) => [...paragraphs, ...list]).join(' ')
  expect(fillNotice(whole, body)).not.toMatch(/\{\w+\}/)
  expect(fillNotice('{responsable}', null)).toContain('Por completar por el Estado')
  const args = (version: string) => routeArgs(getPage(`/privacidad/${version}`), { version })
  for (const { version } of NOTICES) expect(versionLoader(args(version)).notice.version).toBe(version)
  expect(() => versionLoader(args('1999-01-01'))).toThrow()
})

test('who read an earlier version is shown the new one at the next sign-in, until one click says that it was read', async () => {
  await database.god`update privacy_readings set version = '2020-01-01' where user_id = ${ana}`
  expect(await landingPath(ana, '/espacio')).toBe('/cuenta/privacidad?volver=%2Fespacio%2Fsalud')
  expect(await landingPath(ana, '/espacio')).toBe('/cuenta/privacidad?volver=%2Fespacio%2Fsalud')
  const { cookie, token } = await signedIn(ana)
  const fields = { _token: token, volver: '/espacio/salud' }
  const answer = await endOf(() => action(routeArgs(sendForm('/cuenta/privacidad', fields, { cookie }))))
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/espacio/salud'])
  expect(await readingOf(ana)).toBe('current')
  expect(await landingPath(ana, '/espacio')).toBe('/espacio/salud')
  const rows = await database.god`select version, how from privacy_readings where user_id = ${ana} order by version`
  expect(rows.map(({ version, how }) => [version, how])).toEqual([
    ['2020-01-01', 'invitation'],
    [CURRENT_NOTICE.version, 'sign-in'],
  ])
})

test('who never read any version is led to the notice too, until one click; reading it again changes nothing', async () => {
  const { id: eva } = await createUser({ email: 'eva@prueba.invalid', name: 'Eva' })
  expect([await readingOf(eva), await landingPath(eva, '/espacio')]).toEqual([
    'none',
    '/cuenta/privacidad?volver=%2Fespacio',
  ])
  await noteReading(eva, 'sign-in')
  expect(await landingPath(eva, '/espacio')).toBe('/espacio')
  const again = await signedIn(eva)
  const fields = { _token: again.token, volver: '/espacio' }
  await endOf(() => action(routeArgs(sendForm('/cuenta/privacidad', fields, { cookie: again.cookie }))))
  const rows = await database.god`select version, how from privacy_readings where user_id = ${eva}`
  expect(rows.map(({ version, how }) => [version, how])).toEqual([[CURRENT_NOTICE.version, 'sign-in']])
})
