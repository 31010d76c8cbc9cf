import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  blankSessionCookie,
  endSession,
  findLiveSession,
  readSessionId,
  sessionCookie,
  startSession,
} from '#app/accounts/lucia.server.ts'
import { createUser, setDisabled, setPassword } from '#app/accounts/manage-accounts.server.ts'
import { sessionAdapter } from '#app/accounts/session-adapter.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 2, 15)
let database: TestDatabase
let ana: string

beforeAll(async () => {
  database = await openTestDatabase()
  ana = await seedUser(database.god, 'ana@prueba.invalid', [], ['coordinator'])
})
afterAll(() => database.close())

// Only the calendar is ours: timers of the driver go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(START)
})
afterEach(async () => {
  vi.useRealTimers()
  await database.god`delete from sessions`
})

const at = (minutes: number) => vi.setSystemTime(START + minutes * MINUTE)
const isAlive = async (id: string) => (await findLiveSession(id)) !== null
const stored = () => database.god<{ id_hash: string; user_id: string; expires_at: Date; absolute_expires_at: Date }[]>`
  select id_hash, user_id, expires_at, absolute_expires_at from sessions`
const minutesOf = (date: Date | undefined) => ((date?.getTime() ?? 0) - START) / MINUTE

describe('what is kept', () => {
  test('only the SHA-256 of the id is in the table, nowhere the id', async () => {
    const id = await startSession(ana)
    expect(id).toMatch(/^[a-z2-7]{40}$/)
    const rows = await stored()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.id_hash).toBe(createHash('sha256').update(id).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(id)
  })

  test('what the table holds signs nobody in', async () => {
    await startSession(ana)
    const [row] = await stored()
    expect(await isAlive(row?.id_hash ?? '')).toBe(false)
    await expect(sessionAdapter.getUserSessions()).rejects.toThrow('not known')
  })

  test('the session tells whose it is', async () => {
    const live = await findLiveSession(await startSession(ana))
    expect(live?.user).toEqual({
      id: ana,
      email: 'ana@prueba.invalid',
      name: 'Persona ana@prueba.invalid',
      state_roles: ['coordinator'],
      factor_was_reset: false,
    })
  })

  test('ids are never the same', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => startSession(ana)))
    expect(new Set(ids).size).toBe(50)
  })
})

describe('ends', () => {
  test('idle: thirty minutes without a request', async () => {
    const id = await startSession(ana)
    at(29.9)
    expect(await isAlive(id)).toBe(true)
    const idle = await startSession(ana)
    at(29.9 + 30.1)
    expect(await isAlive(idle)).toBe(false)
    expect(await stored()).toHaveLength(0 + 1)
  })

  test('renewed only once half of the idle time has gone, and then really', async () => {
    const id = await startSession(ana)
    at(14)
    expect(await isAlive(id)).toBe(true)
    expect(minutesOf((await stored())[0]?.expires_at)).toBe(30)
    at(16)
    expect(await isAlive(id)).toBe(true)
    expect(minutesOf((await stored())[0]?.expires_at)).toBe(46)
    at(45)
    expect(await isAlive(id)).toBe(true)
    expect(minutesOf((await stored())[0]?.expires_at)).toBe(75)
  })

  test('absolute: twelve hours after sign-in, however busy', async () => {
    const id = await startSession(ana)
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      at(minutes)
      expect(await isAlive(id)).toBe(true)
      expect(minutesOf((await stored())[0]?.expires_at)).toBeLessThanOrEqual(12 * 60)
    }
    at(12 * 60 - 0.1)
    expect(await isAlive(id)).toBe(true)
    at(12 * 60)
    expect(await isAlive(id)).toBe(false)
  })

  test('signing out ends one; a disabled account or a new password ends all', async () => {
    const [one, other] = [await startSession(ana), await startSession(ana)]
    await endSession(one)
    expect([await isAlive(one), await isAlive(other)]).toEqual([false, true])
    await database.god`update users set disabled_at = now() where id = ${ana}`
    expect(await isAlive(other)).toBe(false)
    await setDisabled(ana, false)
    expect(await isAlive(other)).toBe(true)
    await setPassword({ id: ana, email: 'ana@prueba.invalid', name: 'Ana' }, 'grapa lenta verde')
    expect(await isAlive(other)).toBe(false)
    const last = await startSession(ana)
    await setDisabled(ana, true)
    expect(await stored()).toEqual([])
    await setDisabled(ana, false)
    expect(await isAlive(last)).toBe(false)
  })

  test('sessions that have ended are removed at a sign-in, two hundred at most', async () => {
    await database.god`insert into sessions (id_hash, user_id, expires_at, absolute_expires_at)
      select 'old-' || n, ${ana}, '2026-01-01', '2026-01-01' from generate_series(1, 250) n`
    await startSession(ana)
    expect(await stored()).toHaveLength(51)
    await startSession(ana)
    expect(await stored()).toHaveLength(2)
  })
})

describe('the cookie', () => {
  test('is held to this host, to https and to scripts that never see it', () => {
    expect(sessionCookie('a'.repeat(40))).toBe(
      `__Host-portal-session=${'a'.repeat(40)}; HttpOnly; Path=/; SameSite=Lax; Secure`,
    )
    expect(blankSessionCookie()).toBe('__Host-portal-session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax; Secure')
  })

  test.each([
    [`__Host-portal-session=${'a'.repeat(40)}`, 'a'.repeat(40)],
    [`other=%E0%A4%A; __Host-portal-session=${'b'.repeat(40)}; last=1`, 'b'.repeat(40)],
    ['__Host-portal-session=', null],
    [`portal-session=${'a'.repeat(40)}`, null],
    [`x__Host-portal-session=${'a'.repeat(40)}`, null],
    [`__Host-portal-session=${'A'.repeat(40)}`, null],
    [`__Host-portal-session=${'a'.repeat(41)}`, null],
    ["__Host-portal-session=' or 1=1 --", null],
    ['', null],
  ])('%s is read as %s', (cookie, id) => {
    expect(readSessionId(new Request('http://localhost:3000/', { headers: { cookie } }))).toBe(id)
  })
})

describe('accounts', () => {
  test('are made once an e-mail, in small letters', async () => {
    const made = await createUser({ email: ' Beto@Prueba.invalid ', name: 'Beto', stateRoles: ['platform_admin'] })
    expect(made.created).toBe(true)
    expect(await createUser({ email: 'beto@prueba.invalid', name: 'Otro' })).toEqual({ id: made.id, created: false })
    const [row] = await database.god`select email, name, state_roles, password_hash from users where id = ${made.id}`
    expect(row).toEqual({
      email: 'beto@prueba.invalid',
      name: 'Beto',
      state_roles: ['platform_admin'],
      password_hash: null,
    })
    await expect(createUser({ email: 'beto', name: 'Beto' })).rejects.toMatchObject({ status: 422 })
    await expect(setPassword({ id: made.id, email: 'x@y.invalid', name: 'X' }, 'corta')).rejects.toMatchObject({
      status: 422,
    })
  })
})
