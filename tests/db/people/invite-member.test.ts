import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inviteMember, type NewMember } from '#app/accounts/invitations/invite-member.server.ts'
import { NotAMember } from '#db/membership.server.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
let raul: string
let julia: string
let diego: string

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  raul = await seedUser(database.god, 'raul@prueba.invalid', [{ entityId: salud.id, role: 'entity_admin' }])
  julia = await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }])
  diego = await seedUser(database.god, 'diego@prueba.invalid', [], ['platform_admin'])
  await seedUser(database.god, 'ajena@prueba.invalid', [{ entityId: obras.id, role: 'reviewer' }])
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.god`update entities set status = 'active'`
  await database.god`delete from mails`
  await database.god`delete from invitations`
})

const invite = (over: Partial<NewMember> = {}) =>
  inviteMember({
    entityId: salud.id,
    email: 'nueva@prueba.example',
    name: 'Nueva Persona',
    roles: ['capturer'],
    invitedBy: raul,
    ...over,
  })
const codeOf = (over: Partial<NewMember>) =>
  invite(over).then(
    () => 'done',
    (error: { code?: string; name: string }) => error.code ?? error.name,
  )

test('an invitation, its mail and its audit entry are one act, and hold neither secret nor address outside the invitation', async () => {
  const { invitationId, expiresAt, renewed } = await invite({ email: ' Nueva@Prueba.example ' })
  expect(renewed).toBe(false)
  expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(72 * 60)
  const [row] = await database.god`select email, roles, state, invited_by from invitations where id = ${invitationId}`
  expect(row).toEqual({ email: 'nueva@prueba.example', roles: ['capturer'], state: 'pending', invited_by: raul })
  const [mail] = await database.god`select * from mails`
  expect(mail).toMatchObject({ kind: 'invitation', user_id: null, entity_id: salud.id, invitation_id: invitationId })
  expect(JSON.stringify(mail)).not.toContain('prueba')
  expect(await database.god`select 1 from mail_tokens`).toHaveLength(0)
  const [entry] = await database.god`select * from audit_events where entity_id = ${salud.id} order by position desc`
  expect(entry).toMatchObject({
    actor_id: raul,
    door: 'screen',
    action: 'invite-member',
    subject: invitationId,
    detail: { as: 'entity_admin', roles: ['capturer'], renewed: false },
  })
})

test('an address with an account elsewhere is answered like an unknown one', async () => {
  const [known, unknown] = [await invite({ email: 'ajena@prueba.invalid' }), await invite()]
  expect(Object.keys(known)).toEqual(Object.keys(unknown))
  expect([known.outcome, known.renewed]).toEqual([unknown.outcome, unknown.renewed])
})

test('a second invitation takes the place of the first', async () => {
  const first = await invite()
  const second = await invite({ roles: ['reviewer', 'publisher'] })
  expect(second.renewed).toBe(true)
  const rows = await database.god<
    { id: string; state: string }[]
  >`select id, state from invitations order by invited_at`
  expect(rows.map((row) => [row.id, row.state])).toEqual([
    [first.invitationId, 'replaced'],
    [second.invitationId, 'pending'],
  ])
})

test('the platform invites into any entity, a member without the role and another entity’s administrator into none', async () => {
  expect((await invite({ invitedBy: diego, entityId: obras.id, roles: ['entity_admin'] })).outcome).toBe('invited')
  for (const over of [{ invitedBy: julia }, { entityId: obras.id }])
    await expect(invite(over)).rejects.toBeInstanceOf(NotAMember)
  await database.god`update users set disabled_at = now() where id = ${diego}`
  await expect(invite({ invitedBy: diego, entityId: obras.id })).rejects.toBeInstanceOf(NotAMember)
  await database.god`update users set disabled_at = null where id = ${diego}`
})

test('what cannot be is refused in words, and nothing is written', async () => {
  const cases: [Partial<NewMember>, string][] = [
    [{ email: 'nueva' }, 'invalid-email'],
    [{ email: 'nueva@prueba' }, 'invalid-email'],
    [{ email: 'a@b.mx, c@d.mx' }, 'invalid-email'],
    [{ email: '"ana b"@prueba.mx' }, 'invalid-email'],
    [{ email: 'ana@[192.0.2.1]' }, 'invalid-email'],
    [{ email: 'ana@prueba.mx\r\nBcc: otra@prueba.mx' }, 'invalid-email'],
    [{ name: ' \n ' }, 'missing-name'],
    [{ roles: [] }, 'invalid-roles'],
    [{ roles: ['internal_control', 'capturer'] }, 'invalid-roles'],
    [{ email: 'julia@prueba.invalid' }, 'already-member'],
  ]
  for (const [over, code] of cases) expect([over, await codeOf(over)]).toEqual([over, code])
  await database.god`update entities set status = 'suspended' where id = ${salud.id}`
  expect(await codeOf({})).toBe('entity-inactive')
  expect(await database.god`select 1 from invitations`).toHaveLength(0)
  expect(await database.god`select 1 from mails`).toHaveLength(0)
})

test('an address gets five mails of an entity in a day, and twenty invitations at once leave one pending', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => codeOf({})))
  expect(outcomes.filter((code) => code === 'done')).toHaveLength(5)
  expect(outcomes.filter((code) => code === 'too-many-mails')).toHaveLength(15)
  const [row] =
    await database.god`select count(*) filter (where state = 'pending')::int as pending, count(*)::int as all from invitations`
  expect(row).toEqual({ pending: 1, all: 5 })
})
