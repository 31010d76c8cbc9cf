import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#app/ocds/types.ts'
import { isValidRelease, MOST_ERRORS, validateRelease } from '#app/ocds/validate.ts'

const valid = (): JsonObject => JSON.parse(readFileSync('tests/fixtures/ocds/direct-award-paid.json', 'utf8'))
const told = (release: Json, schema: 'core' | 'edca-mx' = 'core') =>
  validateRelease(release, schema).map(({ path, keyword, severity }) => `${severity} ${path} ${keyword}`)

describe('validating a release', () => {
  it('has nothing to say about a valid one', () => {
    expect(validateRelease(valid(), 'core')).toEqual([])
    expect(validateRelease(valid(), 'edca-mx')).toEqual([])
    expect(isValidRelease(valid())).toBe(true)
  })

  it('tells path and keyword as JSON Schema does', () => {
    const release = {
      ...valid(),
      tender: { status: 'abierto', value: { amount: '5' }, tenderPeriod: { startDate: '2026-01-01' } },
    }
    expect(told(release)).toEqual([
      'error /tender required',
      'error /tender/status enum',
      'error /tender/value/amount type',
      'error /tender/tenderPeriod/startDate format',
    ])
  })

  it('says it in Spanish, with the names that the forms show', () => {
    const [finding] = validateRelease({ ...valid(), contracts: [{ id: '1' }] }, 'core')
    expect(finding?.message).toMatch(/^Falta el dato «Contratos \(1\) › .+»\. Escríbalo\.$/)
    for (const { message } of validateRelease({ tag: [], parties: 3, contracts: [{ dateSigned: 'x' }] })) {
      expect(message).toMatch(/^(Falta|«).+\.$/)
    }
  })

  it('tells ids that repeat: an error by our rules, a warning by the official schema', () => {
    const release = {
      ...valid(),
      awards: [
        { id: '1', title: 'a' },
        { id: 1, title: 'b' },
      ],
    }
    expect(told(release)).toContain('warning /awards/1/id uniqueIds')
    expect(told(release, 'edca-mx')).toContain('error /awards/1/id uniqueIds')
  })

  it('finds equal members in short and long lists, of any kind', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ id: String(index) }))
    for (const items of [
      [{ id: '1' }, { id: '1' }],
      [...many, { id: '7' }],
    ]) {
      expect(told({ ...valid(), tender: { id: '1', items } })).toContain('error /tender/items uniqueItems')
    }
    expect(told({ ...valid(), tender: { id: '1', items: many } })).toEqual([])
  })

  it('does not throw on objects that shadow what every object has', () => {
    for (const hostile of [{ valueOf: 0 }, { toString: '' }, { hasOwnProperty: 1 }, { constructor: {} }]) {
      const release = {
        ...valid(),
        parties: [{}, hostile as JsonObject],
        tender: { id: '1', value: { currency: hostile as JsonObject } },
      }
      expect(() => validateRelease(release, 'edca-mx')).not.toThrow()
    }
    for (const odd of [null, 3, 'x', [], [[]]]) expect(told(odd).length).toBeGreaterThan(0)
  })

  it('tells a thousand errors at most of each kind', () => {
    const items = Array.from({ length: 5_000 }, () => ({ id: 'x', quantity: 'y' }))
    const findings = validateRelease({ ...valid(), tender: { id: '1', items } })
    expect(findings.filter(({ check }) => check === undefined)).toHaveLength(MOST_ERRORS)
    expect(findings.filter(({ check }) => check === 'unique-ids')).toHaveLength(MOST_ERRORS)
  })
})
