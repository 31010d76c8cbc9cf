import { describe, expect, test } from 'vitest'
import { auditHash, firstBrokenEntry, type HashedEntry } from '#app/audit/audit-hash.ts'

const ENTITY = '00000000-0000-4000-8000-000000000001'

function chainOf(length: number) {
  let previousHash = '0'.repeat(64)
  return Array.from({ length }, (_, at) => {
    const entry: HashedEntry = {
      ...{ position: at + 1, at: '2026-01-01T00:00:00.000Z', actorId: null, door: 'test', action: 'publish' },
      ...{ subject: `ocds-demo00-X-${at}`, detail: { releaseId: String(at) }, previousHash },
    }
    previousHash = auditHash(ENTITY, entry)
    return { ...entry, hash: previousHash }
  })
}

describe('the audit chain names its first broken entry', () => {
  const chain = chainOf(6)
  const changed = (at: number, change: object) =>
    chain.map((entry, index) => (index === at ? { ...entry, ...change } : entry))

  test.each([
    ['nothing', chain, null],
    ['an edited detail', changed(2, { detail: { releaseId: 'otro' } }), 3],
    ['another actor', changed(4, { actorId: ENTITY }), 5],
    ['an entry taken out', chain.filter((_, at) => at !== 1), 2],
    ['two in the other order', [chain[0]!, chain[2]!, chain[1]!, ...chain.slice(3)], 2],
    ['an entry put in', [...chain.slice(0, 3), { ...chain[2]!, position: 4 }, ...chain.slice(3)], 4],
  ] as const)('after %s', (_what, entries, broken) => {
    expect(firstBrokenEntry(ENTITY, [...entries])).toBe(broken)
  })

  test('a chain of another entity does not hold', () => {
    expect(firstBrokenEntry('00000000-0000-4000-8000-000000000002', chain)).toBe(1)
  })
})
