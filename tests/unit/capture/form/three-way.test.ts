import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyProjection } from '#app/capture/form/apply-projection.ts'
import type { Section } from '#app/capture/form/form-model.ts'
import { project } from '#app/capture/form/project.ts'
import { sectionOf } from '#app/capture/form/sections.ts'
import { mergeThreeWays } from '#app/capture/form/three-way.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const { children } = sectionOf('licitacion') as Section
const merge = (
  base: JsonObject | null,
  mine: JsonObject,
  theirs: JsonObject,
  choices?: [string, 'mine' | 'theirs'][],
) => {
  const merged = mergeThreeWays(
    children,
    { base: base && project(children, base), mine: project(children, mine), theirs: project(children, theirs) },
    new Map(choices),
  )
  return { ...merged, document: applyProjection(children, theirs, merged.projection, () => undefined) }
}
const tender = (...members: JsonObject[]): JsonObject => ({
  tender: Object.assign({ id: '1' }, ...members) as JsonObject,
})
const items = (...members: JsonObject[]): JsonObject => ({ items: members })

describe('two people on one section', () => {
  test('different fields, also in one list member, are both kept', () => {
    const base = tender({ title: 'a' }, items({ id: 'x', description: 'd', quantity: 1 }))
    const mine = tender({ title: 'b' }, items({ id: 'x', description: 'd', quantity: 2 }))
    const theirs = tender({ title: 'a', description: 'nueva' }, items({ id: 'x', description: 'e', quantity: 1 }))
    const { document, conflicts, taken } = merge(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(document).toEqual(
      tender({ title: 'b', description: 'nueva' }, items({ id: 'x', description: 'e', quantity: 2 })),
    )
    expect(taken).toHaveLength(2)
  })

  test('the same field is a conflict that keeps mine until somebody chooses', () => {
    const [base, mine, theirs] = [tender({ title: 'a' }), tender({ title: 'b' }), tender({ title: 'c' })]
    const open = merge(base, mine, theirs)
    expect(open.conflicts).toMatchObject([{ where: 'tender/title', kind: 'value', mine: 'b', theirs: 'c' }])
    expect(open.document).toEqual(mine)
    expect(merge(base, mine, theirs, [['tender/title', 'theirs']])).toMatchObject({ conflicts: [], document: theirs })
    expect(merge(base, mine, theirs, [['tender/title', 'mine']])).toMatchObject({ conflicts: [], document: mine })
  })

  test('without knowing what both began with, each difference is asked', () => {
    expect(merge(null, tender({ title: 'b' }), tender({ title: 'c' })).conflicts).toHaveLength(1)
  })

  test('a member that one removed and the other changed is asked; untouched, it goes', () => {
    const base = tender(items({ id: 'x', quantity: 1 }))
    expect(merge(base, tender(), tender(items({ id: 'x', quantity: 1 }))).document).toEqual(tender())
    const { conflicts, document } = merge(base, tender(items({ id: 'x', quantity: 2 })), tender())
    expect(conflicts).toMatchObject([{ where: 'tender/items/#x', kind: 'removed-by-them' }])
    expect(document).toEqual(tender(items({ id: 'x', quantity: 2 })))
    const other = merge(base, tender(), tender(items({ id: 'x', quantity: 2 })), [['tender/items/#x', 'theirs']])
    expect(other).toMatchObject({ conflicts: [], document: tender(items({ id: 'x', quantity: 2 })) })
  })

  test('members that both added are all kept', () => {
    const { document } = merge(
      tender(),
      tender(items({ id: 'x', quantity: 1 })),
      tender(items({ id: 'y', quantity: 2 })),
    )
    expect(document).toEqual(tender(items({ id: 'x', quantity: 1 }, { id: 'y', quantity: 2 })))
  })
})

describe('whatever two people do', () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined })
  const member = fc.record({
    id: fc.constantFrom('x', 'y', 'z'),
    description: text,
    quantity: fc.option(fc.nat(3), { nil: undefined }),
  })
  const document = fc
    .record({
      title: text,
      description: text,
      items: fc.uniqueArray(member, { selector: ({ id }) => id, maxLength: 3 }),
    })
    .map(
      (made) =>
        JSON.parse(
          JSON.stringify({ tender: { id: '1', ...made, ...(made.items.length ? {} : { items: undefined }) } }),
        ) as JsonObject,
    )

  test('who changed nothing gets the other; who agree get that; every conflict can be settled either way', () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const same = (a: JsonObject, b: JsonObject) => expect(project(children, a)).toEqual(project(children, b))
        same(merge(base, base, theirs).document, theirs)
        expect(merge(base, mine, mine).conflicts).toEqual([])
        const { conflicts } = merge(base, mine, theirs)
        for (const side of ['mine', 'theirs'] as const) {
          const settled = merge(
            base,
            mine,
            theirs,
            conflicts.map(({ where }) => [where, side]),
          )
          expect(settled.conflicts).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})
