import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rfcCheckDigit } from '#app/lib/rfc.ts'
import { suppliersOf } from '#app/publication/catalog-rows/award-rows.ts'
import { supplierKey } from '#app/suppliers/identity/supplier-key.ts'

const COMPANY = 'EKU9003173C9'
const PERSON = 'CACX7605101P8'

describe('who a supplier is', () => {
  it.each([
    [{ scheme: 'MX-RFC', id: COMPANY }],
    [{ id: `MX-RFC-${COMPANY}` }],
    [{ scheme: 'RFC', id: `RFC-${COMPANY}` }],
    [{ scheme: 'mx-rfc', id: 'eku-900317-3c9' }],
    [{ id: ' EKU 900317 3C9 ', name: 'Otra' }],
  ])('a company is its RFC, however written: %j', (given) => {
    expect(supplierKey(given)).toEqual({ id: `MX-RFC-${COMPANY}`, kind: 'company', rfc: COMPANY, toVerify: null })
  })

  it('a wrong check digit makes it nobody known: it stays on its own', () => {
    const key = supplierKey({ scheme: 'MX-RFC', id: 'EKU9003173C8' })
    expect(key).toEqual({ id: 'MX-RFC-EKU9003173C8', kind: 'unidentified', rfc: null, toVerify: 'EKU9003173C8' })
  })

  it('every company RFC with its digit is one identity, with any other digit another', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ&'), minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 10, max: 99 }), (head, day, homonym) => {
        const body = `${head}9903${String(day).padStart(2, '0')}${homonym}`
        const digit = rfcCheckDigit(body)
        expect(supplierKey({ id: body + digit }).id).toBe(`MX-RFC-${body}${digit}`)
        for (const wrong of [...'0123456789A'].filter((each) => each !== digit))
          expect(supplierKey({ id: body + wrong }).rfc).toBeNull()
      }),
    )
  })

  it.each(['XAXX010101000', 'XEXX010101000', 'MX-RFC-XAXX010101000', 'xexx-010101-000'])(
    '%s is nobody: names tell',
    (id) => {
      const key = supplierKey({ id, name: 'Casa Nube' })
      expect(key.kind).toBe('generic')
      expect(key.id).toBe(supplierKey({ name: 'CASA  NUBE' }).id)
      expect(key.id).not.toBe(supplierKey({ id, name: 'Casa Lluvia' }).id)
    },
  )

  it('natural persons: by their RFC where it is given, by their stand-in where not', () => {
    expect(supplierKey({ id: PERSON })).toMatchObject({ kind: 'person', rfc: PERSON })
    const standIn = 'MX-PF-0123456789abcdef0123'
    expect(supplierKey({ id: standIn })).toEqual({ id: standIn, kind: 'person', rfc: null, toVerify: null })
    expect(supplierKey({ scheme: 'MX-PF', id: standIn.slice(6) }).id).toBe(standIn)
  })

  it('foreign ones by scheme and id', () => {
    expect(supplierKey({ scheme: 'US-EIN', id: '12-3456789' })).toMatchObject({
      id: 'US-EIN-12-3456789',
      kind: 'foreign',
    })
    expect(supplierKey({ id: 'US-EIN-12-3456789' })).toMatchObject({ id: 'US-EIN-12-3456789', kind: 'foreign' })
    expect(supplierKey({ id: 'PROV-17' })).toMatchObject({ id: 'PROV-17', kind: 'unidentified' })
  })

  it('only a name: the id that publishing gives', () => {
    const name = 'Abarrotes  La Ceiba'
    const published = [...suppliersOf({ awards: [{ id: '1', suppliers: [{ name }] }] }).keys()]
    expect([supplierKey({ name }).id]).toEqual(published)
    expect(supplierKey({ name }).id).toMatch(/^sin-identificador-[0-9a-f]{16}$/)
  })
})
