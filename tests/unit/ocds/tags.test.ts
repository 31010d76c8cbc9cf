import { describe, expect, it } from 'vitest'
import { mergeReleases } from '#app/ocds/merge.ts'
import { deriveTags } from '#app/ocds/tags.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const planning = { rationale: 'x' }
const tender = { id: '1', status: 'active', title: 't' }
const award = { id: 'a', status: 'active', title: 'x' }
const contract = { id: 'c', awardID: 'a', status: 'active', title: 'x' }
const implementation = { transactions: [{ id: '1', value: { amount: 1 } }] }

const cases: [string, JsonObject | null, JsonObject, string[]][] = [
  ['first planning', null, { planning }, ['planning']],
  [
    'everything at once',
    null,
    { planning, tender, awards: [award], contracts: [{ ...contract, implementation }] },
    ['planning', 'tender', 'award', 'contract', 'implementation'],
  ],
  ['a section that appears', { planning }, { planning, tender }, ['tender']],
  [
    'sections that change',
    { planning, tender },
    { planning: { rationale: 'y' }, tender: { ...tender, title: 'u' } },
    ['planningUpdate', 'tenderUpdate'],
  ],
  [
    'an amendment',
    { tender },
    { tender: { ...tender, amendments: [{ id: '1', rationale: 'r' }] } },
    ['tenderAmendment'],
  ],
  [
    'an amendment that was there',
    { tender: { ...tender, amendments: [{ id: '1', rationale: 'r' }] } },
    { tender: { ...tender, title: 'u', amendments: [{ id: '1', rationale: 'r' }] } },
    ['tenderUpdate'],
  ],
  ['a cancelled tender', { tender }, { tender: { ...tender, status: 'cancelled' } }, ['tenderCancellation']],
  ['a further award', { awards: [award] }, { awards: [award, { ...award, id: 'b' }] }, ['award']],
  ['an award that changes', { awards: [award] }, { awards: [{ ...award, title: 'y' }] }, ['awardUpdate']],
  [
    'an award that is amended',
    { awards: [award] },
    { awards: [{ ...award, amendments: [{ id: '1', rationale: 'r' }] }] },
    ['awardUpdate'],
  ],
  ['a cancelled award', { awards: [award] }, { awards: [{ ...award, status: 'cancelled' }] }, ['awardCancellation']],
  [
    'an amended contract',
    { contracts: [contract] },
    { contracts: [{ ...contract, amendments: [{ id: '1', rationale: 'r' }] }] },
    ['contractAmendment'],
  ],
  [
    'a contract that changes',
    { contracts: [contract] },
    { contracts: [{ ...contract, title: 'y' }] },
    ['contractUpdate'],
  ],
  [
    'a contract that ends',
    { contracts: [contract] },
    { contracts: [{ ...contract, status: 'terminated' }] },
    ['contractTermination'],
  ],
  ['a first payment', { contracts: [contract] }, { contracts: [{ ...contract, implementation }] }, ['implementation']],
  [
    'a further payment',
    { contracts: [{ ...contract, implementation }] },
    {
      contracts: [
        { ...contract, implementation: { transactions: [...implementation.transactions, { id: '2', date: 'x' }] } },
      ],
    },
    ['implementationUpdate'],
  ],
  ['an award that is dropped', { awards: [award, { ...award, id: 'b' }] }, { awards: [award] }, ['awardUpdate']],
  ['parties alone', { tender }, { tender, parties: [{ id: '1', name: 'x' }] }, ['tenderUpdate']],
  ['parties and nothing else', null, { parties: [{ id: '1', name: 'x' }] }, ['planning']],
  ['nothing', { tender, awards: [award] }, { awards: [award], tender }, []],
]

describe('tags derived from the difference', () => {
  for (const [words, before, after, tags] of cases)
    it(`${words}: ${tags.join(', ') || 'none'}`, () => expect(deriveTags(before, after)).toEqual(tags))

  it('reads a compiled release, with what was dropped in it', () => {
    const compiled = mergeReleases([
      { ocid: 'o', date: '1', tender, awards: [award] },
      { ocid: 'o', date: '2', awards: [{ id: 'a', status: null, title: null }] },
    ])
    expect(deriveTags(compiled, { ocid: 'o', tender })).toEqual([])
    expect(deriveTags(compiled, { ocid: 'o', tender, awards: [award] })).toEqual(['award'])
  })
})
