import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rfcCheckDigit } from '#app/ocds/personal-data/rfc.ts'
import { isPublicIdentity } from '#app/ocds/private-data.ts'
import { clabes, curps, rfcs } from './invented-keys.ts'

describe('an ocid, a release id and a file number are public for ever', () => {
  it('hold no RFC, CURP or account, alone, small or inside', () => {
    fc.assert(
      fc.property(fc.oneof(rfcs, curps, clabes), fc.constantFrom('', 'ocds-abc123-', 'EXP-'), (key, before) => {
        for (const text of [`${before}${key}`, `${before}${key.toLowerCase()}`, `${before}${key}-2026`])
          expect([text, isPublicIdentity(text)]).toEqual([text, false])
      }),
    )
  })

  it('may be file numbers, also those shaped as the RFC of a person with its check digit', () => {
    const bodies = ['LICI26031500', 'CONT19123101', 'LPNA26031500', 'OFIC850101AB', 'ADJD85031000', 'MELI23051500']
    const shaped = bodies.map((body) => body + rfcCheckDigit(body))
    const plain = [
      'EXP-001',
      'LPN-51-2026',
      'ocds-07smqs-1109',
      'SFIN-03-0007-00-2017',
      'LA-050GYR-E12-2026',
      '123456789012345678',
    ]
    for (const text of [...shaped, ...plain]) expect([text, isPublicIdentity(text)]).toEqual([text, true])
  })

  it('of numbers shaped as the RFC of a person at most one in fifty is refused, and none with a year from 2011 on', () => {
    const shaped = (years: [number, number]) =>
      fc
        .tuple(
          fc.stringMatching(/^[A-Z]{4}$/),
          fc.integer({ min: years[0], max: years[1] }),
          fc.stringMatching(/^(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}$/),
        )
        .map(([letters, year, rest]) => `${letters}${String(year).padStart(2, '0')}${rest}`)
    const refused = (years: [number, number]) =>
      fc.sample(shaped(years), { numRuns: 5_000, seed: 5 }).filter((text) => !isPublicIdentity(text)).length
    expect(refused([0, 99])).toBeLessThan(5_000 / 50)
    expect(refused([11, 29])).toBe(0)
  })
})
