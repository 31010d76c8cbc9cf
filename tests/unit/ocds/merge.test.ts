import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendCompiled, mergeReleases, mergeRulesOf } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { documents } from './generated-documents.ts'

let day = 0
function release(content: JsonObject, date?: string): JsonObject {
  day = (day % 28) + 1
  const text = date ?? `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`
  return { ocid: 'ocds-demo00-1', id: `r-${text}`, date: text, tag: ['tender'], ...content }
}

function compile(...contents: JsonObject[]): JsonObject {
  day = 0
  const { tag: _tag, id: _id, date: _date, ocid: _ocid, ...rest } = mergeReleases(contents.map((each) => release(each)))
  return rest
}

describe('the compiled release', () => {
  it('has its own id, date and tag', () => {
    const compiled = mergeReleases([release({}, '2026-02-02T00:00:00Z'), release({}, '2026-01-01T00:00:00Z')])
    expect(compiled).toEqual({
      ocid: 'ocds-demo00-1',
      id: 'ocds-demo00-1-2026-02-02T00:00:00Z',
      date: '2026-02-02T00:00:00Z',
      tag: ['compiled'],
    })
  })

  it('takes the newest value by date, and the later one of two with the same date', () => {
    const same = '2026-01-01T00:00:00Z'
    expect(mergeReleases([release({ language: 'es' }, same), release({ language: 'en' }, same)]).language).toBe('en')
    const newest = [
      release({ language: 'es' }, '2026-01-02T00:00:00Z'),
      release({ language: 'en' }, '2026-01-01T00:00:00Z'),
    ]
    expect(mergeReleases(newest).language).toBe('es')
  })

  it('removes what is null, also objects and arrays, and lets it come back', () => {
    expect(compile({ tender: { title: 'a', status: 'active' } }, { tender: { title: null } })).toEqual({
      tender: { status: 'active' },
    })
    expect(compile({ tender: { value: { amount: 1 } } }, { tender: { value: null } })).toEqual({ tender: {} })
    expect(compile({ buyer: { id: '1' } }, { buyer: null }, { buyer: { id: '2' } })).toEqual({ buyer: { id: '2' } })
  })

  it('keeps an object of nothing but nulls as an empty one, and drops an array of an empty object', () => {
    expect(compile({ tender: { value: { amount: null } } })).toEqual({ tender: { value: {} } })
    expect(compile({ tender: { items: [{}] } })).toEqual({})
  })

  it('does nothing for empty arrays and objects, but lets an empty list replace a whole one', () => {
    const item = { id: '1', additionalClassifications: [{ scheme: 's', id: 'x' }] }
    expect(compile({ tender: { items: [item] } }, { tender: { items: [], value: {} } })).toEqual({
      tender: { items: [item] },
    })
    expect(
      compile({ tender: { items: [item] } }, { tender: { items: [{ id: '1', additionalClassifications: [] }] } }),
    ).toEqual({
      tender: { items: [{ id: '1', additionalClassifications: [] }] },
    })
  })

  it('merges arrays of objects by id, nested ones too, in the order of first appearance', () => {
    const first = { awards: [{ id: 'b', items: [{ id: '1', quantity: 1 }] }] }
    const second = { awards: [{ id: 'a' }, { id: 'b', items: [{ id: '2' }, { id: '1', description: 'x' }] }] }
    expect(compile(first, second)).toEqual({
      awards: [{ id: 'b', items: [{ id: '1', quantity: 1, description: 'x' }, { id: '2' }] }, { id: 'a' }],
    })
  })

  it('takes 1 and "1" for the same id and keeps the type of the first', () => {
    expect(compile({ awards: [{ id: 1, title: 'a' }] }, { awards: [{ id: '1', title: 'b' }] })).toEqual({
      awards: [{ id: 1, title: 'b' }],
    })
  })

  it('merges two members with one id in the same release into one', () => {
    expect(
      compile({
        awards: [
          { id: '1', title: 'a', status: 'x' },
          { id: '1', title: 'b' },
        ],
      }),
    ).toEqual({
      awards: [{ id: '1', title: 'b', status: 'x' }],
    })
  })

  it('appends members without id, never matching them', () => {
    const supplier = { awards: [{ id: '1', suppliers: [{ name: 'a' }] }] }
    expect(compile(supplier, supplier)).toEqual({ awards: [{ id: '1', suppliers: [{ name: 'a' }, { name: 'a' }] }] })
  })

  it('replaces whole: literals, wholeListMerge of OCDS and of extensions, arrays that hold a literal', () => {
    expect(compile({ parties: [{ id: '1', roles: ['a', 'b'] }] }, { parties: [{ id: '1', roles: ['c'] }] })).toEqual({
      parties: [{ id: '1', roles: ['c'] }],
    })
    const line = (id: string) => ({ planning: { budget: { budgetBreakdown: [{ id: '1', budgetLines: [{ id }] }] } } })
    expect(compile(line('a'), line('b'))).toEqual(line('b'))
    expect(compile({ mixed: [{ id: 1 }, 'x'] }, { mixed: [{ id: 2 }, 'y'] })).toEqual({ mixed: [{ id: 2 }, 'y'] })
  })

  it('follows any schema: omitWhenMerged, wholeListMerge and the old mergeStrategy', () => {
    const rules = mergeRulesOf({
      properties: {
        secret: { type: 'string', omitWhenMerged: true },
        list: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' } } },
          mergeStrategy: 'ocdsVersion',
        },
        byId: { type: 'array', items: { $ref: '#/definitions/Thing' } },
      },
      definitions: {
        Thing: { type: 'object', properties: { id: { type: 'string' }, gone: { mergeStrategy: 'ocdsOmit' } } },
      },
    })
    const releases = [
      { ocid: 'o', date: '1', secret: 'x', list: [{ id: '1' }], byId: [{ id: '1', gone: 1, a: 1 }] },
      { ocid: 'o', date: '2', list: [{ id: '2' }], byId: [{ id: '1', b: 2 }] },
    ]
    expect(mergeReleases(releases, rules)).toMatchObject({ list: [{ id: '2' }], byId: [{ id: '1', a: 1, b: 2 }] })
    expect(mergeReleases(releases, rules)).not.toHaveProperty('secret')
  })

  it('is not taken in by members named like those of every object', () => {
    const hostile = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"a":1},"toString":"x"}')
    const compiled = mergeReleases([release(hostile), release({ constructor: { b: 2 } })])
    expect(({} as JsonObject).isAdmin).toBeUndefined()
    expect(Object.getPrototypeOf(compiled)).toBe(Object.prototype)
    expect(compiled.constructor).toEqual({ a: 1, b: 2 })
    expect(Object.getOwnPropertyDescriptor(compiled, '__proto__')?.value).toEqual({ isAdmin: true })
  })

  it('merges releases without a date before the others', () => {
    expect(
      mergeReleases([
        { ocid: 'o', date: '2026', language: 'es' },
        { ocid: 'o', language: 'en' },
      ]).language,
    ).toBe('es')
  })
})

describe('merging any releases', () => {
  const histories = fc.array(documents, { minLength: 1, maxLength: 4 })
  const dated = (history: JsonObject[]) =>
    history.map((each, index) => ({
      ...each,
      id: `r${index}`,
      date: `2026-01-0${index + 1}T00:00:00Z`,
      tag: ['tender'],
    }))

  it('gives the same bytes in whatever order they come, and leaves them as they are', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const releases = dated(history)
        const before = JSON.stringify(releases)
        const compiled = JSON.stringify(mergeReleases(releases))
        expect(JSON.stringify(mergeReleases([...releases].reverse()))).toBe(compiled)
        expect(JSON.stringify(releases)).toBe(before)
      }),
    )
  })

  it('may go in batches: what is compiled can be extended', () => {
    fc.assert(
      fc.property(histories, fc.nat(3), (history, cut) => {
        const releases = dated(history)
        const batches = extendCompiled(mergeReleases(releases.slice(0, cut)), releases.slice(cut))
        expect(batches).toEqual(mergeReleases(releases))
      }),
    )
  })

  it('shares nothing with what came in', () => {
    const releases = [release({ parties: [{ id: '1', roles: ['buyer'] }] })]
    const compiled = mergeReleases(releases) as { parties: { roles: string[] }[] }
    compiled.parties[0]?.roles.push('x')
    expect(releases[0]?.parties).toEqual([{ id: '1', roles: ['buyer'] }])
  })
})
