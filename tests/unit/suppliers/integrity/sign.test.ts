import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publicHalf, readSigningKey, signingKeyFrom } from '#app/config/signing-key.ts'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'
import { validityFrom } from '#app/suppliers/integrity/domain/terms.ts'
import { type PublishedKey, signStatement, verifySigned } from '#app/suppliers/integrity/signing/sign.ts'
import { stateBadge } from '#app/suppliers/integrity/signing/statement.ts'

const key = readSigningKey(signingKeyFrom('a key of this test'))!
const keys: PublishedKey[] = [
  { ...publicHalf(key), usedFrom: '2026-01-01T00:00:00.000Z', usedUntil: '2026-06-30T00:00:00.000Z' },
]
const badge = {
  ...{ folio: 'PI-2026-7KQ2M9XB', supplierId: 'MX-RFC-ANH150309AB1', rfc: 'ANH150309AB1', law: 'LGRA, artículo 25' },
  ...{ name: 'Ñandú & Hermanos, «S.A.» de C.V.', elements: ['training'], changedAt: '2026-03-10T18:00:00.000Z' },
  acts: [{ act: 'granted', on: '2026-03-10', at: '2026-03-10T18:00:00.000Z', ...validityFrom('2026-03-10') } as const],
}
const issuer = { name: 'Contraloría', state: 'Prueba', url: 'https://portal.example', timeZone: 'America/Mexico_City' }
const answer = (day = '2026-03-11') => signStatement(stateBadge(badge, day, issuer), key)
const reread = (value: unknown) => JSON.parse(JSON.stringify(value))

test('an answer is checked with the public key alone, in whatever order its members come', () => {
  const { statement, signature } = answer()
  expect(statement).toMatchObject({ state: 'held', inForce: true, asOf: '2026-03-11', lapsesOn: '2027-04-09' })
  const shuffled = { signature, statement: Object.fromEntries(Object.entries(statement).reverse()) }
  expect(verifySigned(reread(shuffled), keys)).toMatchObject({ valid: true, problem: null })
  expect(answer()).toEqual(answer())
})

test('what was altered, signed by another or out of its time is refused with a sentence', () => {
  const altered = reread(answer())
  altered.statement.state = 'suspended'
  expect(verifySigned(altered, keys).problem).toContain('alterado')
  const stranger = generateKeyPairSync('ed25519').privateKey
  const forged = signStatement(answer().statement, stranger)
  expect(verifySigned(reread(forged), keys).problem).toContain('no está entre')
  const claimed = { ...forged, signature: { ...forged.signature, keyId: keys[0]!.keyId } }
  expect(verifySigned(reread(claimed), keys).valid).toBe(false)
  expect(verifySigned(reread(answer('2026-09-01')), keys).problem).toContain('no estaba en uso')
  for (const nothing of [null, [], {}, { statement: {}, signature: {} }, 'x'])
    expect(verifySigned(nothing, keys)).toMatchObject({ valid: false, statement: null })
})

test('a key that is none is not read, and a public half names itself', () => {
  expect([readSigningKey(''), readSigningKey('no es una llave'), readSigningKey('AAAA')]).toEqual([null, null, null])
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' })
  expect(readSigningKey(rsa.toString('base64'))).toBeNull()
  expect(publicHalf(key).keyId).toMatch(/^[0-9a-f]{16}$/)
})

/** Ed25519 over a file needs OpenSSL 3; a machine without it has node:crypto, which is OpenSSL too, and the tests above. */
function hasOpenssl(): boolean {
  try {
    return /^OpenSSL [3-9]/.test(execFileSync('openssl', ['version']).toString())
  } catch {
    return false
  }
}

test('openssl says the same of the documented bytes', () => {
  if (!hasOpenssl()) return
  const folder = mkdtempSync(join(tmpdir(), 'portal-badge-'))
  try {
    const { statement, signature } = answer()
    const at = (name: string) => join(folder, name)
    writeFileSync(at('dicho.json'), canonicalText(statement as unknown as Json))
    writeFileSync(at('firma.bin'), Buffer.from(signature.value, 'base64'))
    writeFileSync(at('llave.pem'), publicHalf(key).publicKey)
    const check = () =>
      execFileSync('openssl', [
        ...['pkeyutl', '-verify', '-pubin', '-inkey', at('llave.pem'), '-rawin', '-in', at('dicho.json')],
        ...['-sigfile', at('firma.bin')],
      ]).toString()
    expect(check()).toMatch(/Verified Successfully/)
    writeFileSync(at('dicho.json'), canonicalText({ ...statement, state: 'withdrawn' } as unknown as Json))
    expect(check).toThrow()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
