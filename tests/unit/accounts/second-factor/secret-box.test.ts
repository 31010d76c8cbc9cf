import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Each test reads the environment anew, as a process started with it would.
const load = async (env: Record<string, string>) => {
  vi.resetModules()
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return import('#app/accounts/second-factor/secret-box.server.ts')
}
const OLD = 'un-secreto-viejo-de-mas-de-32-caracteres-1'
const NEW = 'un-secreto-nuevo-de-mas-de-32-caracteres-2'

beforeEach(() => vi.stubEnv('PORTAL_MODE', 'test'))
afterEach(() => vi.unstubAllEnvs())

test('what was sealed opens again, for its owner only, and never looks the same twice', async () => {
  const { sealSecret, openSecret } = await load({ ENCRYPTION_SECRET: NEW })
  const [one, other] = [sealSecret('JBSWY3DPEHPK3PXP', 'ana'), sealSecret('JBSWY3DPEHPK3PXP', 'ana')]
  expect(openSecret(one, 'ana')).toBe('JBSWY3DPEHPK3PXP')
  expect(one.box).not.toBe(other.box)
  expect(Buffer.from(one.box, 'base64url').toString('latin1')).not.toContain('JBSW')
  expect(() => openSecret(one, 'beto')).toThrow()
})

test('a box cut, lengthened or with one bit changed does not open', async () => {
  const { sealSecret, openSecret } = await load({ ENCRYPTION_SECRET: NEW })
  const { box, keyId } = sealSecret('JBSWY3DPEHPK3PXP', 'ana')
  const bytes = Buffer.from(box, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => openSecret({ box: changed.toString('base64url'), keyId }, 'ana'), `byte ${at}`).toThrow()
  }
  for (const cut of [bytes.subarray(0, -1), bytes.subarray(0, 20), Buffer.concat([bytes, Buffer.from('x')])])
    expect(() => openSecret({ box: cut.toString('base64url'), keyId }, 'ana')).toThrow()
})

test('the secret rotates: old and new together read both, without the old one its boxes stay shut', async () => {
  const before = await load({ ENCRYPTION_SECRET: OLD })
  const box = before.sealSecret('JBSWY3DPEHPK3PXP', 'ana')
  expect(before.isUnderFormerKey(box.keyId)).toBe(false)
  const both = await load({ ENCRYPTION_SECRET: NEW, ENCRYPTION_SECRET_FORMER: OLD })
  expect(both.openSecret(box, 'ana')).toBe('JBSWY3DPEHPK3PXP')
  expect(both.isUnderFormerKey(box.keyId)).toBe(true)
  expect(both.isUnderFormerKey(both.sealSecret('x', 'ana').keyId)).toBe(false)
  const after = await load({ ENCRYPTION_SECRET: NEW, ENCRYPTION_SECRET_FORMER: '' })
  expect(() => after.openSecret(box, 'ana')).toThrow(/ENCRYPTION_SECRET_FORMER/)
})
