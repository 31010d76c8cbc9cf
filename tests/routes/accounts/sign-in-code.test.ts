import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeRecoveryCodes } from '#app/accounts/second-factor/recovery-codes.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findFactor, replaceRecoveryCodes } from '#db/queries/second-factors.server.ts'
import { type AccountsWorld, emailOf, openAccountsWorld, PASSWORD } from '#tests/support/sign-in/accounts-world.ts'
import { SESSION, testCode, WAITING } from '#tests/support/sign-in/browser.ts'
import { TEST_KEY } from '#tests/support/signed-in.ts'

let world: AccountsWorld
beforeAll(async () => {
  world = await openAccountsWorld()
}, 180_000)
afterAll(() => world.close())
beforeEach(() => world.forget())

const to = (answer: Response) => answer.headers.get('location')

describe('the password alone', () => {
  test('opens nothing: every work page and every page of the account leads back to the sign-in', async () => {
    const pia = world.browser()
    const answer = await pia.password(emailOf('pia'), PASSWORD)
    expect([answer.status, to(answer)]).toEqual([302, '/ingresar/codigo?volver=%2Fespacio'])
    expect(answer.headers.getSetCookie().join('\n')).toMatch(
      /^__Host-portal-codigo=[\w-]{43}; HttpOnly; Path=\/; SameSite=Lax; Secure$/m,
    )
    expect(pia.cookies.has(SESSION)).toBe(false)
    for (const path of ['/espacio', '/espacio/salud', '/cuenta', '/cuenta/segundo-factor', '/cuenta/sesiones'])
      expect(to(await pia.get(path)), path).toMatch(/^\/ingresar\?/)
    // Nor does what waits serve as a session.
    pia.cookies.set(SESSION, pia.cookies.get(WAITING) ?? '')
    expect(await pia.isIn()).toBe(false)
    expect(await world.database.god`select 1 from sessions`).toHaveLength(0)
  })

  test('only the hash of what waits is kept', async () => {
    const pia = await world.enter('pia')
    expect(JSON.stringify(await world.database.god`select * from waiting_sign_ins`)).not.toContain(
      pia.cookies.get(WAITING),
    )
  })

  test('a session that the browser had ends with it', async () => {
    const ana = await world.enter('ana')
    const former = ana.cookies.get(SESSION) ?? ''
    await ana.password(emailOf('pia'), PASSWORD)
    const thief = world.browser()
    thief.cookies.set(SESSION, former)
    expect(await thief.isIn()).toBe(false)
  })
})

describe('the code', () => {
  test('opens a session with a new id, and what waited is dead', async () => {
    const pia = await world.enter('pia')
    const waited = pia.cookies.get(WAITING) ?? ''
    pia.cookies.set(SESSION, 'a'.repeat(40))
    const answer = await pia.code(testCode())
    expect([answer.status, to(answer)]).toEqual([302, '/espacio/salud'])
    expect(pia.cookies.get(SESSION)).toMatch(/^[a-z2-7]{40}$/)
    expect(pia.cookies.get(SESSION)).not.toBe('a'.repeat(40))
    expect([pia.cookies.has(WAITING), await pia.isIn()]).toEqual([false, true])
    const thief = world.browser()
    thief.cookies.set(WAITING, waited)
    expect(to(await thief.get('/ingresar/codigo'))).toMatch(/aviso=codigo-vencido/)
  })

  test('is good once: the same again, and the one before it, are refused', async () => {
    const [before, code, next] = [testCode(-1), testCode(), testCode(1)]
    expect((await (await world.enter('pia')).code(code)).status).toBe(302)
    const again = await world.enter('pia')
    expect((await again.code(code)).status).toBe(401)
    expect((await again.code(before)).status).toBe(401)
    expect((await again.code(next)).status).toBe(302)
  })

  test('is good for one of ten that bring it at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => world.enter('pia')))
    const code = testCode()
    const statuses = (await Promise.all(all.map((one) => one.code(code)))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 302)).toHaveLength(1)
    expect((await Promise.all(all.map((one) => one.isIn()))).filter(Boolean)).toHaveLength(1)
  })

  test('of two steps ago or ahead is refused, and so is another person’s sign-in', async () => {
    const pia = await world.enter('pia')
    for (const away of [-2, 3]) expect((await pia.code(testCode(away))).status).toBe(401)
    const dora = await world.enter('dora')
    const foreign = await dora.post('/ingresar/codigo', {
      _token: await pia.token('/ingresar/codigo'),
      codigo: testCode(),
    })
    expect(foreign.status).toBe(403)
  })

  test('five wrong ones end the sign-in; ten wrong ones an hour stop every process, also for the right one', async () => {
    const pia = await world.enter('pia')
    const statuses = []
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await pia.code('000000')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 302])
    expect(to(await pia.get('/ingresar/codigo'))).toMatch(/codigo-vencido/)
    // Another process tries the same account.
    const script = ['--import', 'tsx', 'tests/support/sign-in/attempt-code.ts', world.ids.pia, '5']
    const { stdout } = await promisify(execFile)(process.execPath, script, { env: { ...process.env } })
    expect(JSON.parse(stdout)).toEqual(Array(5).fill('wrong'))
    const late = await (await world.enter('pia')).code(testCode())
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(3000)
    await world.database.god`update rate_limits set window_started_at = window_started_at - interval '1 hour'`
    expect((await (await world.enter('pia')).code(testCode())).status).toBe(302)
  })

  test('waits ten minutes and no longer', async () => {
    const pia = await world.enter('pia')
    const token = await pia.token('/ingresar/codigo')
    await world.database.god`update waiting_sign_ins set expires_at = now() - interval '1 second'`
    const answer = await pia.post('/ingresar/codigo', { _token: token, codigo: testCode() })
    expect(to(answer)).toMatch(/codigo-vencido/)
    expect(await pia.isIn()).toBe(false)
  })

  test('leads only to places of ours', async () => {
    for (const volver of ['//evil.example', '/\\evil.example', 'https:evil.example', '/.//evil.example']) {
      const pia = await world.enter('pia')
      await world.database.god`update second_factors set last_step = 0`
      const path = `/ingresar/codigo?volver=${encodeURIComponent(volver)}`
      expect(to(await pia.send(path, { codigo: testCode() })), volver).toBe('/espacio/salud')
    }
  })

  test('is never shown by the page outside the demonstration', async () => {
    const page = await (await (await world.enter('pia')).get('/ingresar/codigo')).text()
    expect(page).not.toMatch(/Solo en la demostración|<output/)
    expect(page).not.toContain(testCode())
  })
})

describe('a recovery code', () => {
  let codes: string[]
  beforeEach(async () => {
    const made = await makeRecoveryCodes()
    codes = made.codes
    await asAccount(world.ids.pia, async (tx) => {
      const factor = await findFactor(tx, world.ids.pia)
      await replaceRecoveryCodes(tx, factor?.id ?? '', made)
    })
  })

  test('opens a session once, says how many are left, and is worth nothing afterwards', async () => {
    const pia = await world.enter('pia')
    expect(to(await pia.code((codes[0] ?? '').toUpperCase()))).toBe('/cuenta/segundo-factor?volver=%2Fespacio%2Fsalud')
    expect(await (await pia.get('/cuenta/segundo-factor')).text()).toMatch(/Le quedan 9 códigos/)
    expect((await (await world.enter('pia')).code(codes[0] ?? '')).status).toBe(401)
    const all = await Promise.all([world.enter('pia'), world.enter('pia'), world.enter('pia')])
    const statuses = (await Promise.all(all.map((one) => one.code(codes[1] ?? '')))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([302, 401, 401])
  })

  test('when few are left the page warns', async () => {
    await world.database
      .god`delete from recovery_codes where code_hash in (select code_hash from recovery_codes limit 7)`
    const pia = await world.enter('pia')
    await pia.code(testCode())
    expect(await (await pia.get('/cuenta')).text()).toMatch(/Le quedan pocos códigos de recuperación/)
  })

  test('neither codes nor key are in the database as they are', async () => {
    const rows = JSON.stringify([
      await world.database.god`select * from recovery_codes`,
      await world.database.god`select * from second_factors`,
    ])
    for (const word of [TEST_KEY, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(rows).not.toContain(word)
  })
})

test('what happened is in the audit log: acts and ids, no address, no code', async () => {
  await world.browser().password(emailOf('nadie'), 'mala contraseña')
  const pia = await world.enter('pia')
  await pia.code('000000')
  await pia.code(testCode())
  const rows = await world.database.god<{ action: string; subject: string; text: string }[]>`
    select action, subject, t::text as text from audit_events t order by position desc limit 4`
  expect(rows.map(({ action }) => action)).toEqual(['sign-in', 'code-refused', 'code-wanted', 'sign-in-refused'])
  expect(rows[0]?.subject).toBe(world.ids.pia)
  for (const { text } of rows) expect(text).not.toMatch(/prueba|nadie|127\.0\.0|000000/)
})

test('an address that the client forges before the proxy’s does not change what is counted', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const headers = { 'x-forwarded-for': `198.51.${turn}.7, 203.0.113.9` }
    await world.browser().password(emailOf('nadie'), 'mala contraseña', headers)
  }
  const counted = await world.database.god<{ hits: number }[]>`select hits from rate_limits where key like 'n:%'`
  expect(counted.map(({ hits }) => hits)).toEqual([4])
})
