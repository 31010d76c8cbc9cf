import { expect, test } from 'vitest'
import { constancyCode, sameCode, stateConstancy } from '#app/suppliers/matching/constancy/state-constancy.ts'
import type { SanctionVersion } from '#app/suppliers/sanctions/sanction.ts'

const timeZone = 'America/Cancun'
const version: SanctionVersion = {
  ...{ list: 'propias', key: 'k', rfc: 'EKU9003173C9', name: 'Invento', normalizedName: 'INVENTO', nameKey: 'INVENTO' },
  ...{ naturalPerson: false, authority: null, fileNumber: null, fault: null, resolution: null, firm: true },
  ...{ kinds: ['debarment'], startsOn: '2025-03-01', endsOn: '2025-05-31', notifiedOn: null, resolvedOn: null },
  ...{ publishedOn: '2025-03-01', stages: [], fine: null, effect: 'stops', challenge: null, documents: [], row: 12 },
  ...{ raw: {}, readings: [], entryId: 'e1', sanctionId: 's1', snapshot: null, entityId: null },
  ...{ knownFrom: '2025-06-02T12:00:00.000Z', knownTo: null },
}
const ask = (knownAt: string, versions: SanctionVersion[]) =>
  stateConstancy(
    { supplierId: 'MX-RFC-EKU9003173C9', rfc: 'EKU9003173C9', on: '2025-04-10', knownAt },
    versions,
    [],
    timeZone,
  )

test('by what was known at a moment; what is learned later changes nothing of an answer and of its code', () => {
  const before = ask('2025-06-01T00:00:00.000Z', [version])
  expect(before).toMatchObject({ outcome: 'clean-then', hits: [] })
  expect(ask('2025-06-03T00:00:00.000Z', [version]).outcome).toBe('sanctioned-then')
  const ended = { ...version, knownTo: '2026-01-01T00:00:00.000Z' }
  const annulled: SanctionVersion = { ...version, entryId: 'e2', effect: 'none', knownFrom: '2026-01-01T00:00:00.000Z' }
  expect(ask('2025-06-03T00:00:00.000Z', [ended, annulled])).toEqual(ask('2025-06-03T00:00:00.000Z', [version]))
})

test('the code is of everything that the answer says, and is read as people type it', () => {
  const code = constancyCode(ask('2025-06-03T00:00:00.000Z', [version]), 'secret')
  expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
  expect(sameCode(code.toLowerCase().replaceAll('-', ' '), code)).toBe(true)
  expect(sameCode('', code)).toBe(false)
  expect(constancyCode(ask('2025-06-01T00:00:00.000Z', [version]), 'secret')).not.toBe(code)
})
