import { expect, it } from 'vitest'
import { listChanges } from '#app/ocds/changes.ts'

it('tells what came, went and changed, matching members by id', () => {
  const before = {
    id: '1',
    tender: {
      title: 'a',
      items: [
        { id: '1', quantity: 1 },
        { id: '2', quantity: 2 },
      ],
      status: 'active',
    },
  }
  const after = {
    id: '2',
    tender: {
      title: 'a',
      items: [
        { id: '3', quantity: 3 },
        { id: '1', quantity: 5 },
      ],
    },
    language: 'es',
  }
  expect(listChanges(before, after).map(({ kind, path, before: was, after: is }) => [kind, path, was, is])).toEqual([
    ['added', '/tender/items/0', undefined, { id: '3', quantity: 3 }],
    ['changed', '/tender/items/1/quantity', 1, 5],
    ['removed', '/tender/items/1', { id: '2', quantity: 2 }, undefined],
    ['removed', '/tender/status', 'active', undefined],
    ['added', '/language', undefined, 'es'],
  ])
})

it('labels the place as the forms do', () => {
  expect(listChanges({ tender: { title: 'a' } }, { tender: { title: 'b' } })[0]?.label).toMatch(/^Licitación › /)
})

it('sees nothing in what only changed its order or was emptied', () => {
  const before = {
    parties: [
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ],
    tender: { value: {} },
  }
  expect(listChanges(before, { parties: [{ id: '2', name: 'b' }, { id: '1', name: 'a' }, { id: '3' }] })).toEqual([])
})
