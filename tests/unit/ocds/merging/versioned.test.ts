import { describe, expect, it } from 'vitest'
import { mergeVersioned } from '#app/ocds/merge.ts'
import type { Json, JsonObject } from '#app/ocds/types.ts'

const release = (number: number, content: JsonObject): JsonObject => ({
  ocid: 'ocds-demo00-1',
  id: `r${number}`,
  date: `2026-01-0${number}`,
  tag: ['tender'],
  ...content,
})
const was = (number: number, value: Json) => ({
  releaseID: `r${number}`,
  releaseDate: `2026-01-0${number}`,
  releaseTag: ['tender'],
  value,
})

describe('the versioned release', () => {
  it('lists the values that a literal has had, and only when they change', () => {
    const releases = [1, 2, 3].map((number) => release(number, { tender: { title: number < 3 ? 'a' : 'b' } }))
    expect(mergeVersioned(releases)).toEqual({ ocid: 'ocds-demo00-1', tender: { title: [was(1, 'a'), was(3, 'b')] } })
  })

  it('records null, from the start and later, and keeps ids of members and the ocid as they are', () => {
    const versioned = mergeVersioned([
      release(1, { awards: [{ id: 1, title: null, status: 'active' }] }),
      release(2, { awards: [{ id: '1', status: null }] }),
    ])
    expect(versioned.awards).toEqual([{ id: 1, title: [was(1, null)], status: [was(1, 'active'), was(2, null)] }])
  })

  it('versions an id that is no array member’s', () => {
    expect(mergeVersioned([release(1, { tender: { id: 'x' } })]).tender).toEqual({ id: [was(1, 'x')] })
  })

  it('takes whole lists as one value', () => {
    const party = (roles: string[]) => ({ parties: [{ id: '1', roles }] })
    expect(mergeVersioned([release(1, party(['a'])), release(2, party(['b']))]).parties).toEqual([
      { id: '1', roles: [was(1, ['a']), was(2, ['b'])] },
    ])
  })

  it('records null for each literal of an object that is nulled', () => {
    const versioned = mergeVersioned([
      release(1, { tender: { value: { amount: 1 } } }),
      release(2, { tender: { value: null } }),
    ])
    expect(versioned.tender).toEqual({ value: { amount: [was(1, 1), was(2, null)] } })
  })

  it('lets the later of two members with one id in a release count', () => {
    const versioned = mergeVersioned([
      release(1, {
        awards: [
          { id: '1', title: 'a' },
          { id: '1', title: 'b' },
        ],
      }),
    ])
    expect(versioned.awards).toEqual([{ id: '1', title: [was(1, 'b')] }])
  })

  it('appends members without id each time', () => {
    const supplier = { awards: [{ id: '1', suppliers: [{ name: 'a' }] }] }
    expect(mergeVersioned([release(1, supplier), release(2, supplier)]).awards).toEqual([
      { id: '1', suppliers: [{ name: [was(1, 'a')] }, { name: [was(2, 'a')] }] },
    ])
  })
})
