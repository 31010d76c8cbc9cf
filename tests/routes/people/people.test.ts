import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inviteMember } from '#app/accounts/invitations/invite-member.server.ts'
import { changeRoles, removeMember } from '#app/accounts/members/change-roles.server.ts'
import { action as seeAction } from '#app/routes/espacio.$slug.avisos.tsx'
import { action as listAction, loader as listLoader } from '#app/routes/espacio.$slug.personas._index.tsx'
import { action as personAction, loader as personLoader } from '#app/routes/espacio.$slug.personas.$userId._index.tsx'
import { action as removeAction } from '#app/routes/espacio.$slug.personas.$userId.quitar.tsx'
import { action as inviteAction } from '#app/routes/espacio.$slug.personas.invitar.tsx'
import { loader as frameLoader } from '#app/routes/espacio.$slug.tsx'
import { NotAMember } from '#db/membership.server.ts'
import { endOf, HERE, routeArgs } from '#tests/support/page-requests.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { type SignedIn, signedIn } from '#tests/support/signed-in.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
const ids: Record<string, string> = {}
const sessions: Record<string, SignedIn> = {}

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  for (const name of ['raul', 'rosa', 'julia', 'ajena'])
    ids[name] = await seedUser(database.god, `${name}@prueba.invalid`, [])
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['mail_tokens', 'mails', 'invitations', 'member_notices', 'memberships'])
    await database.god.unsafe(`delete from ${table}`)
  const give = (entity: SeededEntity, name: string, role: string) =>
    database.god`insert into memberships (entity_id, user_id, role) values (${entity.id}, ${ids[name]!}, ${role})`
  await give(salud, 'raul', 'entity_admin')
  await give(salud, 'julia', 'capturer')
  await give(obras, 'ajena', 'entity_admin')
  for (const name of Object.keys(ids)) sessions[name] = await signedIn(ids[name]!)
})

type Work = (args: ReturnType<typeof routeArgs>) => unknown
const params = (more: Record<string, string> = {}) => ({ slug: 'salud', ...more })
function send(who: string, action: unknown, fields: [string, string][], more: Record<string, string> = {}) {
  const { cookie, token } = sessions[who]!
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin', cookie }
  const body = new URLSearchParams([['_token', token], ...fields])
  const request = new Request(`${HERE}/espacio/salud/personas`, { method: 'POST', body, headers })
  return endOf(() => (action as Work)(routeArgs(request, params(more))))
}
const read = (who: string, loader: unknown, more: Record<string, string> = {}) =>
  endOf(() =>
    (loader as Work)(
      routeArgs(new Request(`${HERE}/espacio/salud/x`, { headers: { cookie: sessions[who]!.cookie } }), params(more)),
    ),
  )
const rolesOf = async (name: string, entity = salud) =>
  (
    await database.god<{ role: string }[]>`
      select role from memberships where user_id = ${ids[name]!} and entity_id = ${entity.id} order by 1`
  ).map(({ role }) => role)
const act = (userId: string) => ({ entityId: salud.id, actorId: ids.raul!, userId: ids[userId]! })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; name: string }) => error.code ?? error.name,
  )

describe('the list', () => {
  test('every member reads who works there; addresses and invitations only who administers', async () => {
    await inviteMember({
      entityId: salud.id,
      email: 'n@prueba.example',
      name: 'N',
      roles: ['capturer'],
      invitedBy: ids.raul!,
    })
    const [admin, member] = [await read('raul', listLoader), await read('julia', listLoader)]
    expect(JSON.stringify(admin.body)).toMatch(/julia@prueba.invalid"[\s\S]*n@prueba.example/)
    expect(admin.body).toMatchObject({ manage: true, people: [{ roles: ['capturer'] }, { roles: ['entity_admin'] }] })
    const seen = member.body as { people: { email: null }[]; invitations: unknown[] }
    expect([seen.people.map(({ email }) => email), seen.invitations]).toEqual([[null, null], []])
    expect((await read('ajena', listLoader)).status).toBe(404)
  })
})

describe('roles', () => {
  test('a change ends the sessions of the person, tells them, and leaves an entry; the same roles change nothing', async () => {
    const sent = await send(
      'raul',
      personAction,
      [
        ['papel', 'reviewer'],
        ['papel', 'capturer'],
      ],
      { userId: ids.julia! },
    )
    expect([sent.status, sent.headers.get('location')]).toEqual([302, '/espacio/salud/personas?hecho=papeles'])
    expect(await rolesOf('julia')).toEqual(['capturer', 'reviewer'])
    expect(await database.god`select 1 from sessions where user_id = ${ids.julia!}`).toHaveLength(0)
    expect((await read('julia', listLoader)).status).toBe(302)
    expect(await database.god`select kind, user_id from mails`).toEqual([{ kind: 'roles-changed', user_id: ids.julia }])
    const [entry] =
      await database.god`select * from audit_events where entity_id = ${salud.id} order by position desc limit 1`
    expect(entry).toMatchObject({
      ...{ action: 'change-roles', actor_id: ids.raul, subject: ids.julia },
      detail: { before: ['capturer'], after: ['capturer', 'reviewer'] },
    })
    expect(await changeRoles(act('julia'), ['capturer', 'reviewer'])).toEqual({ changed: false })
  })

  test('nobody raises oneself, by the form or past it', async () => {
    const sent = await send(
      'raul',
      personAction,
      [
        ['papel', 'entity_admin'],
        ['papel', 'publisher'],
      ],
      { userId: ids.raul! },
    )
    expect(sent.status).toBe(403)
    expect(await codeOf(changeRoles(act('raul'), ['entity_admin', 'capturer']))).toBe('raises-oneself')
    expect((await send('julia', personAction, [['papel', 'publisher']], { userId: ids.julia! })).status).toBe(403)
    expect([await rolesOf('raul'), await rolesOf('julia')]).toEqual([['entity_admin'], ['capturer']])
  })

  test('the last administrator keeps the role and the entity, also when two leave at once; a suspended account does not count', async () => {
    expect(await codeOf(changeRoles(act('raul'), ['capturer']))).toBe('raises-oneself')
    expect(await codeOf(removeMember(act('raul')))).toBe('last-admin')
    await changeRoles(act('julia'), ['entity_admin'])
    const two = [act('raul'), { entityId: salud.id, actorId: ids.julia!, userId: ids.julia! }]
    const outcomes = await Promise.all(two.map((one) => codeOf(removeMember(one))))
    expect(outcomes.sort()).toEqual(['done', 'last-admin'])
    await database.god`delete from memberships where entity_id = ${salud.id}`
    for (const name of ['raul', 'rosa'])
      await database.god`insert into memberships (entity_id, user_id, role) values (${salud.id}, ${ids[name]!}, 'entity_admin')`
    await database.god`update users set disabled_at = now() where id = ${ids.rosa!}`
    expect(await codeOf(removeMember(act('raul')))).toBe('last-admin')
    await database.god`update users set disabled_at = null where id = ${ids.rosa!}`
  })

  test('internal control stands alone, and no roles is no way to remove', async () => {
    expect(await codeOf(changeRoles(act('julia'), ['internal_control', 'capturer']))).toBe('invalid-roles')
    expect((await send('raul', personAction, [], { userId: ids.julia! })).status).toBe(422)
  })

  test('another entity’s person, administrator and invitation are nothing here, also in hidden fields', async () => {
    for (const userId of [ids.ajena!, ids.rosa!, 'nada', '00000000-0000-4000-8000-000000000000'])
      expect((await read('raul', personLoader, { userId })).status).toBe(404)
    const extra: [string, string][] = [
      ['papel', 'publisher'],
      ['entity_id', obras.id],
      ['userId', ids.ajena!],
    ]
    expect((await send('raul', personAction, extra, { userId: ids.julia! })).status).toBe(302)
    expect([await rolesOf('julia'), await rolesOf('ajena', obras)]).toEqual([['publisher'], ['entity_admin']])
    expect((await send('ajena', personAction, extra, { userId: ids.julia! })).status).toBe(404)
    await expect(changeRoles({ ...act('julia'), actorId: ids.ajena! }, ['capturer'])).rejects.toBeInstanceOf(NotAMember)
    const base = { email: 'n@prueba.example', name: 'N', roles: ['capturer' as const] }
    const { invitationId } = await inviteMember({ ...base, entityId: obras.id, invitedBy: ids.ajena! })
    expect(
      (
        await send('raul', listAction, [
          ['acto', 'retirar'],
          ['invitacion', invitationId],
        ])
      ).status,
    ).toBe(404)
    expect(await database.god`select state from invitations`).toEqual([{ state: 'pending' }])
  })
})

test('a removed person keeps account and drafts, and finds nothing there any more', async () => {
  await database.god`insert into drafts (entity_id, ocid, document, created_by, captured_by)
    values (${salud.id}, 'ocds-demo00-x-1', '{}', ${ids.julia!}, ${[ids.julia!]})`
  expect((await send('raul', removeAction, [['confirma', ids.rosa!]], { userId: ids.julia! })).status).toBe(422)
  const sent = await send('raul', removeAction, [['confirma', ids.julia!]], { userId: ids.julia! })
  expect([sent.status, sent.headers.get('location')]).toEqual([302, '/espacio/salud/personas?hecho=quitada'])
  sessions.julia = await signedIn(ids.julia!)
  expect((await read('julia', listLoader)).status).toBe(404)
  expect(await database.god`select 1 from drafts where created_by = ${ids.julia!}`).toHaveLength(1)
  await database.god`delete from drafts`
})

test('an administrator invites by the form: refused in words with what was typed, then kept, resent and withdrawn', async () => {
  const form: [string, string][] = [
    ['correo', 'x y'],
    ['nombre', 'Nueva'],
    ['papel', 'reviewer'],
    ['papel', 'platform_admin'],
  ]
  const refused = await send('raul', inviteAction, form)
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { field: 'correo', correo: 'x y', nombre: 'Nueva', papeles: ['reviewer'] },
  ])
  expect((await send('julia', inviteAction, form)).status).toBe(403)
  const good: [string, string][] = [['correo', 'nueva@prueba.example'], ...form.slice(1)]
  expect((await send('raul', inviteAction, good)).headers.get('location')).toBe(
    '/espacio/salud/personas?hecho=invitada',
  )
  const [row] = await database.god`select id, roles from invitations`
  expect(row?.roles).toEqual(['reviewer'])
  for (const [acto, status] of [
    ['reenviar', 302],
    ['retirar', 302],
    ['retirar', 404],
    ['otra-cosa', 400],
  ] as const)
    expect([
      acto,
      (
        await send('raul', listAction, [
          ['acto', acto],
          ['invitacion', row?.id],
        ])
      ).status,
    ]).toEqual([acto, status])
  const actions = await database.god`select action from audit_events where subject = ${row?.id} order by position`
  expect(actions.map(({ action }) => action)).toEqual(['invite-member', 'resend-invitation', 'withdraw-invitation'])
})

test('a notice stays at each member’s desk until that member has seen it', async () => {
  await changeRoles(act('julia'), ['capturer', 'entity_admin'])
  const notices = async (who: string) =>
    ((await read(who, frameLoader)).body as { notices: { id: string; about: string }[] }).notices
  const [notice, ...others] = await notices('raul')
  expect([notice?.about, others.length]).toEqual(['Persona julia@prueba.invalid', 0])
  expect((await send('ajena', seeAction, [['aviso', notice?.id ?? '']])).status).toBe(404)
  const seen = await send('raul', seeAction, [
    ['aviso', notice?.id ?? ''],
    ['volver', '//evil.example'],
  ])
  expect([seen.status, seen.headers.get('location')]).toEqual([302, '/espacio'])
  expect(await notices('raul')).toEqual([])
  expect((await send('raul', seeAction, [['aviso', notice?.id ?? '']])).status).toBe(404)
})
