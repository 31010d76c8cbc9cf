import { expect, it } from 'vitest'
import { buildOcid, isOcid } from '#app/ocds/ocid.ts'

it('builds an ocid of prefix, entity, year and file number', () => {
  const parts = { prefix: 'ocds-demo00', entityKey: 'secretaria-de-salud', year: 2026, fileNumber: 'LP/012 Ñandú-2026' }
  expect(buildOcid(parts)).toBe('ocds-demo00-secretaria-de-salud-2026-LP-012-Nandu-2026')
  expect(isOcid(buildOcid(parts))).toBe(true)
})

it('refuses parts that say nothing', () => {
  const parts = { prefix: 'ocds-demo00', entityKey: 'a', year: 2026, fileNumber: '1' }
  for (const wrong of [{ prefix: 'OCDS-DEMO00' }, { entityKey: ' ' }, { year: 26 }, { fileNumber: '//' }]) {
    expect(() => buildOcid({ ...parts, ...wrong })).toThrow(RangeError)
  }
})

it('knows an ocid by its prefix, and case matters', () => {
  for (const text of ['ocds-a1b2c3-1', 'ocds-xs1qbl-SFIN-03-0007-00-2017']) expect(isOcid(text)).toBe(true)
  for (const text of ['OCDS-87SD3T-1', 'ocds-a1b2c3-', 'ocds-a1b2c-1', '1', 7, null, `ocds-a1b2c3-${'x'.repeat(300)}`])
    expect(isOcid(text)).toBe(false)
})
