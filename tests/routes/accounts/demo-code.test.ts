import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { demoCode } from '#app/accounts/second-factor/demo-code.server.ts'
import { sealSecret } from '#app/accounts/second-factor/secret-box.server.ts'
import { stepOfCode } from '#app/accounts/second-factor/totp.ts'
import { signingKeyFrom } from '#app/config/signing-key.ts'
import { asAccount } from '#db/as-account.server.ts'
import { replaceFactor } from '#db/queries/second-factors.server.ts'
import { readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

const account = readDemoAccounts().accounts.find(({ secondFactor }) => secondFactor !== undefined)
const { email = '', secondFactor: KEY = '' } = account ?? {}
let database: TestDatabase
let person: { user_id: string; email: string }

const setFactor = (key: string) => {
  const { box: secretBox, keyId } = sealSecret(key, person.user_id)
  return asAccount(person.user_id, (tx) =>
    replaceFactor(tx, { userId: person.user_id, secretBox, keyId, lastStep: 0, codeSalt: '' }),
  )
}

beforeAll(async () => {
  database = await openTestDatabase()
  person = { user_id: await seedUser(database.god, email, [], ['coordinator']), email }
  await setFactor(KEY)
})
afterAll(() => database.close())
afterEach(() => vi.unstubAllEnvs())

/** The environment of a server of a mode, with everything that it must have. */
function serverOf(mode: string, state = 'demo'): void {
  const secrets = ['SESSION_SECRET', 'HMAC_SECRET', 'ENCRYPTION_SECRET'].map((name) => [name, `${name}-`.repeat(4)])
  secrets.push(['INTEGRITY_SIGNING_KEY', signingKeyFrom('a demo in a test')])
  const env: Record<string, string> = {
    ...Object.fromEntries(secrets),
    ...{
      PORTAL_MODE: mode,
      PORTAL_STATE: state,
      DATABASE_URL: 'postgres://x@127.0.0.1/x',
      PUBLIC_URL: 'https://x.example',
    },
    ...{ SMTP_URL: 'smtps://x.example', MAIL_FROM: 'portal@x.example' },
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
}

test('the demonstration shows a code that is taken', async () => {
  serverOf('demo')
  const free = await demoCode(person)
  expect(stepOfCode(KEY, free?.code ?? '', new Date())).not.toBeNull()
})

test.each(['production', 'development', 'test'])(
  'a server in %s shows none, even of an account of the demonstration',
  async (mode) => {
    serverOf(mode)
    expect(await demoCode(person)).toBeNull()
  },
)

test('nor does a demonstration of another state, nor for another person, nor once another device was set up', async () => {
  serverOf('demo', 'quintana-roo')
  expect(await demoCode(person)).toBeNull()
  serverOf('demo')
  expect(await demoCode({ ...person, email: 'otra@demo.invalid' })).toBeNull()
  await setFactor('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')
  expect(await demoCode(person)).toBeNull()
})
