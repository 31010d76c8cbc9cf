import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EnvProblem, readEnv } from '#app/config/env.server.ts'
import { signingKeyFrom } from '#app/config/signing-key.ts'

const good = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://owner@127.0.0.1/portal',
  PUBLIC_URL: 'https://contrataciones.example/',
  SESSION_SECRET: 'k3'.repeat(20),
  HMAC_SECRET: 'z9'.repeat(20),
  SMTP_URL: 'smtp://correo.example',
  MAIL_FROM: 'portal@contrataciones.example',
  ENCRYPTION_SECRET: 'm7'.repeat(20),
  INTEGRITY_SIGNING_KEY: signingKeyFrom('a key of this test'),
}

const problemOf = (source: Record<string, string | undefined>): string => {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof EnvProblem) return error.message
    throw error
  }
  return ''
}

/** The variables of .env.example as a server would get them. */
function example(): Record<string, string> {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  return Object.fromEntries(lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2)))
}

describe('the environment', () => {
  it('has defaults that suit a desk', () => {
    expect(readEnv({})).toMatchObject({
      PORTAL_MODE: 'development',
      PORTAL_STATE: 'demo',
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      PUBLIC_URL: 'http://localhost:3000',
    })
    expect(readEnv({ PORT: '4100', PORTAL_MODE: '' }).PUBLIC_URL).toBe('http://localhost:4100')
  })

  it('takes what is set and drops the slash at the end of the public address', () => {
    expect(readEnv(good)).toMatchObject({ PORTAL_MODE: 'production', PUBLIC_URL: 'https://contrataciones.example' })
  })

  it.each([
    'SESSION_SECRET',
    'HMAC_SECRET',
    'ENCRYPTION_SECRET',
    'INTEGRITY_SIGNING_KEY',
    'DATABASE_URL',
    'PUBLIC_URL',
    'SMTP_URL',
    'MAIL_FROM',
  ])('of production refuses to lack %s', (name) => {
    expect(problemOf({ ...good, [name]: undefined })).toContain(name)
    expect(problemOf({ ...good, [name]: '' })).toContain('.env.example')
  })

  it('refuses the secrets of .env.example, short ones, and the one of development', () => {
    expect(problemOf(example())).toMatch(
      /SESSION_SECRET tiene el valor de ejemplo[\s\S]*HMAC_SECRET tiene el valor de ejemplo/,
    )
    expect(problemOf({ ...good, SESSION_SECRET: 'corto' })).toContain('SESSION_SECRET es demasiado corto')
    expect(problemOf({ ...good, HMAC_SECRET: readEnv({}).HMAC_SECRET })).toContain(
      'HMAC_SECRET tiene el valor de ejemplo',
    )
  })

  it('asks a demo for secrets of its own, but for no database', () => {
    expect(problemOf({ PORTAL_MODE: 'demo' })).toContain('Falta SESSION_SECRET')
    expect(readEnv({ ...good, PORTAL_MODE: 'demo', DATABASE_URL: undefined, PUBLIC_URL: undefined }).PORTAL_MODE).toBe(
      'demo',
    )
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', 'tres mil'],
    ['DATABASE_URL', 'mysql://x'],
    ['PUBLIC_URL', 'contrataciones.example'],
    ['PORTAL_STATE', '../etc'],
    ['PORTAL_MODE', 'prod'],
    ['SMTP_URL', 'http://correo.example'],
    ['SMTP_URL', 'correo.example:587'],
    ['INTEGRITY_SIGNING_KEY', 'no es una llave'],
    ['MAIL_FROM', 'Portal <portal>'],
    ['MAIL_FROM', 'a@b.mx\r\nBcc: c@d.mx'],
  ])('names %s when it is %s', (name, value) => {
    expect(problemOf({ ...good, [name]: value })).toContain(name)
  })

  it('is told variable by variable in .env.example', () => {
    const names = Object.keys(
      readEnv({ ...good, DATABASE_APP_URL: 'postgres://x', PORTAL_MODE: 'production', ENCRYPTION_SECRET_FORMER: 'x' }),
    )
    expect(Object.keys(example()).sort()).toEqual(names.sort())
  })
})
