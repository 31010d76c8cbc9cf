import { describe, expect, it } from 'vitest'
import { GENERIC_RFCS, isValidRfc, rfcCheckDigit, rfcKind } from '#app/lib/rfc.ts'

// Test keys that the tax administration itself publishes for trying out invoices, and the worked example of its algorithm.
const KNOWN = ['EKU9003173C9', 'XIA190128J61', 'IIA040805DZ4', 'CACX7605101P8', 'GODE561231GR8']

describe('RFC', () => {
  it.each(KNOWN)('%s has the check digit that the algorithm gives', (rfc) => {
    expect(rfcCheckDigit(rfc.slice(0, -1))).toBe(rfc.slice(-1))
    expect(isValidRfc(rfc)).toBe(true)
  })

  it('tells a company from a person by its length', () => {
    expect(rfcKind('EKU9003173C9')).toBe('company')
    expect(rfcKind('GODE561231GR8')).toBe('person')
  })

  it('refuses a wrong digit, an impossible date and a text that is none', () => {
    expect(isValidRfc('EKU9003173C8')).toBe(false)
    expect(isValidRfc('EKU9013173C9')).toBe(false)
    expect(rfcKind('EKU900231AB1')).toBeNull()
    expect(rfcKind('eku9003173c9')).toBeNull()
    expect(rfcKind('')).toBeNull()
  })

  it.each([...GENERIC_RFCS])('the generic %s identifies nobody', (rfc) => expect(isValidRfc(rfc)).toBe(false))

  it('names the character that cannot be', () => {
    expect(() => rfcCheckDigit('EK-9003173C')).toThrow('"-"')
    expect(() => rfcCheckDigit('EKU')).toThrow(RangeError)
  })
})
