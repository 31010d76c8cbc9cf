import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setDisabled } from '#app/accounts/manage-accounts.server.ts'
import { resetSecondFactor } from '#app/accounts/second-factor/reset-second-factor.server.ts'
import { type AccountsWorld, emailOf, openAccountsWorld, PASSWORD } from '#tests/support/sign-in/accounts-world.ts'
import { type Browser, SESSION, testCode } from '#tests/support/sign-in/browser.ts'

const NEW = 'mesa roja cubo lento'
const PAGE = '/cuenta/segundo-factor'
let world: AccountsWorld
beforeAll(async () => {
  world = await openAccountsWorld()
}, 180_000)
afterAll(() => world.close())
beforeEach(() => world.forget())

/** What the person was written to, oldest first. */
const mailsTo = async (userId: string) =>
  (await world.database.god`select kind from mails where user_id = ${userId} order by created_at`).map(
    ({ kind }) => kind,
  )
const to = (answer: Response) => answer.headers.get('location')
const bodyOf = async (answer: Response) => (await answer.text()).replaceAll('&#x27;', "'")
/** The same browser somewhere else: a copy of its cookie. */
function copyOf(browser: Browser): Browser {
  const copy = world.browser()
  copy.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  return copy
}
async function withCode(name: string, code = testCode()): Promise<Browser> {
  await world.database.god`update second_factors set last_step = 0`
  const browser = await world.enter(name)
  await browser.code(code)
  return browser
}
const offered = async (browser: Browser, path = PAGE) =>
  /<code class="factor-key">([A-Z2-7 ]+)<\/code>/
    .exec(await bodyOf(await browser.get(path)))?.[1]
    ?.replaceAll(' ', '') ?? ''

describe('a role that demands a second factor', () => {
  test('leads everywhere to its page until it is set up; then the work is open under a new session id', async () => {
    const nora = await world.enter('nora')
    for (const path of ['/espacio', '/espacio/salud', '/espacio/salud/procesos', '/cuenta', '/cuenta/sesiones'])
      expect(to(await nora.get(path)), path).toMatch(/^\/cuenta\/segundo-factor\?volver=/)
    const [other, before] = [await world.enter('nora'), copyOf(nora)]
    const key = await offered(nora)
    // Drawn again it offers the same key, and another session another one.
    expect([await offered(nora), (await offered(other)) === key]).toEqual([key, false])
    expect((await nora.send(PAGE, { acto: 'confirmar', codigoNuevo: testCode(0, await offered(other)) })).status).toBe(
      422,
    )
    const confirming = testCode(0, key)
    const done = await nora.send(PAGE, { acto: 'confirmar', codigoNuevo: confirming })
    expect([done.status, to(done)]).toEqual([302, '/cuenta/segundo-factor/codigos?volver=%2Fespacio'])
    const shown = await bodyOf(await nora.get('/cuenta/segundo-factor/codigos'))
    const codes = [...shown.matchAll(/<code>([\w-]{14})<\/code>/g)].map(([, code]) => code ?? '')
    expect(new Set(codes).size).toBe(10)
    expect(to(await nora.get('/cuenta/segundo-factor/codigos'))).toBe(PAGE)
    expect([await nora.isIn(), await before.isIn(), await other.isIn()]).toEqual([true, false, false])
    // The code that confirmed it is used up.
    const again = await world.enter('nora')
    expect((await again.code(confirming)).status).toBe(401)
    expect((await again.code(codes[9] ?? '')).status).toBe(302)
    await world.database.god`delete from second_factors where user_id = ${world.ids.nora}`
  })

  test('keeps it: turning it off is refused, replacing it asks for password and code', async () => {
    const [used, next] = [testCode(), testCode(1)]
    const pia = await withCode('pia', used)
    const off = await pia.send(PAGE, { acto: 'quitar', contrasena: PASSWORD, codigo: next })
    expect([off.status, /lo exige su papel/.test(await bodyOf(off))]).toEqual([422, true])
    const page = `${PAGE}?cambiar=1`
    const fresh = () => offered(pia, page)
    const change = async (fields: Record<string, string>) =>
      pia.send(page, { acto: 'confirmar', codigoNuevo: testCode(0, await fresh()), ...fields })
    expect((await change({})).status).toBe(422)
    expect((await change({ contrasena: 'no es', codigo: next })).status).toBe(422)
    expect((await change({ contrasena: PASSWORD, codigo: used })).status).toBe(422)
    expect((await change({ contrasena: PASSWORD, codigo: next })).status).toBe(302)
    expect(await mailsTo(world.ids.pia)).toEqual(['second-factor-changed'])
    // The former device is worth nothing.
    expect((await (await world.enter('pia')).code(testCode(1))).status).toBe(401)
    await world.database.god`delete from second_factors where user_id = ${world.ids.pia}`
  })
})

test('who needs none may have one, and take it off again with password and code', async () => {
  const ana = await world.enter('ana')
  await ana.send(PAGE, { acto: 'confirmar', codigoNuevo: testCode(0, await offered(ana)) })
  const codes = await bodyOf(await ana.get('/cuenta/segundo-factor/codigos'))
  const code = /<code>([\w-]{14})<\/code>/.exec(codes)?.[1] ?? ''
  expect((await world.enter('ana')).cookies.has(SESSION)).toBe(false)
  expect((await ana.send(PAGE, { acto: 'quitar', contrasena: PASSWORD, codigo: '000000' })).status).toBe(422)
  expect((await ana.send(PAGE, { acto: 'quitar', contrasena: PASSWORD, codigo: code })).status).toBe(302)
  expect([await ana.isIn(), await (await world.enter('ana')).isIn()]).toEqual([true, true])
  // Set up, then taken off; the two refusals wrote nothing.
  expect(await mailsTo(world.ids.ana)).toEqual(['second-factor-changed', 'second-factor-changed'])
})

describe('a factor that was lost', () => {
  const reset = (userId: string, by: Parameters<typeof resetSecondFactor>[0]['by']) =>
    resetSecondFactor({ userId, by }).then(
      () => 200,
      (error: { status: number }) => error.status,
    )

  test('is reset by who administers: sessions end, the person reads it at the next sign-in, the log has it', async () => {
    const beto = { id: world.ids.beto, as: 'platform_admin' } as const
    const dora = await withCode('dora')
    expect(await reset(world.ids.dora, beto)).toBe(200)
    expect(await dora.isIn()).toBe(false)
    expect(await mailsTo(world.ids.dora)).toEqual(['second-factor-reset'])
    const back = await world.enter('dora')
    expect(to(await back.get('/espacio'))).toMatch(/^\/cuenta\/segundo-factor/)
    expect(await bodyOf(await back.get(PAGE))).toMatch(/Su segundo factor fue restablecido/)
    const [entry] = await world.database.god`select * from audit_events where action = 'reset-second-factor'`
    expect(entry).toMatchObject({ actor_id: beto.id, subject: world.ids.dora, door: 'platform_admin' })
    expect(await reset(world.ids.dora, beto)).toBe(409)
  })

  test('is not one’s own, nor of people of elsewhere or of the state', async () => {
    const raul = { id: world.ids.raul, as: 'entity_admin', entityId: world.salud.id } as const
    expect(await reset(world.ids.dora, raul)).toBe(403)
    expect(await reset(world.ids.beto, raul)).toBe(404)
    expect(await reset(world.ids.raul, raul)).toBe(403)
    expect(await reset(world.ids.ana, { ...raul, entityId: world.obras.id })).toBe(404)
    expect(await reset(world.ids.beto, { id: world.ids.beto, as: 'platform_admin' })).toBe(403)
  })
})

describe('the own password', () => {
  const change = (browser: Browser, actual: string, nueva: string, repetida = nueva) =>
    browser.send('/cuenta/contrasena', { actual, nueva, repetida })

  test('changes with the present one; every other session ends, and this one has a new id', async () => {
    const [ana, other] = [await world.enter('ana'), await world.enter('ana')]
    const copy = copyOf(ana)
    expect((await change(ana, 'no es esta', NEW)).status).toBe(422)
    const long = 'ñandú lento y verde '.repeat(10).slice(0, 200)
    expect(to(await change(ana, PASSWORD, long))).toBe('/cuenta?aviso=contrasena&cerradas=1')
    expect([await ana.isIn(), await copy.isIn(), await other.isIn()]).toEqual([true, false, false])
    // Never cut: all but the last character is another password.
    expect((await world.browser().password(emailOf('ana'), long.slice(0, -1))).status).toBe(401)
    expect((await world.browser().password(emailOf('ana'), long)).status).toBe(302)
    expect((await change(ana, long, PASSWORD)).status).toBe(302)
  })

  test.each([
    ['too short', 'corta once', /12 caracteres/],
    ['common', 'contraseña2026!', /fácil de adivinar/],
    ['the name', 'ana@prueba.invalid', /se parece demasiado|fácil de adivinar/],
    ['the same', PASSWORD, /la misma/],
  ])('a new one that is %s is refused with its reason', async (_, nueva, reason) => {
    const answer = await change(await world.enter('ana'), PASSWORD, nueva)
    expect([answer.status, reason.test(await bodyOf(answer))]).toEqual([422, true])
  })

  test('is asked for ten times an hour and no more', async () => {
    const ana = await world.enter('ana')
    for (let turn = 0; turn < 10; turn += 1) await change(ana, 'no es esta', NEW)
    const answer = await change(ana, PASSWORD, NEW)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 3000]).toEqual([429, true])
  })

  test('given again, the session goes on under another id and ends when it would have', async () => {
    const ana = await world.enter('ana')
    const end = () => world.database.god`select absolute_expires_at from sessions where user_id = ${world.ids.ana}`
    const [copy, before] = [copyOf(ana), await end()]
    expect((await ana.send('/cuenta/confirmar', { contrasena: 'no es esta' })).status).toBe(422)
    const done = await ana.send('/cuenta/confirmar?volver=//evil.example', { contrasena: PASSWORD })
    expect([done.status, to(done)]).toEqual([302, '/espacio'])
    expect([await ana.isIn(), await copy.isIn()]).toEqual([true, false])
    expect(await end()).toEqual(before)
  })
})

describe('a copied cookie', () => {
  test('is worth nothing after signing out, after the account is disabled, or once its owner ends it', async () => {
    const ana = await world.enter('ana')
    const copy = copyOf(ana)
    await ana.send('/salir', {})
    expect(await copy.isIn()).toBe(false)
    const [here, there] = [await world.enter('ana'), await world.enter('ana')]
    there.userAgent = 'curl/8'
    const list = await bodyOf(await here.get('/cuenta/sesiones'))
    const ids = [...list.matchAll(/name="sesion" value="([\w-]{36})"/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(1)
    expect(list).toMatch(/Firefox en Linux/)
    const raul = await world.enter('raul')
    expect((await raul.send('/cuenta/sesiones', { sesion: ids[0] ?? '' }, '/salir')).status).toBe(404)
    expect([await here.isIn(), await there.isIn()]).toEqual([true, true])
    expect((await here.send('/cuenta/sesiones', { sesion: ids[0] ?? '' })).status).toBe(302)
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false])
    const last = await world.enter('ana')
    await here.send('/cuenta/sesiones', { acto: 'otras' })
    expect([await here.isIn(), await last.isIn()]).toEqual([true, false])
    await setDisabled(world.ids.ana, true)
    expect(await here.isIn()).toBe(false)
    await setDisabled(world.ids.ana, false)
    expect(await here.isIn()).toBe(false)
  })

  test('nothing that singles a machine out is kept with a session', async () => {
    await world.enter('ana')
    const rows = await world.database.god`select * from sessions`
    // Digests, ids and instants hold any three figures now and then: what is looked at is everything else.
    const texts = rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string'))
    const told = texts.filter((text) => !/^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text))
    expect([...new Set(told)]).toEqual(['Firefox en Linux'])
  })
})
