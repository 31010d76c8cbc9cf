import { expect, it } from 'vitest'
import { hasReached, stageOf } from '#app/ocds/stage.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const cases: [string, JsonObject][] = [
  ['planning', {}],
  ['planning', { planning: { rationale: 'x' } }],
  ['tender', { tender: { id: '1' } }],
  ['award', { tender: { id: '1' }, awards: [{ id: '1' }] }],
  ['contract', { awards: [{ id: '1' }], contracts: [{ id: '1' }] }],
  ['contract', { contracts: [{ id: '1', implementation: { status: 'planning', transactions: [] } }] }],
  ['implementation', { contracts: [{ id: '1' }, { id: '2', implementation: { transactions: [{ id: '1' }] } }] }],
  ['implementation', { contracts: [{ id: '1', implementation: { status: 'ongoing' } }] }],
]
for (const [index, [stage, document]] of cases.entries())
  it(`${stage} (${index + 1})`, () => expect(stageOf(document)).toBe(stage))

it('knows what comes before what', () => {
  expect(hasReached('contract', 'award')).toBe(true)
  expect(hasReached('tender', 'award')).toBe(false)
})
